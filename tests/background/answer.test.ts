import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Synchronising } from '../../entrypoints/background/synchronise'

vi.mock('wxt/browser', () => ({ browser: fakeBrowser }))
vi.stubGlobal('location', new URL('chrome-extension://id/background.js'))
const { answerMessages } = await import('../../entrypoints/background/answer')

const forgotten: string[] = []
const synchronising: Synchronising = {
  state: async () => ({ status: 'alone', waiting: 0, needsAttention: 0 }),
  syncNow: () => undefined,
  join: async () => ({ ok: false, reason: 'badCode' }),
  watchPlans: () => undefined,
  forgetTab: (tab) => void forgotten.push(tab),
}
const content = { id: 'test-extension-id', url: 'https://mail.google.com/mail/', frameId: 0, tab: { id: 7 } }

/** As the content script of a page sends it. */
function send(message: object): void {
  const trigger = fakeBrowser.runtime.onMessage.trigger.bind(fakeBrowser.runtime.onMessage)
  Reflect.apply(trigger, null, [message, content, () => undefined])
}

describe('the background', () => {
  beforeEach(() => {
    fakeBrowser.reset()
    forgotten.length = 0
    Object.assign(fakeBrowser.runtime, { id: content.id })
    answerMessages(async () => synchronising)
  })

  it('forgets what the frames of a page before watched, when the tab mounts a sidebar anew', async () => {
    send({ type: 'mount' })
    await vi.waitFor(() => expect(forgotten).toEqual(['7']))
  })

  it('refuses whatever a page’s script may not say', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const fields = { code: 'x', nonce: '0'.repeat(32), path: '/', accountIds: [] }
    const types = ['join', 'sync-now', 'redeem', 'open-page', 'watch-plans', 'sidebar-ready']
    for (const type of types) send({ type, ...fields })
    expect(warn).toHaveBeenCalledTimes(types.length)
    warn.mockRestore()
  })
})

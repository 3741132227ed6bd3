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
  leave: async () => ({ ok: false }),
  history: async () => ({ ok: false, reason: 'offline' }),
  older: async () => ({ ok: false, reason: 'offline' }),
  watchPlans: () => undefined,
  forgetTab: (tab) => void forgotten.push(tab),
}
const sidebar = { id: 'test-extension-id', url: 'chrome-extension://test/sidebar.html', frameId: 3, tab: { id: 7 } }
const content = { id: 'test-extension-id', url: 'https://mail.google.com/mail/', frameId: 0, tab: { id: 7 } }

/** As the content script of a page sends it, unless another sender is named. */
function send(message: object, sender: object = content): void {
  const trigger = fakeBrowser.runtime.onMessage.trigger.bind(fakeBrowser.runtime.onMessage)
  Reflect.apply(trigger, null, [message, sender, () => undefined])
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
    const fields = {
      code: 'x',
      nonce: '0'.repeat(32),
      path: '/',
      accountIds: [],
      sequence: 0,
      chips: [],
      isWanted: true,
      text: 'x',
    }
    const pages = ['join', 'sync-now', 'redeem', 'open-page', 'watch-plans', 'generic-reads']
    const types = [
      ...pages,
      'sidebar-ready',
      'sidebar-chips',
      'sidebar-list',
      'sidebar-insert',
      'sidebar-selection',
      'sidebar-again',
      'sidebar-self-test',
    ]
    for (const type of types) send({ type, ...fields })
    expect(warn).toHaveBeenCalledTimes(types.length)
    warn.mockRestore()
  })

  it('hands on to the page of a sidebar what that says, and to nobody else', async () => {
    const sent = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue(null)
    const chips = { type: 'sidebar-chips', sequence: 3, chips: [] }
    for (const message of [
      chips,
      { type: 'sidebar-list', isWanted: true },
      { type: 'sidebar-insert', text: 'Dear' },
      { type: 'sidebar-again' },
      { type: 'sidebar-selection' },
    ])
      send(message, sidebar)
    await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(5))
    expect(sent.mock.calls[0]).toEqual([7, chips, { frameId: 0 }])
    sent.mockRestore()
  })

  it('runs the generic reader in the tab whose adapter gives up, and in no frame of it', async () => {
    const run = vi.fn<() => Promise<unknown[]>>(async () => [])
    Object.assign(fakeBrowser, { scripting: { executeScript: run } })
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    send({ type: 'take-over', webmail: 'roundcube' }, { ...content, frameId: 4 })
    send({ type: 'take-over', webmail: 'roundcube' }, sidebar)
    send({ type: 'take-over', webmail: 'roundcube' })
    await vi.waitFor(() => expect(run).toHaveBeenCalledOnce())
    const files = ['/generic.js']
    expect(run).toHaveBeenCalledWith(expect.objectContaining({ target: { tabId: 7 }, files }))
    expect(warn).toHaveBeenCalledOnce()
    warn.mockRestore()
  })
})

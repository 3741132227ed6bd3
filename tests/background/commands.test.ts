import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import config from '../../wxt.config'

vi.mock('wxt/browser', () => ({ browser: fakeBrowser }))

type Heard = (command: string, tab?: { id?: number }) => void

const ignore: Heard = () => undefined

async function keysIn(page: string) {
  vi.resetModules()
  vi.stubGlobal('location', new URL(page))
  let press: Heard = ignore
  const addListener = (heard: Heard): void => void (press = heard)
  Object.assign(fakeBrowser, { commands: { onCommand: { addListener } } })
  const all = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue(null)
  const one = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue(null)
  const { handOnCommands } = await import('../../entrypoints/background/commands')
  handOnCommands()
  return { press: (...pressed: Parameters<Heard>) => press(...pressed), all, one }
}

describe('the browser’s keys', () => {
  beforeEach(() => fakeBrowser.reset())
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })

  it('are handed to the sidebar of the tab in front, whatever has the focus', async () => {
    const { press, all, one } = await keysIn('chrome-extension://id/background.js')
    press('cover', { id: 7 })
    press('something-else', { id: 7 })
    press('fold')
    expect(all.mock.calls).toEqual([[{ type: 'command', command: 'cover', tabId: 7 }]])
    expect(one).not.toHaveBeenCalled()
  })

  it('go to the tab itself in Firefox, whose frames hear nothing else', async () => {
    const { press, all, one } = await keysIn('moz-extension://id/background.html')
    press('fold', { id: 7 })
    expect(one.mock.calls).toEqual([[7, { type: 'command', command: 'fold', tabId: 7 }]])
    expect(all).not.toHaveBeenCalled()
  })

  it('are those that the buttons name', async () => {
    const { manifest } = config
    if (typeof manifest !== 'function') throw new Error('The manifest depends on browser and mode.')
    const env = { mode: 'production', browser: 'chrome', manifestVersion: 3, command: 'build' } as const
    const { commands } = await manifest(env)
    const keys = Object.entries(commands ?? {}).map(([name, { suggested_key: key }]) => [name, key])
    expect(keys).toEqual([
      ['cover', { default: 'Alt+Shift+P' }],
      ['fold', { default: 'Alt+Shift+S' }],
    ])
  })
})

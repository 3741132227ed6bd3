/** What a frame hears: of its own tab's top frame, and of the background. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', () => ({ browser: fakeBrowser }))
const { listen } = await import('../../../entrypoints/sidebar/page-session')

const id = 'test-extension-id'

function send(message: object, sender: object): void {
  const trigger = fakeBrowser.runtime.onMessage.trigger.bind(fakeBrowser.runtime.onMessage)
  Reflect.apply(trigger, null, [message, { id, ...sender }, () => undefined])
}

describe('a frame', () => {
  beforeEach(() => {
    fakeBrowser.reset()
    Object.assign(fakeBrowser.runtime, { id, onConnect: { addListener: () => undefined } })
  })

  it('covers and folds by the browser’s keys in its own tab alone, and never by a page’s word', () => {
    const onCommand = vi.fn<(command: string) => void>()
    listen(7, { onReport: () => undefined, onCommand })
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    send({ type: 'command', command: 'cover', tabId: 7 }, {})
    send({ type: 'command', command: 'fold', tabId: 8 }, {})
    send({ type: 'command', command: 'fold', tabId: 7 }, { tab: { id: 7 }, frameId: 0 })
    send({ type: 'command', command: 'cover', tabId: 7 }, { id: 'another extension' })
    expect(onCommand.mock.calls).toEqual([['cover']])
    warn.mockRestore()
  })

  it('is told by its tab’s top frame whether a text was taken', () => {
    const onInserted = vi.fn<(isTaken: boolean) => void>()
    listen(7, { onReport: () => undefined, onInserted })
    send({ type: 'inserted', isTaken: false }, { tab: { id: 7 }, frameId: 0 })
    send({ type: 'inserted', isTaken: true }, { tab: { id: 7 }, frameId: 3 })
    send({ type: 'inserted', isTaken: true }, { tab: { id: 8 }, frameId: 0 })
    expect(onInserted.mock.calls).toEqual([[false]])
  })

  it('takes the port of its tab’s top frame, says so, and hears by it; any other it hangs up', () => {
    const onInserted = vi.fn<(isTaken: boolean) => void>()
    const connect = vi.fn<(port: object) => void>()
    Object.assign(fakeBrowser.runtime, {
      onConnect: { addListener: (hear: typeof connect) => connect.mockImplementation(hear) },
    })
    listen(7, { onReport: () => undefined, onInserted })
    const offer = (sender: object) => {
      const hearers: ((message: unknown) => void)[] = []
      const onMessage = { addListener: (hearer: (message: unknown) => void) => void hearers.push(hearer) }
      const [postMessage, disconnect] = [vi.fn<() => void>(), vi.fn<() => void>()]
      connect({ sender: { id, ...sender }, onMessage, postMessage, disconnect })
      for (const hearer of hearers) hearer({ type: 'inserted', isTaken: true })
      return { postMessage, disconnect }
    }
    const strangers = [
      { tab: { id: 8 }, frameId: 0 },
      { tab: { id: 7 }, frameId: 3 },
      { tab: { id: 7 }, frameId: 0, id: 'another extension' },
      {},
    ].map(offer)
    for (const port of strangers) {
      expect(port.disconnect).toHaveBeenCalledOnce()
      expect(port.postMessage).not.toHaveBeenCalled()
    }
    expect(onInserted).not.toHaveBeenCalled()
    const own = offer({ tab: { id: 7 }, frameId: 0 })
    expect(own.postMessage).toHaveBeenCalledOnce()
    expect(own.disconnect).not.toHaveBeenCalled()
    expect(onInserted.mock.calls).toEqual([[true]])
  })
})

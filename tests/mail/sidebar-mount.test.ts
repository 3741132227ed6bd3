import { parseHTML } from 'linkedom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', () => ({ browser: fakeBrowser }))
const { mountSidebar } = await import('../../lib/mail/sidebar-mount')

const layout = { isFolded: false, width: 360 }
const looks: (() => void)[] = []
/** linkedom tells of mutations at once; a browser, and so this, only after the script has ended. */
class Observer {
  readonly #look: () => void
  constructor(look: () => void) {
    this.#look = look
    looks.push(look)
  }
  observe(): void {
    if (!looks.includes(this.#look)) looks.push(this.#look)
  }
  disconnect(): void {
    looks.splice(looks.indexOf(this.#look), 1)
  }
}

function mounted() {
  const { document } = parseHTML('<html><head></head><body></body></html>')
  const rooms: number[] = []
  const aside = { take: (width: number) => void rooms.push(width), giveBack: () => void rooms.push(0) }
  const ending = new AbortController()
  const sidebar = mountSidebar(document, aside, ending.signal)
  const host = () => [...document.documentElement.children].find(({ localName }) => localName === 'div')
  return { document, rooms, ending, host, sidebar }
}

function fakePort() {
  const heard: (() => void)[] = []
  const gone: (() => void)[] = []
  const posted: unknown[] = []
  let isClosed = false
  return {
    onMessage: { addListener: (listener: () => void) => void heard.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => void gone.push(listener) },
    postMessage: (message: unknown) => void posted.push(message),
    /** One's own end tells one nothing. */
    disconnect: () => void (isClosed = true),
    answer: () => heard.forEach((listener) => listener()),
    hangUp: () => gone.forEach((listener) => listener()),
    isClosed: () => isClosed,
    posted,
  }
}

const removeAndLook = async (page: ReturnType<typeof mounted>): Promise<void> => {
  page.host()?.remove()
  for (const look of looks) look()
  await vi.advanceTimersByTimeAsync(10)
}

describe('the sidebar in a page', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('MutationObserver', Observer)
    looks.length = 0
    fakeBrowser.reset()
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue({ nonce: '0'.repeat(32), layout })
    Object.assign(fakeBrowser, { i18n: { getMessage: () => 'Sidelight' } })
    Object.assign(fakeBrowser.runtime, { getURL: (path: string) => `chrome-extension://id${path}` })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })

  it('comes back when the page takes it out, and gives the room back to one that never stops', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const page = mounted()
    await vi.advanceTimersByTimeAsync(10)
    for (let times = 0; times < 19; times += 1) await removeAndLook(page)
    expect(page.host()).toBeDefined()
    await removeAndLook(page)
    expect(page.host()).toBeUndefined()
    expect(page.rooms.at(-1)).toBe(0)
    expect(warn).toHaveBeenCalledOnce()
  })

  it('is mounted anew when the sidebar asks for it, with a nonce that is not used up', async () => {
    const asked = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue({ nonce: '1'.repeat(32), layout })
    const page = mounted()
    await vi.advanceTimersByTimeAsync(10)
    const first = page.host()
    const id = 'test-extension-id'
    Object.assign(fakeBrowser.runtime, { id })
    const trigger = fakeBrowser.runtime.onMessage.trigger.bind(fakeBrowser.runtime.onMessage)
    const ask = (sender: object): unknown =>
      Reflect.apply(trigger, null, [{ type: 'sidebar-again' }, { id, ...sender }, () => undefined])
    ask({ url: 'https://mail.example/' })
    expect(first?.isConnected).toBe(true)
    ask({ url: 'chrome-extension://test/background.js' })
    expect(first?.isConnected).toBe(false)
    for (const look of looks) look()
    await vi.advanceTimersByTimeAsync(10)
    expect(page.host()?.isConnected).toBe(true)
    expect(asked).toHaveBeenCalledTimes(2)
    page.ending.abort()
  })

  it('comes back for ever to a page that takes it out now and then', async () => {
    const page = mounted()
    await vi.advanceTimersByTimeAsync(10)
    for (let times = 0; times < 30; times += 1) {
      await vi.advanceTimersByTimeAsync(61_000)
      await removeAndLook(page)
    }
    expect(page.host()).toBeDefined()
    page.ending.abort()
    expect(page.host()).toBeUndefined()
  })

  it('comes back when it is taken out the moment it arrives', async () => {
    const page = mounted()
    const { documentElement } = page.document
    const append = documentElement.append.bind(documentElement)
    vi.spyOn(documentElement, 'append').mockImplementationOnce((...nodes) => {
      append(...nodes)
      page.host()?.remove()
      for (const look of looks) look()
    })
    await vi.advanceTimersByTimeAsync(10)
    expect(page.host()).toBeDefined()
  })

  it('speaks by the port once the sidebar has taken it, and to everybody until then and when it is gone', async () => {
    const said = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue({ nonce: '0'.repeat(32), layout })
    const id = 'test-extension-id'
    const ports: ReturnType<typeof fakePort>[] = []
    const connect = (): object => {
      const port = fakePort()
      ports.push(port)
      return port
    }
    Object.assign(fakeBrowser.runtime, { id, connect })
    const trigger = fakeBrowser.runtime.onMessage.trigger.bind(fakeBrowser.runtime.onMessage)
    const page = mounted()
    await vi.advanceTimersByTimeAsync(10)
    const told = (): number =>
      said.mock.calls.filter(([message]) => Reflect.get(Object(message), 'type') === 'inserted').length
    const isReady = (): unknown =>
      Reflect.apply(trigger, null, [
        { type: 'sidebar-ready' },
        { id, url: 'chrome-extension://id/b.js' },
        () => undefined,
      ])
    const tell = (): void => page.sidebar.tell({ type: 'inserted', isTaken: true })

    isReady()
    tell()
    expect(told()).toBe(1)
    const [first] = ports
    first?.answer()
    tell()
    expect([told(), first?.posted.length]).toEqual([1, 1])
    first?.hangUp()
    tell()
    expect([told(), first?.posted.length]).toEqual([2, 1])

    isReady()
    ports[1]?.answer()
    isReady()
    expect(ports[1]?.isClosed()).toBe(true)
    // The one before has nothing more to say.
    ports[1]?.answer()
    tell()
    expect([told(), ports[1]?.posted.length]).toEqual([3, 0])
    ports[2]?.answer()
    page.ending.abort()
    expect(ports[2]?.isClosed()).toBe(true)
  })
})

import { parseHTML } from 'linkedom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MailAdapter, MessageIdentity, PageReading } from '../../lib/mail/adapter'
import { watchPage } from '../../lib/mail/page-watch'
import { queryRequired } from '../../lib/mail/selectors'
import type { OpenMessage, PageReport } from '../../lib/messages/page-report'

const message = (pageKey: string): OpenMessage => ({
  pageKey,
  threadKey: null,
  messageId: null,
  subject: pageKey,
  at: null,
  people: [{ role: 'from', name: '', address: 'ana@acme.example' }],
  peopleLeftOut: 0,
  originals: [],
  traits: [],
})
const showing = (pageKey: string): PageReading => ({
  kind: 'message',
  ownAddresses: [],
  messages: [message(pageKey)],
  focus: 0,
})

/** A page whose reading the test decides, watched for real. */
function watched(readIdentity?: MailAdapter['readIdentity']) {
  const { document, window } = parseHTML('<html><body><main></main><p>secret of Ana</p></body></html>')
  Object.assign(window, {
    requestAnimationFrame: (callback: FrameRequestCallback) => setTimeout(() => callback(0), 16),
    cancelAnimationFrame: clearTimeout,
  })
  const reports: PageReport[] = []
  const abort = new AbortController()
  const state: { read: () => PageReading } = { read: () => ({ kind: 'none', ownAddresses: [] }) }
  let reads = 0
  const adapter: MailAdapter = {
    id: 'test',
    matches: () => true,
    selectors: {},
    readPage: () => {
      reads += 1
      return state.read()
    },
    watched: (page) => ({ targets: [page.body], frames: [] }),
    aside: () => ({ html: {}, body: {} }),
    ...(readIdentity === undefined ? {} : { readIdentity }),
  }
  watchPage({ page: document, adapter, onReport: (report) => reports.push(report), signal: abort.signal })
  return {
    document,
    reports,
    abort,
    reads: () => reads,
    async show(read: () => PageReading, milliseconds = 50) {
      state.read = read
      document.querySelector('main')?.append(document.createElement('i'))
      await vi.advanceTimersByTimeAsync(milliseconds)
    },
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('watchPage', () => {
  it('tells each state once, in order', async () => {
    const page = watched()
    await page.show(() => ({ kind: 'none', ownAddresses: [] }))
    await page.show(() => showing('a'))
    await page.show(() => showing('a'))
    await page.show(() => showing('b'))
    expect(page.reports.map((report) => [report.sequence, report.kind])).toEqual([
      [0, 'none'],
      [1, 'message'],
      [2, 'message'],
    ])
    expect(page.reports[1]).toMatchObject({ webmail: 'test', isComplete: true })
  })

  it('tells once that the page is between two messages, and that it cannot read when that lasts', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const page = watched()
    await page.show(() => showing('a'))
    await page.show(() => ({ kind: 'transition' }), 5000)
    await page.show(() => ({ kind: 'transition' }), 5000)
    expect(page.reports.map(({ kind }) => kind)).toEqual(['message', 'between'])
    await page.show(() => ({ kind: 'transition' }), 10_000)
    expect(page.reports[2]).toMatchObject({ kind: 'unreadable', field: 'message' })
    await page.show(() => showing('b'))
    expect(page.reports[3]).toMatchObject({ kind: 'message', messages: [{ pageKey: 'b' }] })
  })

  it('tells at once that a message just reported is left, so that it is not drawn late', async () => {
    const page = watched()
    await page.show(() => showing('a'), 20)
    await page.show(() => ({ kind: 'transition' }), 20)
    await page.show(() => showing('a'), 20)
    expect(page.reports.map(({ kind }) => kind)).toEqual(['message', 'between', 'message'])
  })

  it('says nothing of a page that changes for ever and is read again each time', async () => {
    const page = watched()
    await page.show(() => showing('a'), 3000)
    for (let turn = 0; turn < 20; turn += 1) {
      await page.show(() => ({ kind: 'transition' }), 100)
      await page.show(() => showing('a'), 100)
    }
    expect(page.reports).toHaveLength(1)
  })

  it('reports a missing field with censored markup, on the console too, when it stays missing', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const page = watched()
    const missing = () => {
      queryRequired(page.document, 'sender', [{ css: '.from', seen: '2026-01' }])
      return showing('a')
    }
    await page.show(missing, 1000)
    expect(page.reports).toHaveLength(0)
    await page.show(missing, 4000)
    expect(page.reports).toMatchObject([{ kind: 'unreadable', field: 'sender', selectors: ['.from'] }])
    expect(JSON.stringify(page.reports)).not.toContain('Ana')
    expect(warn).toHaveBeenCalledOnce()
    expect(warn.mock.calls[0]?.[0]).toContain('"sender"')
  })

  it('reports an error of its own as unreadable, never as an empty panel', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue()
    vi.spyOn(console, 'warn').mockReturnValue()
    const page = watched()
    await page.show(() => {
      throw new TypeError('a mistake')
    }, 5000)
    expect(page.reports).toMatchObject([{ kind: 'unreadable', field: 'page' }])
    expect(error).toHaveBeenCalled()
  })

  it('reports first without the identity, then with it, and asks once for a message', async () => {
    const asked: string[] = []
    const page = watched(async (_, { pageKey }) => {
      asked.push(pageKey)
      await new Promise((resolve) => setTimeout(resolve, 300))
      return { messageId: `${pageKey}@acme.example`, at: '2026-03-12T01:12:40.000Z' }
    })
    await page.show(() => showing('a'), 100)
    expect(page.reports).toMatchObject([{ isComplete: false, messages: [{ messageId: null }] }])
    await page.show(() => showing('a'), 500)
    expect(page.reports[1]).toMatchObject({ isComplete: true, messages: [{ messageId: 'a@acme.example' }] })
    await page.show(() => showing('b'), 500)
    await page.show(() => showing('a'), 500)
    expect(asked).toEqual(['a', 'b'])
    expect(page.reports.at(-1)).toMatchObject({ isComplete: true, messages: [{ messageId: 'a@acme.example' }] })
  })

  it('tells everybody of the headers once they are read, and keeps the page’s people where those name nobody', async () => {
    const people = [
      { role: 'from' as const, name: 'Ana', address: 'ana@acme.example' },
      { role: 'sender' as const, name: '', address: 'desk@acme.example' },
    ]
    const original = { how: 'onBehalf' as const, name: '', address: 'desk@acme.example' }
    const page = watched(async (_, { pageKey }) => {
      const identity = { messageId: null, at: null }
      return pageKey === 'a'
        ? { ...identity, people, peopleLeftOut: 2, originals: [original, original], traits: ['list'] }
        : { ...identity, people: [], peopleLeftOut: 0 }
    })
    await page.show(() => showing('a'), 100)
    expect(page.reports.at(-1)).toMatchObject({
      isComplete: true,
      messages: [{ people, peopleLeftOut: 2, originals: [original], traits: ['list'] }],
    })
    await page.show(() => showing('b'), 100)
    expect(page.reports.at(-1)).toMatchObject({
      isComplete: true,
      messages: [{ people: message('b').people, peopleLeftOut: 0, originals: [] }],
    })
  })

  it('never gives a message the identity of the one before', async () => {
    const answers = new Map<string, (identity: MessageIdentity) => void>()
    const page = watched((_, { pageKey }) => new Promise((resolve) => answers.set(pageKey, resolve)))
    await page.show(() => showing('a'))
    await page.show(() => showing('b'))
    answers.get('a')?.({ messageId: 'a@acme.example', at: null })
    await page.show(() => showing('b'))
    expect(page.reports.at(-1)).toMatchObject({ isComplete: false, messages: [{ pageKey: 'b', messageId: null }] })
  })

  it('is complete without an identity that cannot be read, and asks again when the message is opened again', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    let asked = 0
    const page = watched(() => Promise.reject(new Error(`offline ${(asked += 1)}`)))
    await page.show(() => showing('a'), 200)
    expect(page.reports.at(-1)).toMatchObject({ isComplete: true, messages: [{ messageId: null }] })
    await page.show(() => ({ kind: 'none', ownAddresses: [] }))
    await page.show(() => showing('a'), 200)
    expect(asked).toBe(2)
  })

  it('is complete without an identity that the webmail never tells', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const page = watched(
      (_, __, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    )
    await page.show(() => showing('a'), 9000)
    expect(page.reports).toMatchObject([{ isComplete: false }])
    await page.show(() => showing('a'), 2000)
    expect(page.reports.at(-1)).toMatchObject({ isComplete: true, messages: [{ messageId: null }] })
  })

  it('reads once for many changes, and not at all after its end', async () => {
    const page = watched()
    await page.show(() => showing('a'))
    const before = page.reads()
    for (let change = 0; change < 500; change += 1) page.document.body.append(page.document.createElement('i'))
    await vi.advanceTimersByTimeAsync(100)
    expect(page.reads() - before).toBe(1)
    page.abort.abort()
    await page.show(() => showing('b'), 1000)
    expect(page.reports).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})

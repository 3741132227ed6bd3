import { afterEach, describe, expect, it } from 'vitest'
import type { MailAdapter } from '../../lib/mail/adapter'
import { readerHere, takePlace, type Reader } from '../../lib/mail/reader'

function reader(id: string, hasFailed: boolean, ended: string[]): Omit<Reader, 'before'> {
  const adapter: MailAdapter = {
    id,
    matches: () => true,
    selectors: {},
    readPage: () => ({ kind: 'transition' }),
    watched: () => ({ targets: [], frames: [] }),
    aside: () => ({ html: {}, body: {} }),
  }
  return {
    page: Object.create(null),
    adapter,
    signal: new AbortController().signal,
    ownAddresses: () => [],
    tell: () => undefined,
    equip: () => undefined,
    hasFailed: () => hasFailed,
    end: () => void ended.push(id),
  }
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for('sidelight.reader'))
})

describe('the reader of a page', () => {
  it('is one: who comes later ends who was there, and knows of an adapter that failed', () => {
    const ended: string[] = []
    expect(readerHere()).toBeNull()
    takePlace(reader('gmail', true, ended))
    expect(readerHere()?.before).toBeNull()
    takePlace(reader('generic', false, ended))
    expect(ended).toEqual(['gmail'])
    expect(readerHere()?.adapter.id).toBe('generic')
    expect(readerHere()?.before?.adapter.id).toBe('gmail')
  })

  it('forgets the version before of itself, which did not fail', () => {
    const ended: string[] = []
    takePlace(reader('gmail', false, ended))
    takePlace(reader('gmail', false, ended))
    expect(ended).toEqual(['gmail'])
    expect(readerHere()?.before).toBeNull()
  })
})

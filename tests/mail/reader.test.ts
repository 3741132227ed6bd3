import { afterEach, describe, expect, it } from 'vitest'
import { becomeCore, coreHere, type PageCore } from '../../lib/mail/reader'

const core = (ended: string[], name: string): PageCore => ({
  reader: null,
  readBy: () => undefined,
  end: () => void ended.push(name),
})

afterEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for('sidelight.core'))
})

describe('the core of a page', () => {
  it('is found by the scripts that are loaded later, and is one: a newer version ends the one before', () => {
    const ended: string[] = []
    expect(coreHere()).toBeNull()
    const first = core(ended, 'first')
    becomeCore(first)
    expect(coreHere()).toBe(first)
    const second = core(ended, 'second')
    becomeCore(second)
    expect([ended, coreHere() === second]).toEqual([['first'], true])
  })

  it('is nothing that something else has left in its place', () => {
    for (const left of [null, 5, 'core', { readBy: 1 }]) {
      Reflect.set(globalThis, Symbol.for('sidelight.core'), left)
      expect(coreHere()).toBeNull()
    }
  })
})

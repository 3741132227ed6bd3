import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPersonText, withoutLabel } from '../../lib/mail/adapters/shown-person'

describe('a person as a page shows one', () => {
  it.each([
    ['Ana López <ana@acme.example>', 'Ana López', 'ana@acme.example'],
    ['Ana López<ana@acme.example>', 'Ana López', 'ana@acme.example'],
    ['Ana (ana@acme.example)', 'Ana', 'ana@acme.example'],
    ['Ana ana@acme.example', 'Ana', 'ana@acme.example'],
    ['"López, Ana" <ana@acme.example>', 'López, Ana', 'ana@acme.example'],
    ['ana@acme.example', '', 'ana@acme.example'],
    ['<ana@acme.example>', '', 'ana@acme.example'],
    ['Ana', 'Ana', null],
    // The address stands last; one before it is part of the name, which anybody may choose.
    ['boss@acme.example <ana@evil.example>', 'boss@acme.example', 'ana@evil.example'],
    ['Ana @ Acme', 'Ana @ Acme', null],
    ['', '', null],
  ])('reads %j as %j and %j', (text, name, address) => {
    expect(readPersonText('from', text)).toEqual({ role: 'from', name, address })
  })

  it('takes the last address behind any name, and never one out of the name', () => {
    const holds = fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.emailAddress(), (name, address) => {
      const read = readPersonText('to', `${name} <${address}>`)
      return read.address === address
    })
    expect(fc.check(holds, { numRuns: 1000 }).counterexample).toBeNull()
  })

  it('is quick with text made to be slow', () => {
    const before = performance.now()
    for (const text of ['<'.repeat(50_000), '( '.repeat(25_000), 'a@'.repeat(25_000), ' a'.repeat(25_000)])
      readPersonText('to', text)
    expect(performance.now() - before).toBeLessThan(1000)
  })

  it('cuts a label for screen readers, in any language, and no name', () => {
    expect(['From: Ana', 'Von: Ana', '发件人：王伟', 'Ana', 'ana@acme.example'].map(withoutLabel)).toEqual([
      'Ana',
      'Ana',
      '王伟',
      'Ana',
      'ana@acme.example',
    ])
  })
})

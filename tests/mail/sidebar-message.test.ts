import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMountAnswer, readSidebarMessage } from '../../lib/mail/sidebar-message'
import { limits } from '../../lib/messages/limits'
import { mountAnswerSchema, sidebarMessageSchema } from '../../lib/messages/sidebar-messages'

/** What may stand in any place: right values, values on both sides of each bound, and nonsense. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, undefined, true, false, 0, -1, 319, 320, 400, 401, 1.5, Number.NaN, Infinity, 2 ** 53),
  fc.constantFrom(
    '',
    'strategic',
    'basic',
    'healthy',
    'atRisk',
    'x',
    '战略',
    'a'.repeat(32),
    'A'.repeat(32),
    `${'a'.repeat(32)}\n`,
  ),
  fc.constantFrom('y'.repeat(40), 'y'.repeat(41), 'y'.repeat(120), 'y'.repeat(121), 'y'.repeat(500), 'y'.repeat(501)),
  fc.constantFrom('y'.repeat(limits.insertLength), 'y'.repeat(limits.insertLength + 1), [], {}, [null]),
)
const layout = fc.oneof(
  value,
  fc.constantFrom({ isFolded: true, width: 320 }, { isFolded: false, width: 400, more: 1 }),
  fc.record({ isFolded: value, width: value }, { requiredKeys: [] }),
)
const goodChip = { key: 'INBOX/1', tier: 'growth', band: null, label: 'Growth', title: 'Growth, healthy' }
const chip = fc.oneof(
  value,
  fc
    .tuple(fc.constantFrom(...Object.keys(goodChip)), value)
    .map(([name, odd]) => Object.assign(structuredClone(goodChip), { [name]: odd })),
  fc.constant({ ...goodChip, name: 'left out' }),
)
const chips = fc.oneof(
  value,
  fc.array(chip, { maxLength: 4 }),
  fc
    .constantFrom(limits.rowsPerList, limits.rowsPerList + 1)
    .map((count) => Array.from({ length: count }, () => goodChip)),
)
const type = fc.constantFrom(
  'sidebar-ready',
  'sidebar-layout',
  'sidebar-chips',
  'sidebar-list',
  'sidebar-insert',
  'sidebar-selection',
  'sidebar-again',
  'sidebar-self-test',
  'mount',
)
const message = fc.oneof(
  value,
  fc.record({ type, layout, sequence: value, chips, isWanted: value, text: value }, { requiredKeys: ['type'] }),
)

/** One of each kind that is taken: chance alone leaves a rare one out now and then. */
const good = [
  { type: 'sidebar-ready' },
  { type: 'sidebar-layout', layout: { isFolded: true, width: 320 } },
  { type: 'sidebar-chips', sequence: 0, chips: [goodChip] },
  { type: 'sidebar-list', isWanted: true },
  { type: 'sidebar-insert', text: 'x' },
  { type: 'sidebar-selection' },
  { type: 'sidebar-again' },
  { type: 'sidebar-self-test' },
]

describe('what the content script hears', () => {
  it('is taken exactly where the schema of the sidebar’s messages takes it', () => {
    const taken = new Set<string>()
    const agrees = fc.property(message, (drawn) => {
      const { data } = sidebarMessageSchema.safeParse(drawn)
      if (data) taken.add(data.type)
      expect(readSidebarMessage(drawn)).toEqual(data ?? null)
    })
    fc.assert(agrees, { numRuns: 5000, examples: good.map((one): [unknown] => [one]) })
    expect(taken.size).toBe(good.length)
  })

  it('is an answer to the mount where its schema says so', () => {
    let taken = 0
    const answer = fc.oneof(
      value,
      fc.record({ nonce: fc.oneof(value, fc.constant('0123456789abcdef'.repeat(2))), layout }, { requiredKeys: [] }),
    )
    const agrees = fc.property(answer, (drawn) => {
      const { data } = mountAnswerSchema.safeParse(drawn)
      if (data) taken += 1
      expect(readMountAnswer(drawn)).toEqual(data ?? null)
    })
    fc.assert(agrees, { numRuns: 5000 })
    expect(taken).toBeGreaterThan(0)
  })
})

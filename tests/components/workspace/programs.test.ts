/** What came, grouped by name, and a mapping as it is typed. */
import { describe, expect, it } from 'vitest'
import {
  draftOf,
  formOf,
  newForm,
  pathsIn,
  problemsOf,
} from '../../../components/workspace/programs/mapping-form-draft'
import {
  filterEvents,
  groupEvents,
  mappingOf,
  reasonKeyOf,
} from '../../../components/workspace/programs/programs-model'
import type { EventCountView, MappingDraft } from '../../../lib/messages/ingest-protocol'

const count = (name: string, outcome: EventCountView['outcome'], last: string): EventCountView => ({
  call: 'track',
  name,
  outcome,
  count: 1,
  reason: '',
  first: last,
  last,
})
const own = (name: string, paths: string) => ({ key: name + paths, name, paths })
const fields = ['email', 'account', 'value', 'detail']

describe('what came', () => {
  const events = groupEvents([
    count('…', 'unmapped', '2026-03-09T00:00:00.000Z'),
    count('Old', 'written', '2026-03-01T00:00:00.000Z'),
    count('Rated', 'written', '2026-03-03T00:00:00.000Z'),
    count('Rated', 'refused', '2026-03-02T00:00:00.000Z'),
  ])

  it('is one line for each name, the latest first, with what is to be done about before the rest', () => {
    expect(events.map(({ name, last }) => `${name} ${last.slice(0, 10)}`)).toEqual([
      'Rated 2026-03-03',
      'Old 2026-03-01',
      '… 2026-03-09',
    ])
    expect(events[0]?.counts.map(({ outcome }) => outcome)).toEqual(['refused', 'written'])
    expect(filterEvents(events, 'refused').map(({ name }) => name)).toEqual(['Rated'])
  })

  it('finds its mapping however the name is written', () => {
    const mapping = {
      id: 'm',
      call: 'track',
      event: 'report_exported',
      to: 'nothing',
      kind: null,
      once: 'day',
      fields: {},
    }
    expect(
      mappingOf([{ ...mapping, call: 'track', to: 'nothing', once: 'day' }], { call: 'track', name: 'Report Exported' })
        ?.id,
    ).toBe('m')
    expect(
      mappingOf([{ ...mapping, call: 'page', to: 'nothing', once: 'day' }], { call: 'track', name: 'Report Exported' }),
    ).toBeUndefined()
  })

  it('tells known reasons from others', () => {
    expect(reasonKeyOf('value: csat is a number of 1 to 5, not 9.')).toBe('outOfRange')
    expect(reasonKeyOf('Something new.')).toBeNull()
  })
})

describe('a mapping in a form', () => {
  it('comes out as it went in', () => {
    const mapping: MappingDraft = {
      call: 'track',
      event: 'Rated',
      to: 'signal',
      kind: 'csat',
      once: 'day',
      fields: { value: ['properties.stars', 'properties.score'], detail: [] },
    }
    expect(draftOf(formOf(mapping), fields)).toEqual(mapping)
    const company: MappingDraft = {
      call: 'group',
      event: null,
      to: 'account',
      kind: null,
      once: 'message',
      fields: { name: ['traits.name'], 'custom.plan': ['traits.plan'] },
    }
    expect(draftOf(formOf(company), ['name'])).toEqual(company)
  })

  it('leaves out what was typed for another target', () => {
    const form = { ...newForm('track', 'X'), paths: { value: 'properties.a', amount: 'properties.b' }, kind: 'x' }
    expect(draftOf(form, fields).fields).toEqual({ value: ['properties.a'] })
    expect(draftOf({ ...form, to: 'order' }, ['amount'])).toMatchObject({
      kind: null,
      fields: { amount: ['properties.b'] },
    })
  })

  it('says what is wrong before it is sent', () => {
    expect(problemsOf(newForm('track', ''), fields)).toEqual(['event'])
    expect(problemsOf({ ...newForm('track', 'X'), paths: { value: 'x'.repeat(1001) } }, fields)).toEqual(['path'])
    const twice = { ...newForm('identify', ''), own: [own('plan', 'traits.a'), own('plan', 'traits.b')] }
    expect(problemsOf(twice, [])).toEqual(['own'])
    expect(problemsOf({ ...twice, own: [own('plan', 'traits.a')] }, [])).toEqual([])
  })

  it('offers the paths that messages have, and no more than can be looked at', () => {
    const message = { properties: { total: 1, buyer: { name: 'Ana' } }, context: { groupId: 'g' }, userId: 'u' }
    expect(pathsIn([message])).toEqual(['properties.total', 'properties.buyer.name', 'context.groupId'])
    const wide = { properties: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`p${index}`, 1])) }
    expect(pathsIn([wide])).toHaveLength(200)
  })
})

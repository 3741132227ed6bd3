import { describe, expect, it } from 'vitest'
import { isDayAlone, observeList, observeReport, observeSent } from '../../entrypoints/sidebar/observe'
import { list, me, message, person, rep, report, row } from './reports'

const ways = (observed: ReturnType<typeof observeReport>) => observed.map((one) => `${one.direction} ${one.address}`)

describe('what an opened message says', () => {
  it('who wrote to us, who was copied, and whom we wrote to; never our own side', () => {
    const cc = [person('cc', 'bob@acme.test'), person('cc', 'colleague@ours.test'), person('bcc', me)]
    const theirs = message({ people: [person('from', 'Ana@Acme.test'), person('to', me), ...cc] })
    expect(ways(observeReport(report([theirs]), rep))).toEqual(['in ana@acme.test', 'copied bob@acme.test'])
    const ours = message({ people: [person('from', 'colleague@ours.test'), person('to', 'ana@acme.test'), ...cc] })
    expect(ways(observeReport(report([ours]), rep))).toEqual(['out ana@acme.test', 'out bob@acme.test'])
  })

  it('every message of a conversation, by its own name', () => {
    const both = observeReport(report([message(), message({ pageKey: 'INBOX/2' })]), rep)
    expect(both.map(({ pageKey }) => pageKey)).toEqual(['INBOX/1', 'INBOX/2'])
  })

  it('nothing of mailings, machines, lists, undated messages, crowds and unsure readings', () => {
    for (const trait of ['bulk', 'list', 'autoReply'] as const)
      expect(observeReport(report([message({ traits: [trait] })]), rep)).toEqual([])
    const machine = message({ people: [person('from', 'noreply@acme.test'), person('to', me)] })
    expect(observeReport(report([machine]), rep)).toEqual([])
    expect(observeReport(report([message({ at: null })]), rep)).toEqual([])
    const crowd = Array.from({ length: 60 }, (_, index) => person('to', `p${index}@acme.test`))
    expect(observeReport(report([message({ people: [person('from', 'ana@acme.test'), ...crowd] })]), rep)).toEqual([])
    expect(observeReport(report([message()], 0.5), rep)).toEqual([])
    expect(observeReport(report([message()]), { own: [], isOurs: () => false })).toEqual([])
  })

  it('whom a bounce could not reach, and not the machine that says so', () => {
    const bounce = message({
      people: [person('from', 'mailer-daemon@acme.test'), person('to', me)],
      traits: ['bounce'],
      originals: [{ how: 'bounce', name: '', address: 'gone@acme.test' }],
    })
    expect(ways(observeReport(report([bounce]), rep))).toEqual(['bounced gone@acme.test'])
  })

  it('the company by its registrable domain, and none for free mail', () => {
    const [one] = observeReport(report([message({ people: [person('from', 'a@mail.acme.co.uk')] })]), rep)
    expect(one?.domain).toBe('acme.co.uk')
    const [other] = observeReport(report([message({ people: [person('from', 'a@gmail.com')] })]), rep)
    expect(other?.domain).toBeNull()
  })
})

describe('what a list says', () => {
  it('in Sent whom it is to, elsewhere its one author', () => {
    const at = '2026-06-10T08:30:00.000Z'
    expect(ways(observeList(list([row(1, at)]), rep))).toEqual(['in ana@acme.test'])
    const sent = row(2, at, { people: [person('to', 'ana@acme.test'), person('to', 'bob@acme.test')] })
    expect(ways(observeList(list([sent], { folder: 'sent' }), rep))).toEqual(['out ana@acme.test', 'out bob@acme.test'])
    // Drafts show recipients too.
    expect(observeList(list([sent], { folder: 'other' }), rep)).toEqual([])
    const conversation = row(3, at, { people: [person('from', 'ana@acme.test'), person('from', me)] })
    expect(observeList(list([conversation]), rep)).toEqual([])
    expect(observeList(list([row(4, null)]), rep)).toEqual([])
  })

  it('knows a day without an hour from a minute', () => {
    expect(isDayAlone('2026-06-10T00:00:00.000Z')).toBe(true)
    expect(isDayAlone('2026-06-10T12:00:00.000Z')).toBe(true)
    expect(isDayAlone('2026-06-10T08:31:00.000Z')).toBe(false)
  })
})

it('a sent draft says whom it went to', () => {
  const people = [person('to', 'ana@acme.test'), person('cc', me)]
  const draft = { webmail: 'roundcube', ownAddresses: [me], people, subject: 'Looms', threadKey: null }
  expect(ways(observeSent({ ...draft, at: '2026-06-17T01:00:00.000Z' }, rep))).toEqual(['out ana@acme.test'])
})

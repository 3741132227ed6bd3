import { describe, expect, it } from 'vitest'
import type { ServerFrame } from '../../../lib/messages/sync-protocol'
import { accessTeam, contact, update, type Draft, type Person } from './access-team'

type History = Extract<ServerFrame, { type: 'history' }>
let asked = 1000

async function historyOf(person: Person, collection: string, recordId: string, limit = 200, before?: number) {
  asked += 1
  const request = asked
  person.rows.send({
    type: 'history',
    request,
    collection,
    recordId,
    limit,
    ...(before === undefined ? {} : { before }),
  })
  return person.rows.frame('history', (frame) => frame.request === request)
}

async function refusalOf(person: Person, collection: string, recordId: string): Promise<string> {
  asked += 1
  const request = asked
  person.rows.send({ type: 'history', request, collection, recordId, limit: 10 })
  return (await person.rows.frame('error', (frame) => frame.request === request)).code
}

const outcomesFor = async (person: Person) =>
  (await historyOf(person, 'tasks', 'open-task')).entries.map(({ outcome }) => outcome)

const fieldsOf = ({ entries }: History) => entries.map(({ fields }) => fields)

describe('the history of a record', () => {
  it('says who changed what, from what to what, newest first, in pages', async () => {
    const { rep, named, other } = await accessTeam()
    await named.push(update('tasks', 'open-task', { set: { title: 'Send it today' } }))
    await rep.push(update('tasks', 'open-task', { set: { title: 'Sent', dueOn: '2026-01-06' } }))
    const whole = await historyOf(other, 'tasks', 'open-task')
    expect(whole.entries.map(({ memberId, op, outcome }) => [memberId, op, outcome])).toEqual([
      [rep.id, 'update', 'applied'],
      [named.id, 'update', 'applied'],
      [rep.id, 'create', 'applied'],
    ])
    expect(fieldsOf(whole).slice(0, 2)).toEqual([
      [
        { field: 'title', before: 'Send it today', after: 'Sent' },
        { field: 'dueOn', before: null, after: '2026-01-06' },
      ],
      [{ field: 'title', before: 'Send the quote', after: 'Send it today' }],
    ])
    const first = await historyOf(other, 'tasks', 'open-task', 2)
    const rest = await historyOf(other, 'tasks', 'open-task', 2, first.before ?? 0)
    expect([...first.entries, ...rest.entries]).toEqual(whole.entries)
    expect(rest.before).toBeNull()
  })

  it('keeps what lost with whose it was, so that it can be set again', async () => {
    const { rep, named } = await accessTeam()
    const { cursor: seen } = await named.rows.pull()
    await rep.push(update('tasks', 'open-task', { set: { title: 'Later edit' } }))
    const draft: Draft = update('tasks', 'open-task', { set: { title: 'Earlier edit', dueOn: '2026-01-06' } })
    const late = { ...named.rows.change(draft), at: '2020-01-01T00:00:00.000Z', seen }
    const { results } = await named.rows.push(late)
    expect(results).toMatchObject([{ outcome: 'superseded', fields: [{ field: 'title', by: rep.id }] }])
    const [entry] = (await historyOf(named, 'tasks', 'open-task')).entries
    expect(entry).toMatchObject({
      outcome: 'superseded',
      fields: [{ field: 'dueOn', before: null, after: '2026-01-06' }],
      lost: [{ field: 'title', value: 'Earlier edit', memberId: named.id }],
    })
    expect(await named.push(update('tasks', 'open-task', { set: { title: 'Earlier edit' } }))).toEqual(['applied'])
  })

  it('is closed to whoever may not see the record, as if there were none', async () => {
    const { named, other } = await accessTeam()
    expect((await historyOf(named, 'tasks', 'secret-task')).entries).toHaveLength(1)
    for (const id of ['secret-task', 'no-such-task']) expect(await refusalOf(other, 'tasks', id)).toBe('unknownRecord')
    expect(await refusalOf(other, 'accounts', 'secret')).toBe('unknownRecord')
  })

  it('names no hidden account, and tells what was refused to its author and admins alone', async () => {
    const { boss, rep, other } = await accessTeam()
    await rep.push(contact('moved', ['secret']))
    await rep.push(
      update('contacts', 'moved', { add: { accountIds: ['open'] } }),
      update('accounts', 'open', { set: { parentId: 'secret' } }),
      update('accounts', 'open', { set: { parentId: null } }),
    )
    for (const [collection, id] of [
      ['contacts', 'moved'],
      ['accounts', 'open'],
    ] as const) {
      expect(JSON.stringify((await historyOf(other, collection, id)).entries)).not.toContain('secret')
      expect(JSON.stringify((await historyOf(rep, collection, id)).entries)).toContain('secret')
    }
    await rep.push(update('tasks', 'open-task', { set: { kind: 'wish' } }))
    expect(await outcomesFor(other)).toEqual(['applied'])
    for (const person of [boss, rep]) expect(await outcomesFor(person)).toEqual(['refused', 'applied'])
  })
})

import { join } from 'node:path'
import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { erasureAnswerSchema } from '../../../lib/messages/members-protocol'
import { createMemoryBus } from '../../../server/bus/memory'
import { createServer } from '../../../server/http/server'
import { erasureJournalName } from '../../../server/members/erasure-journal'
import { replayErasures } from '../../../server/members/replay-erasures'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../../server/storage/storage'
import { accessTeam, contact, task, update, type AccessTeam } from '../rows/access-team'
import { temporaryFolder } from '../running-server'
import { asking } from './http-client'

const at = '2026-01-05T09:00:00.000Z'
/** What must be nowhere afterwards. */
const personal = /wang\.li@|Wang Li|王丽|\+86 138|wl-key/i

/** A person in every kind of row, changed and contested often enough to be in every part of the log. */
async function withPerson(options: Parameters<typeof accessTeam>[0] = {}): Promise<AccessTeam> {
  const team = await accessTeam(options)
  const { rep, named } = team
  const interaction = {
    collection: 'interactions',
    recordId: 'call',
    op: 'create' as const,
    patch: {
      set: {
        accountId: 'open',
        kind: 'email',
        direction: 'in',
        at,
        recordedAt: at,
        summary: 'Offer from Wang Li <Wang.Li@customer.test>',
        strongKey: '<m1@customer.test>',
        weakKey: 'wang.li@customer.test|2026-01-05T09:00|offer',
        threadKey: null,
      },
      add: { contactIds: ['wang'], loggedBy: [rep.id] },
    },
  }
  const decision = {
    collection: 'identities',
    recordId: 'decision',
    op: 'create' as const,
    patch: {
      set: {
        address: 'wang.li@customer.test',
        name: null,
        thread: null,
        decision: 'contact',
        accountId: null,
        contactId: 'wang',
        memberId: null,
        decidedAt: at,
      },
    },
  }
  const merge = {
    collection: 'merges',
    recordId: 'merge',
    op: 'create' as const,
    patch: {
      set: {
        collection: 'contacts',
        keptId: 'wang',
        mergedId: 'wang-too',
        byId: rep.id,
        mergedAt: at,
        before: [{ collection: 'contacts', id: 'wang-too', fields: { name: '王丽', emails: ['wang.li@home.test'] } }],
        undoneAt: null,
      },
    },
  }
  await rep.push(
    contact('wang', ['open'], 'Wang Li'),
    update('contacts', 'wang', { add: { emails: ['wang.li@customer.test'], externalKeys: ['wl-key'] } }),
    update('contacts', 'wang', {
      set: { phone: '+86 138 0000', birthday: '1980-05-04', custom: { wife: 'Wang Li too' } },
    }),
    contact('wang-too', ['open'], '王丽'),
    update('contacts', 'wang-too', { add: { emails: ['wang.li@home.test'] } }),
    { ...update('contacts', 'wang-too', {}), op: 'delete' },
    merge,
    interaction,
    decision,
    {
      ...task('ask', 'open', 'Ask Wang Li for a date'),
      patch: { set: { ...task('ask', 'open').patch.set, contactId: 'wang', title: 'Ask Wang Li' } },
    },
    task('unrelated', 'open', 'Nothing to do with it'),
  )
  // An edit that lost: its value is in the log of what lost.
  const early = {
    ...named.rows.change(update('contacts', 'wang', { set: { title: 'Wang Li, buyer' } })),
    at: '2020-01-01T00:00:00.000Z',
  }
  await rep.push(update('contacts', 'wang', { set: { title: 'Head of Wang Li’s team' } }))
  await named.rows.push(early)
  return team
}

/** Everything that the storage says of the workspace's rows and their log. */
async function everything(storage: Storage, workspaceId: string): Promise<string> {
  const { records } = await storage.recordsAfter(workspaceId, 0, 10_000)
  const log = await Promise.all(
    records.map(({ collection, id }) => storage.changesOfRecord(workspaceId, { collection, id }, null, 1000)),
  )
  return JSON.stringify([records, records.map(({ stamps }) => Array.from(stamps)), log])
}

describe('erasing a person', () => {
  it('takes name, addresses and all else personal out of rows, stamps and log, and leaves that somebody was there', async () => {
    const { server, boss, rep } = await withPerson()
    const { storage, workspaceId } = server
    expect(await everything(storage, workspaceId)).toMatch(personal)
    const { cursor } = await rep.rows.pull()
    const answer = await asking(server, boss.device)('POST', '/v1/erasures', { contactId: 'wang' })
    expect(answer.status).toBe(200)
    expect(erasureAnswerSchema.parse(answer.body)).toEqual({ rows: 6 })
    expect(await everything(storage, workspaceId)).not.toMatch(personal)
    const { records } = await rep.rows.pull(cursor)
    const byId = new Map(records.map((record) => [record.id, record]))
    expect(byId.get('wang')).toMatchObject({ gone: 'erased', record: { name: '', emails: [], accountIds: ['open'] } })
    expect(byId.get('wang-too')).toMatchObject({ gone: 'erased', record: null })
    expect(byId.get('call')?.record).toMatchObject({ contactIds: ['wang'], summary: 'Offer from … <…>' })
    expect(byId.get('decision')?.record).toBeNull()
    expect(byId.has('unrelated')).toBe(false)
    await rep.rows.frame('poke', ({ head }) => head > cursor)
  })

  it('is for owners and admins, of a contact that is there, once', async () => {
    const { server, boss, rep } = await withPerson()
    expect((await asking(server, rep.device)('POST', '/v1/erasures', { contactId: 'wang' })).status).toBe(403)
    const asBoss = asking(server, boss.device)
    expect((await asBoss('POST', '/v1/erasures', { contactId: 'nobody' })).status).toBe(404)
    expect((await asBoss('POST', '/v1/erasures', { contactId: '../members' })).status).toBe(400)
    await asBoss('POST', '/v1/erasures', { contactId: 'wang' })
    expect(await asBoss('POST', '/v1/erasures', { contactId: 'wang' })).toMatchObject({
      status: 200,
      body: { rows: 0 },
    })
  })

  it('cannot be undone or imitated by a change', async () => {
    const { server, boss, rep } = await withPerson()
    await asking(server, boss.device)('POST', '/v1/erasures', { contactId: 'wang' })
    expect(
      await rep.push(
        contact('wang', ['open'], 'Wang Li'),
        update('contacts', 'wang', { set: { name: 'Wang Li' } }),
        { ...update('contacts', 'wang', {}), op: 'restore' },
        update('contacts', 'both', { set: { erasedAt: at } }),
      ),
    ).toEqual(['erased', 'erased', 'erased', 'badField'])
    expect(await everything(server.storage, server.workspaceId)).not.toMatch(/Wang Li/)
  })

  it('is done again after a backup was put back, when the server starts, and keeps clients from bringing the person back', async () => {
    const folder = temporaryFolder()
    const [file, journal] = [join(folder, 'a.db'), join(folder, erasureJournalName)]
    const storage = openSqliteStorage(file)
    const { server, boss } = await withPerson({ storage, erasureJournal: journal })
    const { workspaceId } = server
    const before = await readFile(file)
    const wal = await readFile(`${file}-wal`)
    await asking(server, boss.device)('POST', '/v1/erasures', { contactId: 'wang' })
    await server.server.close()
    await storage.close()
    // Nor between the rows, in what the database has let go of.
    expect(before.toString('latin1') + wal.toString('latin1')).toMatch(/Wang Li/)
    expect((await readFile(file)).toString('latin1')).not.toMatch(/Wang Li|wang\.li@/i)
    await writeFile(join(folder, 'restored.db'), before)
    await writeFile(join(folder, 'restored.db-wal'), wal)
    const restored = openSqliteStorage(join(folder, 'restored.db'))
    onTestFinished(() => restored.close())
    expect(await everything(restored, workspaceId)).toMatch(personal)
    const again = await createServer({ storage: restored, bus: createMemoryBus(), port: 0, erasureJournal: journal })
    onTestFinished(() => again.close())
    expect(await everything(restored, workspaceId)).not.toMatch(personal)
    expect(await readFile(journal, 'utf8')).not.toMatch(personal)
  })

  it('of somebody the backup does not know leaves a mark, so that no client brings them', async () => {
    const { server, rep } = await accessTeam()
    const journal = join(temporaryFolder(), erasureJournalName)
    const line = { workspaceId: server.workspaceId, contactId: 'later', at, byMemberId: null }
    await writeFile(journal, `${JSON.stringify(line)}\n{"cut sho`)
    await replayErasures(server.storage, createMemoryBus(), journal)
    await replayErasures(server.storage, createMemoryBus(), journal)
    expect(await rep.push(contact('later', ['open'], 'Wang Li'))).toEqual(['erased'])
    expect(await server.storage.erasures(server.workspaceId)).toHaveLength(1)
  })
})

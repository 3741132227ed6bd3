import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { carryOverChoices, decide, identitiesAbout, identitiesOfOurs, takeBack } from '../../lib/store/identities'
import { loadIdentity } from '../../lib/store/meta'
import { createRow } from '../../lib/store/write'
import { joinTeam } from '../../lib/sync/join'
import { createDirectory } from '../../lib/store/directory'
import { newClient, newMember, newTeam, until } from './team'

const address = 'ana@broker.test'
const about = { addresses: [address], names: [], thread: null }

describe('a decision about who is who', () => {
  it('reaches the colleague, is taken back by either, and given again', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    const id = await decide(li.db, { address, decision: 'account', accountId: 'acme' })
    await until(async () => (await identitiesAbout(wang.db, about)).length === 1)
    await takeBack(wang.db, id)
    await until(async () => (await identitiesAbout(li.db, about)).length === 0)
    expect(await decide(wang.db, { address, decision: 'ignored' })).toBe(id)
    await until(async () => (await identitiesAbout(li.db, about))[0]?.decision === 'ignored')
  })

  it('given by two at once is one row for both, the later answer', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    await li.goOffline()
    const mine = await decide(li.db, { address, decision: 'account', accountId: 'acme' })
    const decidedAt = Date.now()
    await until(() => Date.now() > decidedAt)
    expect(await decide(wang.db, { address, decision: 'account', accountId: 'globex' })).toBe(mine)
    await wang.isUpToDate()
    li.goOnline()
    await until(async () => (await identitiesAbout(li.db, about))[0]?.accountId === 'globex')
    expect(await identitiesAbout(wang.db, about)).toMatchObject([{ accountId: 'globex', decision: 'account' }])
  })

  it('made alone comes along into a team, and is the same question there', async () => {
    const team = await newTeam()
    const li = await newClient()
    await carryOverChoices(li.db, { accounts: [[address, 'acme']], ignored: ['shop@mall.test'] })
    await decide(li.db, { address: 'li@home.test', decision: 'own' })
    expect(await joinTeam(li.db, await team.invite('Li'))).toMatchObject({ ok: true })
    li.goOnline()
    await li.isUpToDate()
    const wang = await newMember(team, 'Wang')
    await until(async () => (await wang.db.identities.count()) === 3)
    const { memberId } = await loadIdentity(li.db)
    expect(await identitiesOfOurs(wang.db)).toMatchObject([{ address: 'li@home.test', memberId }])
    await decide(wang.db, { address, decision: 'account', accountId: 'globex' })
    await decide(li.db, { address: 'li@home.test', decision: 'own' })
    await li.isUpToDate()
    await until(async () => (await identitiesAbout(li.db, about))[0]?.accountId === 'globex')
    expect(await li.db.identities.count()).toBe(3)
  })
})

describe('what contacts are found by', () => {
  it('is made anew in each browser and not sent', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    const id = await createRow(li.db, 'contacts', { name: 'Ana López', emails: ['an.a+crm@gmail.com'] })
    await until(async () => (await wang.db.contacts.get(id)) !== undefined)
    const directory = createDirectory(wang.db)
    expect((await directory.contactsByName(['ana lopez'])).map((contact) => contact.id)).toEqual([id])
    expect((await directory.contactsByAddress(['a.na@googlemail.com'])).map((contact) => contact.id)).toEqual([id])
    const [record] = await team.storage.recordsOf(team.workspaceId, 'contacts')
    expect(Object.keys(record?.data ?? {})).not.toContain('nameKey')
    expect(Object.keys(record?.data ?? {})).not.toContain('mailboxKeys')
  })
})

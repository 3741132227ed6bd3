import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { MatchInput, MatchResult } from '../../../lib/mail/match-result'
import { matchPeople } from '../../../lib/mail/matching'
import type { SidelightDatabase } from '../../../lib/store/database'
import { createDirectory } from '../../../lib/store/directory'
import { decide, takeBack } from '../../../lib/store/identities'
import { createRow, deleteRow } from '../../../lib/store/write'
import { newStore } from '../../store/stores'
import { from, toRep } from './correspondents'

const ours = { ownAddresses: ['rep@ourco.example'], colleagueAddresses: [] }

/** As the sidebar does: everything in one read transaction. */
function matchIn(db: SidelightDatabase, input: Pick<MatchInput, 'people' | 'thread'>): Promise<MatchResult> {
  const tables = [db.contacts, db.accounts, db.identities, db.meta]
  return db.transaction('r', tables, () => matchPeople({ ...input, ...ours }, createDirectory(db)))
}

async function newWorkspace() {
  const db = await newStore()
  const acme = await createRow(db, 'accounts', { name: 'Acme', domains: ['acme.example'] })
  const globex = await createRow(db, 'accounts', { name: 'Globex', domains: ['globex.example'] })
  const wei = { name: 'Wei Chen', emails: ['wei@acme.example', 'w.chen@gmail.com'], accountIds: [acme, globex] }
  return { db, acme, globex, wei: await createRow(db, 'contacts', wei) }
}

describe('a choice', () => {
  it('is asked once, remembered, and asked again when it is taken back or its account is gone', async () => {
    const { db, globex } = await newWorkspace()
    const mail = { people: [from('wei@acme.example', 'Wei Chen'), toRep] }
    expect((await matchIn(db, mail)).outcome).toBe('choice')
    const chosen = { address: 'wei@acme.example', decision: 'account', accountId: globex } as const
    const id = await decide(db, chosen)
    const known = await matchIn(db, mail)
    expect([known.outcome, known.candidates[0]?.account.name, known.focus?.decided?.id]).toEqual([
      'known',
      'Globex',
      id,
    ])
    await takeBack(db, id)
    expect((await matchIn(db, mail)).outcome).toBe('choice')
    await decide(db, chosen)
    await deleteRow(db, 'accounts', globex)
    const left = await matchIn(db, mail)
    expect([left.outcome, left.candidates.map(({ account, how }) => `${account.name} ${how}`)]).toEqual([
      'known',
      ['Acme address'],
    ])
  })

  it('for a name holds in its thread', async () => {
    const { db, wei, acme } = await newWorkspace()
    const mail = { people: [from(null, '"CHEN, Wei"'), toRep], thread: 'here' }
    expect((await matchIn(db, mail)).outcome).toBe('ask')
    await decide(db, { name: 'Wei Chen', thread: 'here', decision: 'contact', contactId: wei, accountId: acme })
    const known = await matchIn(db, mail)
    expect([known.outcome, known.candidates.map(({ account }) => account.name)]).toEqual(['known', ['Acme']])
    expect((await matchIn(db, { ...mail, thread: 'elsewhere' })).outcome).toBe('ask')
  })
})

describe('a mailbox written otherwise', () => {
  it('is found through the index', async () => {
    const { db } = await newWorkspace()
    const result = await matchIn(db, { people: [from('wchen+shop@googlemail.com'), toRep] })
    expect(result.candidates.map(({ account, how }) => `${account.name} ${how}`)).toEqual([
      'Acme dotAddress',
      'Globex dotAddress',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { identityId, threadHash } from '../../lib/domain/identity-id'
import { InvalidRowError } from '../../lib/store/errors'
import { carryOverChoices, decide, identitiesAbout, identitiesOfOurs, takeBack } from '../../lib/store/identities'
import { readMeta, writeMeta } from '../../lib/store/meta'
import { newStore, newTeamStore } from './stores'

const nobody = { addresses: [], names: [], thread: null }
const thread = threadHash({ webmail: 'outlook', threadKey: 'conv-1', messageId: null, pageKey: '1', subject: 'Offer' })

describe('a decision about an address', () => {
  it('is found again by the address in any thread, and is queued for the team', async () => {
    const db = await newTeamStore()
    await decide(db, { address: ' Ana@Broker.example ', decision: 'account', accountId: 'acme' })
    const about = { ...nobody, addresses: ['ana@broker.example', 'bo@broker.example'], thread }
    expect(await identitiesAbout(db, about)).toMatchObject([
      { address: 'ana@broker.example', name: null, thread: null, decision: 'account', accountId: 'acme' },
    ])
    expect(await db.outbox.toArray()).toMatchObject([{ collection: 'identities', op: 'create' }])
    expect(await identitiesAbout(db, { ...nobody, addresses: ['other@broker.example'] })).toEqual([])
  })

  it('is replaced by a later answer to the same question', async () => {
    const db = await newStore()
    const address = 'ana@broker.example'
    const first = await decide(db, { address, decision: 'account', accountId: 'acme' })
    expect(await decide(db, { address, decision: 'ignored' })).toBe(first)
    expect(await identitiesAbout(db, { ...nobody, addresses: [address] })).toMatchObject([
      { decision: 'ignored', accountId: null },
    ])
  })

  it('is one row for two reps of a workspace, and another in another workspace', async () => {
    const [mine, hers, elsewhere] = [await newStore(), await newStore(), await newStore()]
    const workspace = (await readMeta(mine, 'workspaceId')) ?? ''
    await writeMeta(hers, 'workspaceId', workspace)
    const answer = { address: 'ana@broker.example', decision: 'ignored' } as const
    const id = await decide(mine, answer)
    expect(await decide(hers, { ...answer, decision: 'account', accountId: 'acme' })).toBe(id)
    expect(await decide(elsewhere, answer)).not.toBe(id)
  })

  it('is taken back, and given again', async () => {
    const db = await newTeamStore()
    const answer = { address: 'ana@broker.example', decision: 'account', accountId: 'acme' } as const
    const about = { ...nobody, addresses: ['ana@broker.example'] }
    const id = await decide(db, answer)
    await takeBack(db, id)
    expect(await identitiesAbout(db, about)).toEqual([])
    expect(await decide(db, answer)).toBe(id)
    expect(await identitiesAbout(db, about)).toHaveLength(1)
    expect((await db.outbox.toArray()).map(({ op }) => op)).toEqual(['create', 'delete', 'create'])
  })

  it('says of several contacts that it is not they, and a yes takes that one no back', async () => {
    const db = await newStore()
    const address = 'info@broker.example'
    await decide(db, { address, decision: 'notContact', contactId: 'ana' })
    await decide(db, { address, decision: 'notContact', contactId: 'bo' })
    await decide(db, { address, decision: 'contact', contactId: 'bo' })
    const found = await identitiesAbout(db, { ...nobody, addresses: [address] })
    expect(found.map(({ decision, contactId }) => `${decision} ${contactId}`).toSorted()).toEqual([
      'contact bo',
      'notContact ana',
    ])
  })

  it('lets two members own one mailbox, and tells whose', async () => {
    const db = await newStore()
    const address = 'support@ourco.example'
    await decide(db, { address, decision: 'own' })
    await writeMeta(db, 'memberId', 'colleague')
    await decide(db, { address, decision: 'own' })
    await decide(db, { address: 'li@ourco.example', decision: 'colleague' })
    const ours = await identitiesOfOurs(db)
    expect(ours).toHaveLength(3)
    expect(ours.map(({ memberId }) => memberId)).toContain('colleague')
    expect(await identitiesAbout(db, { ...nobody, addresses: [address] })).toHaveLength(2)
  })

  it('refuses what is no address', async () => {
    const db = await newStore()
    await expect(decide(db, { address: 'not one', decision: 'ignored' })).rejects.toThrow(InvalidRowError)
    expect(await db.identities.count()).toBe(0)
  })
})

describe('a decision about a name', () => {
  it('holds in its thread, however the name is written', async () => {
    const db = await newStore()
    await decide(db, { name: 'López, Ana', thread, decision: 'contact', contactId: 'ana' })
    expect(await identitiesAbout(db, { ...nobody, names: ['Ana López'], thread })).toMatchObject([{ contactId: 'ana' }])
    expect(await identitiesAbout(db, { ...nobody, names: ['Ana Gómez'], thread })).toEqual([])
    const other = threadHash({
      webmail: 'outlook',
      threadKey: 'conv-2',
      messageId: null,
      pageKey: '1',
      subject: 'Offer',
    })
    expect(await identitiesAbout(db, { ...nobody, names: ['Ana López'], thread: other })).toEqual([])
    expect(await identitiesAbout(db, { ...nobody, names: ['Ana López'] })).toEqual([])
  })

  it('is refused outside of any thread, save that nobody is to be asked about it', async () => {
    const db = await newStore()
    const name = 'Undisclosed recipients'
    await expect(decide(db, { name, thread: null, decision: 'contact', contactId: 'ana' })).rejects.toThrow(
      'one thread',
    )
    await expect(decide(db, { name: ' ', thread, decision: 'ignored' })).rejects.toThrow(InvalidRowError)
    await decide(db, { name, thread: null, decision: 'ignored' })
    expect(await identitiesAbout(db, { ...nobody, names: ['undisclosed recipients'], thread })).toMatchObject([
      { decision: 'ignored' },
    ])
  })
})

describe('the choices a browser kept to itself', () => {
  it('become rows once, and what was decided or taken back since stands', async () => {
    const db = await newStore()
    const taken = await decide(db, { address: 'back@broker.example', decision: 'ignored' })
    await takeBack(db, taken)
    await decide(db, { address: 'new@broker.example', decision: 'ignored' })
    const remembered = {
      accounts: [
        ['ana@broker.example', 'acme'],
        ['new@broker.example', 'acme'],
        ['nothing', 'acme'],
      ] as const,
      ignored: ['shop@mall.example', 'back@broker.example', 'ana@broker.example'],
    }
    expect(await carryOverChoices(db, remembered)).toBe(2)
    expect(await carryOverChoices(db, remembered)).toBe(0)
    const about = { ...nobody, addresses: [...remembered.ignored, 'new@broker.example'] }
    const found = await identitiesAbout(db, about)
    expect(found.map(({ address, decision }) => `${address} ${decision}`).toSorted()).toEqual([
      'ana@broker.example account',
      'new@broker.example ignored',
      'shop@mall.example ignored',
    ])
  })
})

describe('what was asked', () => {
  it('names a thread by the webmail’s key, else by the message', () => {
    const seen = { webmail: 'gmail', threadKey: 'abc', messageId: 'm1', pageKey: 'p1', subject: 'Re: Offer' }
    expect(threadHash({ ...seen, messageId: null, pageKey: 'p2', subject: 'Offer' })).toBe(threadHash(seen))
    expect(threadHash({ ...seen, threadKey: 'abd' })).not.toBe(threadHash(seen))
    const loose = { ...seen, threadKey: null }
    expect(threadHash({ ...loose, webmail: 'yahoo', pageKey: 'p2' })).toBe(threadHash(loose))
    expect(threadHash({ ...loose, messageId: null })).not.toBe(threadHash({ ...loose, messageId: null, pageKey: 'p2' }))
  })

  it('tells the questions apart', () => {
    const asked = {
      address: null,
      name: 'Ana López',
      thread,
      decision: 'contact',
      contactId: 'a',
      memberId: null,
    } as const
    const id = identityId('w', asked)
    expect(identityId('w', { ...asked, name: 'LÓPEZ Ana', contactId: 'b', decision: 'ignored' })).toBe(id)
    expect(identityId('v', asked)).not.toBe(id)
    expect(identityId('w', { ...asked, thread: 'other' })).not.toBe(id)
    expect(identityId('w', { ...asked, address: 'ana@acme.example' })).not.toBe(id)
    expect(identityId('w', { ...asked, decision: 'notContact' })).not.toBe(id)
  })
})

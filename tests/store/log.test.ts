import { describe, expect, it } from 'vitest'
import { findLogged, logMessage, messageKeysOf, previewLog, undoLog, type MessageToLog } from '../../lib/store/log'
import { logActivity } from '../../lib/store/log-activity'
import { writeMeta } from '../../lib/store/meta'
import { NeverLoggedError } from '../../lib/store/errors'
import { addNeverLog } from '../../lib/store/never-log'
import { createRow } from '../../lib/store/write'
import { newStore, newTeamStore } from './stores'

const message: MessageToLog = {
  accountId: 'acme',
  contactIds: ['li'],
  messageId: '<1@acme.test>',
  sender: 'li@acme.test',
  subject: 'Re: Quote',
  at: '2026-03-12T09:12:30.000Z',
  threadKey: 't1',
  direction: 'in',
}
const keys = messageKeysOf(message)

describe('logging a message', () => {
  it('is one interaction however often it is clicked, and says who logged it', async () => {
    const db = await newStore()
    await logMessage(db, message, { at: '2026-03-12T10:00:00.000Z' })
    await logMessage(db, message)
    expect(await db.interactions.count()).toBe(1)
    const logged = await findLogged(db, 'acme', keys)
    expect(logged).toMatchObject({ by: [{ isMe: true }], recordedAt: '2026-03-12T10:00:00.000Z' })
  })

  it('is not logged after undo, and is again after logging again', async () => {
    const db = await newStore()
    const id = await logMessage(db, message)
    await undoLog(db, id)
    expect(await findLogged(db, 'acme', keys)).toBeNull()
    await logMessage(db, message)
    expect(await findLogged(db, 'acme', keys)).not.toBeNull()
    expect(await db.interactions.count()).toBe(1)
  })

  it("leaves a colleague's log when oneself is undone", async () => {
    const db = await newStore()
    const id = await logMessage(db, message)
    await writeMeta(db, 'memberId', 'wang')
    await db.members.add({
      id: 'wang',
      name: 'Wang',
      email: 'w@x.test',
      role: 'member',
      createdAt: '2026-01-01T00:00:00.000Z',
      deletedAt: null,
    })
    await logMessage(db, message)
    expect((await findLogged(db, 'acme', keys))?.by.map(({ name }) => name)).toEqual([null, 'Wang'])
    await undoLog(db, id)
    expect((await findLogged(db, 'acme', keys))?.by).toHaveLength(1)
  })

  it('finds by sender, minute and subject where one of the two has no Message-ID', async () => {
    const db = await newStore()
    const first = await logMessage(db, { ...message, messageId: null })
    expect(await logMessage(db, { ...message, at: '2026-03-12T09:12:59.000Z', subject: 'quote' })).toBe(first)
    expect(await findLogged(db, 'other', keys)).toBeNull()
  })

  it('keeps two messages apart whose Message-IDs differ, and one message at two accounts', async () => {
    const db = await newStore()
    await logMessage(db, message)
    await logMessage(db, { ...message, messageId: '2@acme.test' })
    await logMessage(db, { ...message, accountId: 'other' })
    expect(await db.interactions.count()).toBe(3)
  })

  it('refuses a message that nothing identifies', async () => {
    const db = await newStore()
    await expect(logMessage(db, { ...message, messageId: null, sender: null })).rejects.toThrow(RangeError)
  })

  it('logs a call, which is undone in one click too', async () => {
    const db = await newStore()
    const id = await logActivity(db, { accountId: 'acme', kind: 'call', summary: 'asked for a quote' })
    expect(await db.interactions.get(id)).toMatchObject({ kind: 'call', deletedAt: null })
    await undoLog(db, id)
    expect((await db.interactions.get(id))?.deletedAt).not.toBeNull()
  })
})

describe('a message logged when it was sent', () => {
  const sent: MessageToLog = {
    ...message,
    messageId: null,
    sender: 'me@ourco.test',
    at: '2026-03-12T09:12:58.000Z',
    direction: 'out',
  }
  const opened: MessageToLog = { ...sent, messageId: '<9@ourco.test>', at: '2026-03-12T09:13:04.000Z' }

  it('counts once with the sent message that is opened later, a minute after the click', async () => {
    const db = await newStore()
    const id = await logMessage(db, sent)
    expect(await findLogged(db, 'acme', { ...messageKeysOf(opened), direction: 'out' })).toMatchObject({
      interactionId: id,
      by: [{ isMe: true }],
    })
    expect(await logMessage(db, opened)).toBe(id)
    expect(await db.interactions.count()).toBe(1)
    await undoLog(db, id)
    expect(await findLogged(db, 'acme', { ...messageKeysOf(opened), direction: 'out' })).toBeNull()
  })

  it('stays apart from another subject, sender, two minutes, and from what came in', async () => {
    const db = await newStore()
    await logMessage(db, sent)
    await logMessage(db, { ...opened, subject: 'Offer' })
    await logMessage(db, { ...opened, messageId: '<10@ourco.test>', sender: 'you@ourco.test' })
    await logMessage(db, { ...opened, messageId: '<11@ourco.test>', at: '2026-03-12T09:14:00.000Z' })
    await logMessage(db, { ...opened, messageId: '<12@ourco.test>', direction: 'in' })
    expect(await db.interactions.count()).toBe(5)
  })
})

describe('the preview of a log', () => {
  const at = '2026-03-12T10:00:00.000Z'

  it('is what is stored, and what is sent, field by field', async () => {
    const db = await newTeamStore()
    const preview = await previewLog(db, message, { at })
    expect(await db.interactions.count()).toBe(0)
    const id = await logMessage(db, message, { at })
    const { deletedAt, ...stored } = (await db.interactions.get(id)) ?? { deletedAt: at }
    expect(deletedAt).toBeNull()
    expect(stored).toEqual(preview)
    const [change] = await db.outbox.toArray()
    const { set, add } = change?.patch ?? {}
    expect({ id: change?.recordId, ...set, ...add }).toEqual(preview)
  })

  it('is oneself added, where a colleague has logged the message', async () => {
    const db = await newStore()
    const id = await logMessage(db, message, { at })
    await writeMeta(db, 'memberId', 'wang')
    const preview = await previewLog(db, { ...message, messageId: null }, { at })
    expect(preview).toMatchObject({ id, loggedBy: ['wang'], strongKey: '1@acme.test' })
  })
})

describe('what is on the never-log list', () => {
  it('is refused, for a sender, somebody in copy, a contact, and a thread', async () => {
    const db = await newStore()
    const contact = await createRow(db, 'contacts', { name: 'Li', emails: ['li@home.test'], accountIds: ['acme'] })
    await addNeverLog(db, { person: 'ana@acme.test' })
    await addNeverLog(db, { domain: 'home.test' })
    await addNeverLog(db, { thread: 'hash' })
    const refused: Partial<MessageToLog>[] = [
      { sender: 'ana@acme.test' },
      { addresses: ['ana@acme.test'] },
      { contactIds: [contact] },
      { thread: 'hash' },
    ]
    for (const part of refused) await expect(logMessage(db, { ...message, ...part })).rejects.toThrow(NeverLoggedError)
    await logMessage(db, message)
    expect(await db.interactions.count()).toBe(1)
  })

  it('is refused for a call with the person, and with their company', async () => {
    const db = await newStore()
    const contactId = await createRow(db, 'contacts', { name: 'Li', emails: ['li@acme.test'], accountIds: ['acme'] })
    const accountId = await createRow(db, 'accounts', { name: 'Acme', domains: ['acme.test'] })
    await addNeverLog(db, { person: 'li@acme.test' })
    const call = { accountId, kind: 'call', summary: 'asked for a quote' } as const
    await expect(logActivity(db, { ...call, contactIds: [contactId] })).rejects.toThrow(NeverLoggedError)
    await logActivity(db, call)
    await addNeverLog(db, { domain: 'acme.test' })
    await expect(logActivity(db, call)).rejects.toThrow(NeverLoggedError)
  })
})

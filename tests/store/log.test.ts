import { describe, expect, it } from 'vitest'
import { findLogged, logActivity, logMessage, messageKeysOf, undoLog, type MessageToLog } from '../../lib/store/log'
import { writeMeta } from '../../lib/store/meta'
import { newStore } from './stores'

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

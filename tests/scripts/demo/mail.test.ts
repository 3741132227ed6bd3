import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { makeDemoMail } from '../../../scripts/demo/mail'
import { makeDemoWorkspace } from '../../../scripts/demo/workspace'

const now = '2026-11-21T06:30:00.000Z'
const mail = makeDemoMail(now)

describe('the demo mailbox', () => {
  it('holds messages that read back as they were meant', async () => {
    for (const { raw, from, to, cc, subject, text, messageId, at } of mail) {
      const read = await PostalMime.parse(raw)
      expect(read.from).toMatchObject(from)
      expect(read.to).toMatchObject(to)
      expect(read.cc ?? []).toMatchObject(cc)
      expect(read.subject).toBe(subject)
      expect(read.messageId).toBe(`<${messageId}>`)
      // Headers date to the second.
      expect(read.date?.slice(0, 19)).toBe(at.slice(0, 19))
      expect(read.text?.replaceAll('\r\n', '\n').trim()).toBe(text)
    }
  })

  it('keeps every header line within 78 characters and in ASCII', () => {
    const lines = mail.flatMap(({ raw }) => raw.split('\r\n'))
    // RFC 5322 2.1.1 asks for 78, RFC 2047 for encoded words that end by then.
    expect(lines.filter((line) => line.length > 100 || !/^[\x20-\x7e]*$/.test(line))).toEqual([])
  })

  it('comes from known contacts, two strangers, a newcomer, a newsletter, a machine and a colleague', () => {
    const workspace = makeDemoWorkspace({
      now,
      workspaceId: '6f0b1c0e-6a53-4d0c-9a4e-3f1f5f0c2d17',
      memberIds: { rep1: '1', rep2: '2', rep3: '3', rep4: '4' },
    })
    const known = new Set(workspace.contacts.flatMap(({ emails }) => emails))
    const inbox = mail.filter(({ folder }) => folder === 'INBOX')
    const unknown = inbox.map(({ from }) => from.address).filter((address) => !known.has(address))
    expect(inbox.length).toBeGreaterThanOrEqual(40)
    expect(unknown.toSorted()).toEqual([
      'feng.xiaodong@yunfan-cold.example',
      'no-reply@news.makers-weekly.example',
      'no-reply@ourco.test',
      'nora@silverbirch-vet.example',
      'rep2@ourco.test',
      'yuan.hao@hengyi-jm.example',
    ])
  })

  it('is what the timeline calls already logged, where it is', () => {
    const { interactions } = makeDemoWorkspace({
      now,
      workspaceId: '6f0b1c0e-6a53-4d0c-9a4e-3f1f5f0c2d17',
      memberIds: { rep1: '1', rep2: '2', rep3: '3', rep4: '4' },
    })
    const logged = new Set(interactions.map(({ strongKey }) => strongKey))
    const count = mail.filter(({ messageId }) => logged.has(messageId)).length
    expect(count).toBeGreaterThan(8)
    expect(count).toBeLessThan(mail.length / 2)
  })

  it('ends now and reaches back some weeks', () => {
    expect(mail.filter(({ at }) => at > now)).toEqual([])
    expect(mail[0]?.at.slice(0, 10)).toBe('2026-10-08')
  })
})

import { Hono } from 'hono'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { roundcube } from '../../../lib/mail/adapters/roundcube'
import { makeDemoMail } from '../../../scripts/demo/mail'
import { addDemoMailbox, listedMessages } from '../../../scripts/start/demo-mailbox/routes'
import { pageMailbox } from '../../../scripts/start/page-mailbox'

const mail = makeDemoMail('2026-11-21T06:30:00.000Z')
const app = new Hono()
addDemoMailbox(app, mail)
const origin = 'http://127.0.0.1:8787'
const mailbox = pageMailbox(mail, origin)

async function open(url: string): Promise<Document> {
  const answer = await app.request(url)
  expect(answer.status).toBe(200)
  const { document } = parseHTML(await answer.text())
  Object.defineProperties(document, { URL: { value: url }, readyState: { value: 'complete' } })
  return document
}

describe('the demo mailbox page', () => {
  it('is read by the Roundcube adapter, message by message, as its mail says', async () => {
    for (const member of ['rep1', 'rep2'] as const) {
      for (const { message } of listedMessages(member, mail)) {
        const page = await open(mailbox.messageUrl(member, message.messageId))
        expect(roundcube.matches(page)).toBe(true)
        const reading = roundcube.readPage(page)
        if (reading.kind !== 'message') throw new Error(`${message.subject} was read as ${reading.kind}`)
        const people = [
          { role: 'from', ...message.from },
          ...message.to.map((box) => ({ role: 'to', ...box })),
          ...message.cc.map((box) => ({ role: 'cc', ...box })),
        ]
        expect(reading.messages[0]).toMatchObject({ subject: message.subject, people })
        expect(reading.ownAddresses).toEqual([`${member}@ourco.test`])
      }
    }
  })

  it('lists the newest message first, and no message is open yet', async () => {
    const page = await open(mailbox.url('rep1'))
    const rows = [...page.querySelectorAll('#messagelist tr.message')]
    expect(rows).toHaveLength(mail.filter(({ folder }) => folder === 'INBOX').length)
    expect(rows[0]?.textContent).toContain(mail.findLast(({ folder }) => folder === 'INBOX')?.subject)
    expect(roundcube.readPage(page).kind).toBe('none')
  })

  it('gives a message’s source, from which its Message-ID is read', async () => {
    const message = listedMessages('rep1', mail)[3]?.message
    if (!message) throw new Error('There are fewer than four messages')
    const url = mailbox.messageUrl('rep1', message.messageId).replace('=show', '=viewsource')
    const answer = await app.request(url)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(await answer.text()).toContain(`Message-ID: <${message.messageId}>`)
  })

  it('gives the colleague only what was sent to both, and refuses what is not there', async () => {
    const theirs = listedMessages('rep2', mail)
    expect(theirs.length).toBeGreaterThan(5)
    expect(theirs.length).toBeLessThan(listedMessages('rep1', mail).length / 2)
    expect((await app.request(`${origin}/mailbox/rep1/?_uid=999`)).status).toBe(404)
    expect(() => mailbox.messageUrl('rep2', 'nobody@nowhere.example')).toThrow('not in rep2')
  })
})

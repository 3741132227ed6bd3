import { existsSync } from 'node:fs'
import * as fc from 'fast-check'
import { parseHTML } from 'linkedom'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { findOriginals } from '../../../lib/mail/originals/find-originals'
import { growth, linearGrowth } from '../../domain/growth'
import { readCorpus } from '../../e2e/corpus/read-corpus'
import { forwardFixtures, writeForward } from './forward-fixtures'

const about = (subject: string | null, from = 'rep@ourco.example') => ({
  subject,
  people: [{ role: 'from' as const, name: '', address: from }],
})
const element = (html: string) => {
  const { document } = parseHTML(`<html><body><div id="body">${html}</div></body></html>`)
  const found = document.querySelector('#body')
  if (found === null) throw new Error('The page of this test has no body')
  return found
}
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const block = (from: string, subject: string) =>
  `From: ${from}\nSent: Monday\nTo: x@y.example\nSubject: ${subject}\n\ntext\n`
const talon = '../shared/data/mail/talon'

describe('findOriginals in forwards', () => {
  it.each(forwardFixtures)('finds the author in a forward of $program, $language', ({ subject, body }) => {
    const { originals, traits } = findOriginals(body, about(subject))
    expect(originals.map(({ how, address }) => [how, address])).toEqual([['forward', 'ana@acme.example']])
    expect(originals[0]?.name.replace('López, Ana', 'Ana López')).toBe('Ana López')
    expect(traits).toEqual(['forward'])
  })

  it.each(forwardFixtures)('finds them in the page as in the text: $program, $language', ({ subject, body }) => {
    const lines = body.split('\n').map((line) => escape(line.replace(/^> ?/, '')))
    const expected = findOriginals(body, about(subject))
    const forms = [
      `<div>${lines.join('<br>')}</div>`,
      lines
        .map((line) => `<div>${line.replace(/^([^:：]{1,20}[:：])/, '<b><span>$1</span></b>') || '<br>'}</div>`)
        .join('\n'),
      `<pre>${lines.join('\n')}</pre>`,
      // As Roundcube shows plain text.
      `<div class="pre">${lines.map((line) => line.replaceAll('  ', '\u00A0 ')).join('<br>\n')}</div>`,
      `<blockquote style="white-space: pre-wrap">${lines.join('\n')}</blockquote>`,
    ]
    for (const html of forms) expect(findOriginals(element(html), about(subject))).toEqual(expected)
  })

  it('says the outermost of nested forwards first, the first author last', () => {
    const body = block('wei@globex.example', 'FW: Offer') + block('ana@acme.example', 'Offer')
    expect(findOriginals(body, about('FW: Offer')).originals.map((one) => one.address)).toEqual([
      'wei@globex.example',
      'ana@acme.example',
    ])
    // What the forwarded message only answers is no forward.
    const answered = block('wei@globex.example', 'RE: Offer') + block('ana@acme.example', 'Offer')
    expect(findOriginals(answered, about('FW: Offer')).originals).toHaveLength(1)
  })

  it('follows every chain of forwards, whichever programs wrote it', () => {
    const fixture = fc.constantFrom(...forwardFixtures.filter(({ program }) => !program.startsWith('Yahoo')))
    const name = fc.stringMatching(/^[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}$/)
    const author = fc.record({ name, address: fc.stringMatching(/^[a-z]{1,9}@[a-z]{1,9}\.example$/) })
    const step = fc.record({ fixture, author })
    const holds = fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (chain) => {
      // Each message but the first is a forward itself, and its subject says so.
      const body = chain.reduceRight(
        (text, one, at) => writeForward(one.fixture, one.author, chain[at + 1]?.fixture.subject ?? 'Quote', text),
        'Dear Rep',
      )
      const { originals } = findOriginals(body, about(chain[0]?.fixture.subject ?? null))
      const expected = chain.map((one) => ({ how: 'forward', ...one.author }))
      return JSON.stringify(originals) === JSON.stringify(expected)
    })
    expect(fc.check(holds, { numRuns: 2000 }).counterexample).toBeNull()
  })

  it('follows a chain in a page whose source is set out in lines', () => {
    const text = block('wei@globex.example', 'FW: Offer') + block('ana@acme.example', 'Offer')
    const html = text.split('\n').map((line) => `<p>\n    <span>${line || '<br>'}</span>\n  </p>`)
    const { originals } = findOriginals(element(html.join('\n  ')), about('FW: Offer'))
    expect(originals.map((one) => one.address)).toEqual(['wei@globex.example', 'ana@acme.example'])
  })

  it('takes an author without an address, as Exchange writes colleagues', () => {
    const body = 'From: López, Ana\nSent: Monday\nTo: Rep\nSubject: Offer'
    expect(findOriginals(body, about('FW: Offer')).originals).toEqual([
      { how: 'forward', name: 'López, Ana', address: null },
    ])
  })

  it('reads a table of headers, and the address on a line of its own', () => {
    const html =
      '<table><tr><th>Subject:</th><td>Offer</td></tr><tr><th>From:</th><td>Ana</td></tr><tr><th>To:</th><td>x</td></tr></table>'
    expect(findOriginals(element(html), about('Fwd: Offer')).originals).toEqual([
      { how: 'forward', name: 'Ana', address: null },
    ])
    const cut = 'From: Ana López\n<ana@acme.example>\nDate: Monday\nTo: x'
    expect(findOriginals(cut, about('Fwd: Offer')).originals[0]?.address).toBe('ana@acme.example')
  })

  it('finds the author of an attached message whose headers the page shows', () => {
    const html = `Hi<div class="message-partheaders"><table class="headers-table"><tbody>
      <tr><td class="header-title">Betreff</td><td class="header subject">Angebot</td></tr>
      <tr><td class="header-title">Von</td><td class="header from"><span class="adr"><a title="ana@acme.example">Ana</a> &lt;ana@acme.example&gt;</span></td></tr>
      <tr><td class="header-title">Datum</td><td class="header date">12.03.2026</td></tr></tbody></table></div>
      <div class="message-part">Hallo</div>`
    expect(findOriginals(element(html), about('Angebot'))).toEqual({
      originals: [{ how: 'attachment', name: 'Ana', address: 'ana@acme.example' }],
      traits: ['forward'],
    })
  })
})

describe('findOriginals in replies and other mail', () => {
  it.each(forwardFixtures.filter(({ program }) => /Outlook|Roundcube|QQ/.test(program)))(
    'takes the same block of $program, $language, for a quote below "Re:"',
    ({ body }) => {
      expect(findOriginals(body, about('Re: Offer'))).toEqual({ originals: [], traits: [] })
      expect(findOriginals(body, about('回复：报价'))).toEqual({ originals: [], traits: [] })
      expect(findOriginals(body)).toEqual({ originals: [], traits: [] })
    },
  )

  it.each([
    'On Mon, 12 Mar 2026 at 09:12, Ana <ana@acme.example> wrote:',
    'Am 12.03.2026 um 09:12 schrieb Ana López:',
    'Le jeu. 12 mars 2026 à 09:12, Ana <ana@acme.example> a écrit :',
    'El jue, 12 mar 2026 a las 9:12, Ana (<ana@acme.example>) escribió:',
    '在 2026-03-12 09:12:40，"Ana" <ana@acme.example> 写道：',
    '2026年3月12日(木) 9:12 Ana <ana@acme.example>のメール:',
  ])('looks for nothing below %j', (mark) => {
    const below = '> ---------- Forwarded message ---------\n> From: Ana <ana@acme.example>\n> Date: x\n> To: y'
    expect(findOriginals(`Thanks\n\n${mark}\n${below}`, about('Re: Offer'))).toEqual({ originals: [], traits: [] })
  })

  it('takes no booking, signature or sentence for a forward', () => {
    for (const text of [
      'Your trip\nFrom: Berlin\nTo: Hamburg\nDate: 12 March',
      'Best\nAna López\nPhone: 123\nFax: 124\nE-Mail: ana@acme.example',
      'I was asked to forward this message: see below. From: nobody',
      'Please forward this message:\n\nDear all, from: time to time we write.',
    ])
      expect(findOriginals(text, about('Offer'))).toEqual({ originals: [], traits: [] })
  })

  it('leaves out what the page’s scripts and styles say', () => {
    const html =
      '<style>---- Forwarded message ----\nFrom: a@b.example\nTo: c\nDate: d</style><script>From: a@b.example</script>Hi'
    expect(findOriginals(element(html), about('Fwd: x')).originals).toEqual([])
  })

  it('finds no forward in the replies of 13 mail programs', async ({ skip }) => {
    skip(!existsSync(talon), `${talon} is not there`)
    const messages = await readCorpus(talon)
    const wrong: string[] = []
    for (const { source, raw } of messages) {
      const mail = await PostalMime.parse(raw)
      const message = { subject: mail.subject ?? null, people: [] }
      const found = [
        ...findOriginals(mail.text ?? '', message).originals,
        ...findOriginals(element(mail.html ?? ''), message).originals,
        ...findOriginals(mail.text ?? '').originals,
      ]
      if (found.length > 0) wrong.push(source, JSON.stringify(found))
    }
    console.log(`${messages.length} replies read as text and as HTML: ${wrong.length} taken for a forward`)
    expect(messages.length).toBeGreaterThanOrEqual(13)
    expect(wrong).toEqual([])
  })
})

describe('findOriginals in bounces', () => {
  const bounce = { originals: [{ how: 'bounce', name: '', address: 'ana@acme.example' }], traits: ['bounce'] }

  it.each([
    [
      'Gmail',
      "Address not found\nYour message wasn't delivered to ana@acme.example because the address couldn't be found.",
    ],
    [
      'Exchange',
      'Delivery has failed to these recipients or groups:\n\nAna (ana@acme.example)<mailto:ana@acme.example>\nThe email address',
    ],
    [
      'Postfix',
      "This is the mail system at host mx.ourco.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<ana@acme.example>: host mx.acme.example said: 550",
    ],
    [
      'Exim',
      'A message that you sent could not be delivered to one or more of its recipients. This is a permanent error. The following address(es) failed:\n\n  ana@acme.example\n    Unrouteable address',
    ],
    [
      'qmail',
      "I'm afraid I wasn't able to deliver your message to the following addresses.\n\n<ana@acme.example>:\nSorry, no mailbox here by that name.",
    ],
    ['German', 'Ihre Nachricht konnte nicht zugestellt werden: ana@acme.example'],
    ['French', 'Votre message n’a pas pu être remis à ana@acme.example.'],
    ['Spanish', 'No se ha podido entregar el mensaje a ana@acme.example'],
    ['Chinese', '很抱歉您发送的邮件被退回，以下是退信信息：\n收件人邮箱 ana@acme.example 不存在'],
    ['Japanese', 'ana@acme.example にメールを配信できませんでした。'],
  ])('finds whom %s could not reach', (_, body) => {
    expect(findOriginals(body, about('Undelivered', 'MAILER-DAEMON@mx.ourco.example'))).toEqual(bounce)
    expect(findOriginals(body, about('Undelivered', 'Postmaster@ourco.example'))).toEqual(bounce)
  })

  it('takes a machine-readable report from anybody, with everybody it names', () => {
    const report =
      'Final-Recipient: rfc822; ana@acme.example\nAction: failed\n\nFinal-Recipient: rfc822;wei@acme.example'
    expect(findOriginals(report).originals.map((one) => one.address)).toEqual(['ana@acme.example', 'wei@acme.example'])
  })

  it('takes a person’s words about it for no bounce', () => {
    expect(findOriginals('It could not be delivered to ana@acme.example', about('Parcel'))).toEqual({
      originals: [],
      traits: [],
    })
  })

  it('does not look for forwards in the message that came back', () => {
    const body =
      'could not be delivered to ana@acme.example\n\n--- Forwarded message ---\nFrom: rep@ourco.example\nTo: ana@acme.example\nDate: x'
    expect(findOriginals(body, about('Fwd: Undelivered', 'mailer-daemon@x.example'))).toEqual(bounce)
  })
})

describe('findOriginals in hostile bodies', () => {
  it('answers what a report may hold, whatever the text is', () => {
    const line = fc.oneof(
      fc.constantFrom('From: Ana <ana@acme.example>', 'To: x', 'Subject: FW: x', '--- forwarded ---', '', 'Date:'),
      fc.string({ unit: 'binary', maxLength: 300 }).map((text) => `From: ${text}`),
    )
    const holds = fc.property(fc.array(line, { maxLength: 200 }), (lines) => {
      const { originals } = findOriginals(lines.join('\n'), about('Fwd: x'))
      return (
        originals.length <= 20 &&
        originals.every(({ name, address }) => name.length <= 300 && (address === null || address.length <= 320))
      )
    })
    expect(fc.check(holds, { numRuns: 500 }).counterexample).toBeNull()
  })

  it.each(['From: a\n', 'a: b\n', '-', '---a---\n', 'a@', 'x', '\n', '>', ' :', '写道：\n', 'From:\n\n'])(
    'takes time that grows as the length of a run of %j',
    (piece) => {
      expect(growth((size) => findOriginals(piece.repeat(size / 4 / piece.length), about('Fwd: x')))).toBeLessThan(
        linearGrowth,
      )
    },
  )

  it('reads a bounded part of an endless page', () => {
    const html = '<p>x</p>'.repeat(100_000)
    const before = process.cpuUsage()
    expect(
      findOriginals(element(`${html}<p>--- Forwarded message ---</p><p>From: ana@acme.example</p>`), about('Fwd: x'))
        .originals,
    ).toEqual([])
    expect(process.cpuUsage(before).user).toBeGreaterThan(0)
    let deep = element('')
    for (let depth = 0; depth < 5000; depth += 1) {
      const next = deep.ownerDocument.createElement('div')
      deep.append(next)
      deep = next
    }
    expect(findOriginals(deep.ownerDocument.body, about('Fwd: x')).originals).toEqual([])
  })
})

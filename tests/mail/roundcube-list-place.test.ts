import { describe, expect, it } from 'vitest'
import { roundcube } from '../../lib/mail/adapters/roundcube'
import { pageFrom } from './page-fixture'

const list = (extra: string) =>
  pageFrom(
    `<body class="task-mail"><ul id="mailboxlist"><li class="mailbox inbox selected"></li></ul>${extra}
     <table id="messagelist"><tbody><tr class="message"><td class="subject">
     <span class="fromto"><span class="adr"><span class="rcmContactAddress" title="ana@acme.example">Ana</span></span></span>
     <a href="/?_task=mail&_mbox=INBOX&_uid=17&_action=show">Offer</a></td></tr></tbody></table></body>`,
    'https://mail.example/',
  )
const placeOf = (extra: string) => roundcube.readList(list(extra))?.firstRow
const shown = (text: string) => placeOf(`<span id="rcmcountdisplay">${text}</span>`)

describe('the place of Roundcube’s list in its folder', () => {
  it('is read from the count, whatever the language', () => {
    expect(shown('Messages 51 to 100 of 594')).toBe(50)
    expect(shown('从 1 到 50，共计 594 封邮件')).toBe(0)
    expect(shown('594通の101通目から150通目のメッセージ')).toBe(100)
    expect(shown('Messages 1 to 1 of 1')).toBe(0)
  })

  it('is not told where not every message has its row: in a search, a filter, a conversation of one row', () => {
    const count = '<span id="rcmcountdisplay">Messages 1 to 3 of 3</span>'
    expect(placeOf(count)).toBe(0)
    expect(placeOf(`${count}<input name="_q" value="ana">`)).toBeNull()
    expect(
      placeOf(`${count}<select id="searchfilter"><option value="UNSEEN" selected>Unread</option></select>`),
    ).toBeNull()
    expect(
      placeOf(
        `${count}<table id="messagelist"><tbody><tr><td><div id="rcmexpandorcmrow1"></div></td></tr></tbody></table>`,
      ),
    ).toBeNull()
    expect(placeOf('<span id="rcmcountdisplay">Loading…</span>')).toBeNull()
    expect(placeOf('')).toBeNull()
  })
})

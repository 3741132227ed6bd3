import type { Correspondent } from '../../../lib/messages/page-report'
import type { ContractPages } from '../adapter-pages'
import { openPage } from '../adapter-pages'
import { readFixture } from '../page-fixture'
import { escapeHtml } from '../roundcube-markup'
import { ana, augustAt, bare, boss, own, rep, wei } from './people'

const url = 'https://mail.qq.com/cgi-bin/frame_html?sid=abc'
const html = readFixture('qqmail-top.html')
const message = {
  html: readFixture('qqmail-message.html'),
  url: 'https://mail.qq.com/cgi-bin/readmail?folderid=1&t=readmail&mailid=ZC0001-abc',
}
const inFrame = (shown: { html: string; url: string }) => ({ html, url, frames: { 'iframe#mainFrame': shown } })
const open = {
  ...inFrame(message),
  expected: {
    kind: 'message' as const,
    ownAddresses: own,
    focus: 0,
    messages: [
      {
        pageKey: 'ZC0001-abc',
        threadKey: null,
        messageId: null,
        subject: 'Offer for May',
        at: augustAt(20, 13, 19),
        people: [wei('from'), rep('to'), ana('cc')],
        peopleLeftOut: 0,
      },
    ],
  },
}

function messageTo(people: readonly Correspondent[]): Document {
  const spans = people.map(
    ({ name, address }) => `<span e="${escapeHtml(address ?? '')}" n="${escapeHtml(name)}"></span>`,
  )
  const page = openPage(inFrame(message))
  const shown = page.querySelector('iframe')?.contentDocument
  const [first, second] = shown?.querySelectorAll('.addrtitle.nowrap + div') ?? []
  if (first !== undefined) first.innerHTML = spans.join('')
  second?.closest('tr')?.remove()
  return page
}

export const pages: ContractPages = {
  isVerified: false,
  openMessage: open,
  collapsedConversation: 'it shows one message at a time',
  previousConversationStays: 'its frame holds one document',
  beforeNext: 'its frame holds one document',
  splitView: 'list and message take turns in the frame',
  anotherLanguage: 'this page is in Chinese; no text of it is relied on',
  listOnly: {
    ...inFrame({
      html: '<html><body><div id="list"></div></body></html>',
      url: 'https://mail.qq.com/cgi-bin/mail_list',
    }),
    expected: { kind: 'none', ownAddresses: own },
  },
  list: 'no fact is known of its rows',
  compose: {
    html,
    url,
    frames: {
      'iframe#mainFrame': {
        html: readFixture('qqmail-compose.html'),
        url: 'https://mail.qq.com/cgi-bin/readtemplate?t=compose',
        frames: { 'iframe.qmEditorIfrmEditArea': { html: '<html><body>Dear Ana</body></html>', url: 'about:blank' } },
      },
    },
    expected: {
      kind: 'draft',
      ownAddresses: own,
      people: [ana('to'), bare('cc', 'wei@globex.example'), boss],
      subject: 'Offer for May',
    },
  },
  draftParts: { editor: 'Dear Ana', send: { css: 'a[name=sendbtn] span', other: '#toAreaCtrl' } },
  body: 'Body with',
  messageTo,
  requiredField: { css: '#tipFromAddr_readmail', field: 'sender' },
}

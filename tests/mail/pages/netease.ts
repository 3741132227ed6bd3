import type { Correspondent } from '../../../lib/messages/page-report'
import type { ContractPages } from '../adapter-pages'
import { openPage } from '../adapter-pages'
import { edited, readFixture, without } from '../page-fixture'
import { escapeHtml } from '../roundcube-markup'
import { ana, augustAt, bare, own, rep, wei } from './people'

const site = 'https://mail.163.com/js6/main.jsp?sid=abc'
const url = `${site}#module=read.ReadModule%7C%7B%22id%22%3A%22399%22%7D`
const html = readFixture('netease-message.html')
const frames = {
  'iframe[name="read.ReadModule_1"]': {
    html: '<html><body>Body with <a href="mailto:body@acme.example">an address</a></body></html>',
    url: 'https://mail.163.com/js6/read/readhtml.jsp',
  },
}
const open = {
  html,
  url,
  frames,
  expected: {
    kind: 'message' as const,
    ownAddresses: own,
    focus: 0,
    messages: [
      {
        pageKey: '_dvModuleContainer_read.ReadModule_1/Offer for May/2025年08月20日 13:19 (星期三)',
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
  const addresses = people.map(
    ({ name, address }) =>
      `<div class="nui-addr"><span class="nui-addr-name">${escapeHtml(name)}</span> <span class="nui-addr-email">&lt;${escapeHtml(address ?? '')}&gt;</span></div>`,
  )
  const changed = edited(html, (page) => {
    const [to] = page.querySelectorAll('#1365_dvReadto')
    if (to !== undefined) to.innerHTML = addresses.join('')
    for (const cc of page.querySelectorAll('[id$=_dvReadcc]')) cc.innerHTML = ''
  })
  return openPage({ html: changed, url, frames })
}

export const pages: ContractPages = {
  isVerified: false,
  openMessage: open,
  collapsedConversation: 'no fact is known of its conversations',
  previousConversationStays: open,
  beforeNext: 'each message has a tab of its own',
  splitView: 'no fact is known of its split view',
  anotherLanguage: 'this page is in Chinese; no text of it is relied on',
  listOnly: {
    html: without(html, '[id^=_dvModuleContainer]'),
    url: `${site}#module=mbox.ListModule`,
    expected: { kind: 'none', ownAddresses: own },
  },
  list: 'no fact is known of its rows',
  compose: {
    html: readFixture('netease-compose.html'),
    url: `${site}#module=compose.ComposeModule`,
    frames: { 'iframe.APP-editor-iframe': { html: '<html><body>Dear Ana</body></html>', url: 'about:blank' } },
    expected: {
      kind: 'draft',
      ownAddresses: own,
      people: [ana('to'), bare('cc', 'wei@globex.example')],
      subject: 'Offer for May',
    },
  },
  draftParts: { editor: 'Dear Ana', send: { css: '.nui-mainBtn .nui-btn-text', other: '[id$=_subjectInput]' } },
  more: [
    {
      name: 'draft of 2023',
      page: {
        html: readFixture('netease-compose-2023.html'),
        url: `${site}#module=compose.ComposeModule`,
        expected: {
          kind: 'draft',
          ownAddresses: own,
          people: [bare('to', 'ana@acme.example')],
          subject: 'Offer for May',
        },
      },
    },
  ],
  body: 'Body with',
  messageTo,
  requiredField: { css: '.nui-addr-email', field: 'sender' },
}

import type { Correspondent } from '../../../lib/messages/page-report'
import type { ContractPages } from '../adapter-pages'
import { pageFrom, readFixture } from '../page-fixture'
import { escapeHtml } from '../roundcube-markup'
import { ana, augustAt, bare, boss, own, wei } from './people'

const site = 'https://mail.google.com/mail/u/0/'
const url = `${site}#inbox/17979cfe362a0001`
const threadKey = 'f:1700000000000000001'
const conversation = {
  html: readFixture('gmail-conversation.html'),
  url,
  expected: {
    kind: 'message' as const,
    ownAddresses: own,
    focus: 1,
    messages: [
      {
        pageKey: 'f:1700000000000000001/0',
        threadKey,
        messageId: null,
        subject: 'Re: Offer for May',
        at: augustAt(19, 16, 5),
        people: [ana('from')],
        peopleLeftOut: 0,
      },
      {
        pageKey: 'f:1700000000000000011',
        threadKey,
        messageId: null,
        subject: 'Re: Offer for May',
        at: augustAt(20, 13, 19),
        people: [wei('from'), { role: 'to' as const, name: 'me', address: 'rep@ourco.example' }, ana('to')],
        peopleLeftOut: 0,
      },
    ],
  },
}
const split = { html: readFixture('gmail-split.zh.html'), url }
const splitMessage = {
  pageKey: 'f:1700000000000000011',
  threadKey,
  messageId: null,
  subject: '五月报价',
  at: augustAt(20, 13, 19),
  people: [ana('from'), { role: 'to' as const, name: '我', address: 'rep@ourco.example' }],
  peopleLeftOut: 0,
}
const splitRow = {
  key: threadKey,
  threadKey,
  pageKey: 'f:1700000000000000011',
  people: [ana('from')],
  at: augustAt(20, 13, 19),
}

function messageTo(people: readonly Correspondent[]): Document {
  const page = pageFrom(conversation.html, url)
  const spans = people.map(
    ({ name, address }) => `<span class="g2" email="${escapeHtml(address ?? '')}" name="${escapeHtml(name)}"></span>`,
  )
  for (const line of page.querySelectorAll('.hb')) line.innerHTML = spans.join('')
  return page
}

export const pages: ContractPages = {
  isVerified: false,
  openMessage: conversation,
  collapsedConversation: conversation,
  previousConversationStays: conversation,
  beforeNext: { ...conversation, url: `${site}#inbox/1797876a12b2ffff`, expected: { kind: 'transition' } },
  splitView: {
    ...split,
    focus: '.zA',
    expected: { kind: 'message', ownAddresses: own, focus: 0, messages: [splitMessage] },
  },
  anotherLanguage: {
    ...split,
    focus: '.M9 [g_editable]',
    expected: { kind: 'draft', ownAddresses: own, people: [ana('to')], subject: '回复：五月报价' },
  },
  listOnly: {
    html: readFixture('gmail-list.html'),
    url: `${site}#inbox`,
    expected: { kind: 'none', ownAddresses: own },
  },
  list: { page: { ...split, expected: {} }, folder: 'inbox', rows: [splitRow] },
  compose: {
    html: readFixture('gmail-compose.html'),
    url: `${site}#inbox?compose=new`,
    expected: {
      kind: 'draft',
      ownAddresses: own,
      people: [ana('to'), bare('cc', 'wei@globex.example'), boss],
      subject: 'Offer for May',
    },
  },
  draftParts: { editor: 'Dear Ana', send: { css: '.aoO span', other: 'input[name=subjectbox]' } },
  more: [
    {
      name: 'build of 2020, at the message',
      page: {
        html: readFixture('gmail-2020.html'),
        url,
        focus: '.a3s',
        expected: {
          kind: 'message',
          ownAddresses: own,
          messages: [
            {
              pageKey: 'f:1700000000000000011',
              threadKey,
              messageId: null,
              subject: 'Offer for May',
              at: augustAt(20, 13, 19),
              people: [ana('from'), { role: 'to', name: 'me', address: 'rep@ourco.example' }],
              peopleLeftOut: 0,
            },
          ],
        },
      },
    },
    {
      name: 'build of 2020, at the draft',
      page: {
        html: readFixture('gmail-2020.html'),
        url,
        focus: '.agb',
        expected: { kind: 'draft', people: [ana('to'), bare('cc', 'wei@globex.example'), boss], subject: null },
      },
    },
    {
      name: 'draft of 2016',
      page: {
        html: readFixture('gmail-compose-2016.html'),
        url: `${site}#inbox`,
        expected: { kind: 'draft', ownAddresses: own, people: [ana('to')], subject: 'Offer for May' },
      },
    },
  ],
  body: 'Body with',
  messageTo,
  requiredField: { css: 'span.gD', field: 'sender' },
}

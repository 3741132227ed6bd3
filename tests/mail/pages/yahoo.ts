import type { Correspondent } from '../../../lib/messages/page-report'
import type { ContractPages } from '../adapter-pages'
import { pageFrom, readFixture, without } from '../page-fixture'
import { escapeHtml } from '../roundcube-markup'
import { ana, augustAt, bare, boss, own, rep, wei } from './people'

const site = 'https://mail.yahoo.com/d/folders/1'
const url = `${site}/messages/4712`
const html = readFixture('yahoo-conversation.html')
const common = { threadKey: '4712', messageId: null, subject: 'Offer for May', peopleLeftOut: 0 }
const conversation = {
  html,
  url,
  expected: {
    kind: 'message' as const,
    ownAddresses: own,
    focus: 2,
    messages: [
      { ...common, pageKey: '4712/Tue, Aug 19, 2025 at 4:05 PM', at: augustAt(19, 16, 5), people: [ana('from')] },
      {
        ...common,
        pageKey: '4712/Wed, Aug 20, 2025 at 9:30 AM',
        at: augustAt(20, 9, 30),
        people: [rep('from'), ana('to')],
      },
      {
        ...common,
        pageKey: '4712/Wed, Aug 20, 2025 at 1:19 PM',
        at: augustAt(20, 13, 19),
        people: [wei('from'), rep('to'), ana('to')],
      },
    ],
  },
}

function messageTo(people: readonly Correspondent[]): Document {
  const page = pageFrom(html, url)
  const spans = people.map(
    ({ name, address }) => `<span title="${escapeHtml(address ?? '')}">${escapeHtml(name)}</span>`,
  )
  const last = [...page.querySelectorAll('[data-test-id=message-recipients]')].at(-1)
  if (last !== undefined) last.innerHTML = `<span>To:</span>${spans.join('')}`
  return page
}

export const pages: ContractPages = {
  isVerified: false,
  openMessage: conversation,
  collapsedConversation: conversation,
  previousConversationStays: 'no fact is known of what it keeps; a hidden one is left out',
  beforeNext: { html, url: `${site}/messages/4711`, expected: { kind: 'transition' } },
  splitView: conversation,
  anotherLanguage: 'the fields are named alike in every language; a date in digits alone is left out',
  listOnly: {
    html: without(html, '[data-test-id=message-group-view]'),
    url: site,
    expected: { kind: 'none', ownAddresses: own },
  },
  list: {
    page: { html, url: site, expected: {} },
    folder: 'inbox',
    rows: [
      {
        key: '4711',
        threadKey: '4711',
        people: [{ role: 'from', name: 'Bo Before', address: 'before@globex.example' }],
        at: null,
      },
      { key: '4712', threadKey: '4712', people: [ana('from')], at: null },
    ],
  },
  compose: {
    html: readFixture('yahoo-compose.html'),
    url: 'https://mail.yahoo.com/d/compose/1',
    expected: {
      kind: 'draft',
      ownAddresses: own,
      people: [ana('to'), bare('cc', 'wei@globex.example'), boss],
      subject: 'Offer for May',
    },
  },
  draftParts: {
    editor: 'Dear Ana',
    send: { css: '[data-test-id=compose-send-button] span', other: '[data-test-id=compose-subject]' },
  },
  more: [
    {
      name: 'build of 2019',
      page: {
        html: readFixture('yahoo-2019.html'),
        url,
        expected: {
          kind: 'message',
          ownAddresses: own,
          messages: [{ ...common, pageKey: '4712/0', at: null, people: [ana('from'), rep('to')] }],
        },
      },
    },
  ],
  body: 'Body with',
  messageTo,
  requiredField: { css: '[data-test-id=with-contact-card-anchor], [data-test-id=message-from]', field: 'sender' },
}

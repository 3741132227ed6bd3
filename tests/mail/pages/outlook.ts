import type { Correspondent } from '../../../lib/messages/page-report'
import type { ContractPages } from '../adapter-pages'
import { edited, pageFrom, readFixture, without } from '../page-fixture'
import { escapeHtml } from '../roundcube-markup'
import { ana, augustAt, bare, boss, named, own, rep, wei } from './people'

const site = 'https://outlook.office.com/mail/'
const url = `${site}inbox/id/AAQkADOFFER`
const html = readFixture('outlook-conversation.html')
const common = { threadKey: 'AAQkADOFFER', messageId: null, subject: 'Offer for May', peopleLeftOut: 0 }
const conversation = {
  html,
  url,
  expected: {
    kind: 'message' as const,
    ownAddresses: own,
    focus: 2,
    messages: [
      {
        ...common,
        pageKey: 'AAQkADOFFER/Tue, Aug 19, 2025 4:05 PM',
        at: augustAt(19, 16, 5),
        people: [ana('from')],
      },
      {
        ...common,
        pageKey: 'AAQkADOFFER/Wed, Aug 20, 2025 9:30 AM',
        at: augustAt(20, 9, 30),
        people: [rep('from'), ana('to')],
      },
      {
        ...common,
        pageKey: 'AAQkADOFFER/Wed, Aug 20, 2025 1:19 PM',
        at: augustAt(20, 13, 19),
        people: [wei('from'), rep('to'), ana('cc')],
      },
    ],
  },
}
const german = {
  html: readFixture('outlook-names.de.html'),
  url: 'https://outlook.cloud.microsoft/mail/id/AAQkADOFFER',
}

function messageTo(people: readonly Correspondent[]): Document {
  const page = pageFrom(html, url)
  const pills = people.map(
    ({ name, address }) => `<span data-lpc-hover-target-id="x">${escapeHtml(`${name}<${address ?? ''}>`)}</span>`,
  )
  const wells = [...page.querySelectorAll('[data-testid=RecipientWell]')]
  wells[1]?.replaceChildren()
  if (wells[1] !== undefined) wells[1].innerHTML = pills.join('')
  wells[2]?.remove()
  return page
}

export const pages: ContractPages = {
  isVerified: false,
  openMessage: conversation,
  collapsedConversation: conversation,
  previousConversationStays: 'the pane holds one conversation at a time',
  beforeNext: {
    html: edited(html, (page) => {
      for (const row of page.querySelectorAll('[data-convid]'))
        row.setAttribute('aria-selected', String(row.getAttribute('data-convid') === 'AAQkADBEFORE'))
    }),
    url: `${site}inbox/id/AAQkADBEFORE`,
    expected: { kind: 'transition' },
  },
  splitView: conversation,
  anotherLanguage: {
    ...german,
    expected: {
      kind: 'message',
      ownAddresses: own,
      focus: 0,
      messages: [
        {
          threadKey: 'AAQkADOFFER',
          messageId: null,
          subject: 'Angebot für Mai',
          pageKey: 'AAQkADOFFER/Mi 20. August 2025 13:19',
          at: augustAt(20, 13, 19),
          people: [ana('from'), named('to', 'Boris Vorher')],
          peopleLeftOut: 0,
        },
      ],
    },
  },
  listOnly: {
    html: without(html, '[data-app-section=ConversationContainer] > *'),
    url: `${site}inbox`,
    expected: { kind: 'none', ownAddresses: own },
  },
  list: {
    page: { html, url, expected: {} },
    folder: 'inbox',
    rows: [
      {
        key: 'AAQkADBEFORE',
        threadKey: 'AAQkADBEFORE',
        people: [{ role: 'from', name: 'Bo Before', address: 'before@globex.example' }],
        at: augustAt(1, 9, 0),
      },
      { key: 'AAQkADOFFER', threadKey: 'AAQkADOFFER', people: [wei('from'), ana('from')], at: augustAt(20, 13, 19) },
    ],
  },
  compose: {
    html: readFixture('outlook-compose.zh.html'),
    url: `${site}compose/AAkAL`,
    expected: {
      kind: 'draft',
      ownAddresses: own,
      people: [ana('to'), bare('to', 'wei@globex.example'), bare('cc', 'boss@acme.example'), boss],
      subject: 'Offer for May',
    },
  },
  draftParts: {
    editor: 'Dear Ana',
    send: { css: '#splitButton-r3a__primaryActionButton span', other: '#splitButton-r1__primaryActionButton' },
  },
  more: [
    {
      name: 'build of 2024, a persona card open',
      page: {
        html: readFixture('outlook-2024.html'),
        url: 'https://outlook.live.com/mail/0/',
        expected: {
          kind: 'message',
          ownAddresses: own,
          messages: [
            {
              pageKey: 'Offer for May/0',
              threadKey: null,
              messageId: null,
              subject: 'Offer for May',
              at: null,
              people: [ana('from'), rep('to')],
              peopleLeftOut: 0,
            },
          ],
        },
      },
    },
  ],
  body: 'Body with',
  messageTo,
  requiredField: { css: '[id$=_FROM], [role=region]', field: 'sender' },
}

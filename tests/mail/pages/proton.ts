import type { Correspondent } from '../../../lib/messages/page-report'
import type { ContractPages } from '../adapter-pages'
import { fillFrames, pageFrom, readFixture, without } from '../page-fixture'
import { escapeHtml } from '../roundcube-markup'
import { ana, augustAt, bare, boss, named, own, rep, wei } from './people'

const site = 'https://mail.proton.me/u/0/inbox'
const threadKey = 'conversation-offer-0002=='
const url = `${site}/${threadKey}`
const html = readFixture('proton-conversation.html')
const text = {
  html: '<html><body>Body with <a href="mailto:body@acme.example">an address</a></body></html>',
  url: 'about:blank',
}
const frames = { '[data-testid=content-iframe]': text }
const common = { threadKey, messageId: null, subject: 'Offer for May', peopleLeftOut: 0 }
const conversation = {
  html,
  url,
  frames,
  expected: {
    kind: 'message' as const,
    ownAddresses: own,
    focus: 2,
    messages: [
      { ...common, pageKey: 'message-one-000000001==', at: augustAt(19, 16, 5), people: [ana('from')] },
      { ...common, pageKey: 'message-two-000000002==', at: augustAt(20, 9, 30), people: [rep('from'), ana('to')] },
      {
        ...common,
        pageKey: 'message-three-0000003==',
        at: augustAt(20, 13, 19),
        people: [wei('from'), rep('to'), ana('cc'), named('cc', 'Kunden Nord')],
      },
    ],
  },
}

function messageTo(people: readonly Correspondent[]): Document {
  const page = pageFrom(html, url)
  const items = people.map(({ name, address }) => {
    const quoted = escapeHtml(address ?? '')
    return `<span title="${quoted}" data-testid="recipients:item-${quoted}"><bdi data-testid="recipient-label">${escapeHtml(name)}</bdi></span>`
  })
  const groups = [...page.querySelectorAll('[data-testid^="message-header-expanded:"]')]
  groups.at(-1)?.remove()
  const last = groups.at(-2)
  if (last !== undefined) last.innerHTML = items.join('')
  fillFrames(page, 'iframe', pageFrom(text.html, text.url))
  return page
}

export const pages: ContractPages = {
  isVerified: false,
  openMessage: conversation,
  collapsedConversation: conversation,
  previousConversationStays: 'its view is taken down before the next one is built',
  beforeNext: { html, url: `${site}/conversation-before-0001==`, expected: { kind: 'transition' } },
  splitView: conversation,
  anotherLanguage: 'the fields are named alike in every language; the draft’s page is in French',
  listOnly: { html: without(html, 'section'), url: site, expected: { kind: 'none', ownAddresses: own } },
  list: {
    page: { html, url, expected: {} },
    folder: 'inbox',
    rows: [
      {
        key: 'conversation-before-0001==',
        threadKey: 'conversation-before-0001==',
        people: [{ role: 'from', name: 'Bo Before', address: 'before@globex.example' }],
        at: augustAt(1, 9, 0),
      },
      {
        key: threadKey,
        threadKey,
        people: [bare('from', 'wei@globex.example'), bare('from', 'ana@acme.example')],
        at: augustAt(20, 13, 19),
      },
    ],
  },
  compose: {
    html: readFixture('proton-compose.html'),
    url: site,
    frames: {
      '[data-testid=rooster-iframe]': {
        html: '<html><body><div id="rooster-editor" contenteditable="true">Dear Ana</div></body></html>',
        url: 'about:blank',
      },
    },
    expected: {
      kind: 'draft',
      ownAddresses: own,
      people: [ana('to'), bare('cc', 'wei@globex.example'), boss],
      subject: 'Offer for May',
    },
  },
  draftParts: {
    editor: 'Dear Ana',
    send: { css: '[data-testid="composer:send-button"] span', other: '[data-testid="composer:subject"]' },
  },
  more: [
    {
      name: 'build of 2022, in German',
      page: {
        html: readFixture('proton-2022.html'),
        url,
        expected: {
          kind: 'message',
          ownAddresses: own,
          messages: [
            { ...common, pageKey: 'message-one-000000001==', at: augustAt(20, 13, 19), people: [ana('from')] },
          ],
        },
      },
    },
  ],
  body: 'Body with',
  messageTo,
  requiredField: { css: '[data-testid="recipients:sender"], [data-testid^="recipient:details"]', field: 'sender' },
}

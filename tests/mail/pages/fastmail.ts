import type { Correspondent } from '../../../lib/messages/page-report'
import type { ContractPages } from '../adapter-pages'
import { pageFrom, readFixture, without } from '../page-fixture'
import { escapeHtml } from '../roundcube-markup'
import { ana, augustAt, bare, named, own, rep, wei } from './people'

const site = 'https://app.fastmail.com/mail/Inbox/'
const url = `${site}Toffer02?u=1`
const html = readFixture('fastmail-conversation.html')
const common = { threadKey: 'Toffer02', messageId: null, subject: 'Offer for May', peopleLeftOut: 0 }
const conversation = {
  html,
  url,
  expected: {
    kind: 'message' as const,
    ownAddresses: own,
    focus: 2,
    messages: [
      { ...common, pageKey: 'M0001', at: augustAt(19, 16, 5), people: [ana('from')] },
      { ...common, pageKey: 'M0002', at: augustAt(20, 9, 30), people: [rep('from'), ana('to')] },
      { ...common, pageKey: 'M0003', at: augustAt(20, 13, 19), people: [wei('from'), named('to', 'Rep')] },
    ],
  },
}

function messageTo(people: readonly Correspondent[]): Document {
  const page = pageFrom(html, url)
  const spans = people.map(
    ({ name, address }) =>
      `<span class="v-Message-toName" title="${escapeHtml(address ?? '')}">${escapeHtml(name)}</span>`,
  )
  const last = [...page.querySelectorAll('.v-Message-toName')].at(-1)
  last?.insertAdjacentHTML('afterend', spans.join(''))
  last?.remove()
  return page
}

export const pages: ContractPages = {
  isVerified: false,
  openMessage: conversation,
  collapsedConversation: conversation,
  previousConversationStays: 'no fact is known of what it keeps; a hidden one is left out',
  beforeNext: { html, url: `${site}Tbefore01?u=1`, expected: { kind: 'transition' } },
  splitView: conversation,
  anotherLanguage: 'no text of the page is relied on',
  listOnly: { html: without(html, '.v-Page-content'), url: site, expected: { kind: 'none', ownAddresses: own } },
  list: 'its rows show names',
  compose: {
    html: readFixture('fastmail-compose.html'),
    url: `${site}compose?u=1`,
    expected: {
      kind: 'draft',
      ownAddresses: own,
      people: [ana('to'), named('to', 'Boris'), bare('cc', 'wei@globex.example')],
      subject: 'Offer for May',
    },
  },
  draftParts: { editor: 'Dear Ana', send: { css: '.s-send span', other: '.v-EmailInput input' } },
  body: 'Body with',
  messageTo,
  requiredField: { css: '.v-MessageCard-from', field: 'sender' },
}

import type { Correspondent } from '../../../lib/messages/page-report'
import type { ContractPages } from '../adapter-pages'
import { edited, pageFrom, readFixture, without } from '../page-fixture'
import { escapeHtml } from '../roundcube-markup'
import { ana, augustAt, named, own, rep, wei } from './people'

const url = 'https://wx.mail.qq.com/home/index?sid=abc#/list/1'
const html = readFixture('qqmail-new-message.html')
const open = {
  html,
  url,
  expected: {
    kind: 'message' as const,
    ownAddresses: own,
    focus: 0,
    messages: [
      {
        pageKey: 'ZM0001',
        threadKey: null,
        messageId: null,
        subject: 'Offer for May',
        at: augustAt(20, 13, 19),
        people: [wei('from'), rep('to'), named('to', 'Boris'), ana('cc')],
        peopleLeftOut: 0,
      },
    ],
  },
}

function messageTo(people: readonly Correspondent[]): Document {
  const page = pageFrom(html, url)
  const accounts = people.map(
    ({ name, address }) =>
      `<span><span class="cmp-account-nick">${escapeHtml(name)}</span><span class="cmp-account-email">&lt;${escapeHtml(address ?? '')}&gt;</span></span>`,
  )
  const [, to, cc] = page.querySelectorAll('.basic-body-item')
  if (to !== undefined) to.innerHTML = accounts.join('')
  cc?.remove()
  return page
}

export const pages: ContractPages = {
  isVerified: false,
  openMessage: open,
  collapsedConversation: 'no fact is known of its conversations',
  previousConversationStays: 'no fact is known of what it keeps; a hidden one is left out',
  beforeNext: {
    html: edited(html, (page) => {
      for (const row of page.querySelectorAll('[data-mailid]')) row.classList.toggle('mail-item-selected')
    }),
    url,
    expected: { kind: 'transition' },
  },
  splitView: open,
  anotherLanguage: 'this page is in Chinese; no text of it is relied on',
  listOnly: { html: without(html, '.mail-list-page-reader'), url, expected: { kind: 'none', ownAddresses: own } },
  list: 'its rows show names',
  compose: {
    html: readFixture('qqmail-new-compose.html'),
    url: 'https://wx.mail.qq.com/home/index?sid=abc#/compose',
    expected: { kind: 'draft', ownAddresses: own, people: [ana('to'), named('to', '王伟')], subject: null },
  },
  draftParts: { editor: 'Dear Ana', send: { css: '.xmail_sendmail_btn span', other: '.mail-compose-receivers' } },
  more: [
    {
      name: 'draft of 2024',
      page: {
        html: readFixture('qqmail-new-compose-2024.html'),
        url: 'https://wx.mail.qq.com/home/index?sid=abc#/compose',
        expected: { kind: 'draft', ownAddresses: own, people: [ana('to')], subject: null },
      },
    },
  ],
  body: 'Body with',
  messageTo,
  requiredField: { css: '.basic-body-item:first-child > *', field: 'sender' },
}

/** Roundcube's pages: its markup was seen in a running copy, which tests/e2e drives. */
import type { Correspondent } from '../../../lib/messages/page-report'
import type { Case, ContractPages } from '../adapter-pages'
import { pageFrom, readFixture } from '../page-fixture'
import { cellMarkup } from '../roundcube-markup'

export const site = 'https://mail.ourco.example/'
export const show = `${site}?_task=mail&_mbox=INBOX&_uid=17&_action=show`
export const to = (name: string, address: string | null): Correspondent => ({ role: 'to', name, address })

function messageTo(people: readonly Correspondent[]) {
  const page = pageFrom(readFixture('roundcube-message.html'), show)
  for (const cell of page.querySelectorAll('td.header:not(.from)')) cell.remove()
  page.querySelector('table.header-headers tr:last-child')?.insertAdjacentHTML('beforeend', cellMarkup('to', people))
  return page
}

const openMessage = {
  html: readFixture('roundcube-message.html'),
  url: show,
  expected: {
    kind: 'message' as const,
    ownAddresses: ['rep@ourco.example'],
    focus: 0,
    messages: [
      {
        pageKey: 'Kunden/Nord/17',
        threadKey: null,
        messageId: null,
        subject: 'Offer for May <b>',
        at: null,
        people: [
          { role: 'from' as const, name: 'Ana López', address: 'ana@acme.example' },
          { role: 'sender' as const, name: '', address: 'desk@acme.example' },
          { role: 'replyTo' as const, name: 'Other', address: 'other@acme.example' },
          to('undisclosed', null),
          to('bad address', 'not an address'),
          to('王伟', '王伟@例え.jp'),
          to('', 'root@localhost'),
          { role: 'cc' as const, name: 'Rep', address: 'rep@ourco.example' },
        ],
        peopleLeftOut: 0,
      },
    ],
  },
} satisfies Case

export const ana: Correspondent = { role: 'from', name: 'Ana López', address: 'ana@acme.example' }
export const desk: Correspondent = { role: 'sender', name: '', address: 'desk@acme.example' }
export const other: Correspondent = { role: 'replyTo', name: 'Other', address: 'other@acme.example' }
const inPreview = {
  threadKey: null,
  messageId: null,
  at: null,
  peopleLeftOut: 0,
  subject: 'Offer for May <b>',
  pageKey: 'Sent/5',
  people: [ana, desk, to('Rep', 'rep@ourco.example')],
}

export const pages: ContractPages = {
  isVerified: true,
  openMessage,
  collapsedConversation: 'Roundcube shows one message at a time',
  previousConversationStays: 'its preview frame holds one document, which tests/e2e drives in a browser',
  listOnly: {
    html: readFixture('roundcube-list.html'),
    url: `${site}?_task=mail&_mbox=INBOX`,
    expected: { kind: 'none', ownAddresses: ['rep@ourco.example'] },
  },
  compose: {
    html: readFixture('roundcube-compose.html'),
    url: `${site}?_task=mail&_action=compose&_id=1`,
    expected: {
      kind: 'draft',
      ownAddresses: ['rep@ourco.example', 'sales@ourco.example'],
      people: [
        to('López, Ana', 'ana@acme.example'),
        to('', 'wei@globex.example'),
        { role: 'bcc', name: '', address: 'boss@acme.example' },
      ],
      subject: 'Offer for May',
    },
  },
  messageTo,
  splitView: {
    html: readFixture('roundcube-larry-list.html'),
    url: `${site}?_task=mail&_mbox=Sent`,
    frames: {
      'iframe#messagecontframe': { html: readFixture('roundcube-larry-preview.html'), url: `${site}?_action=preview` },
    },
    expected: { kind: 'message', messages: [inPreview] },
  },
  anotherLanguage: {
    html: readFixture('roundcube-message.html')
      .replace('Subject: ', 'Betreff: ')
      .replaceAll(/(class="header-title">)[\w-]+/g, '$1Überschrift')
      .replace('Today', 'Heute'),
    url: show,
    expected: openMessage.expected,
  },
  list: {
    page: { html: readFixture('roundcube-list.html'), url: `${site}?_task=mail`, expected: {} },
    folder: 'inbox',
    rows: [
      {
        key: 'INBOX/17',
        pageKey: 'INBOX/17',
        people: [{ role: 'from', name: 'Ana, López', address: 'ana@acme.example' }],
        at: new Date(2026, 2, 12, 1, 12).toISOString(),
      },
      { key: 'INBOX/16', people: [{ role: 'from', name: '王伟', address: '王伟@例え.jp' }], at: null },
    ],
  },
  draftParts: { editor: 'Written so far', send: { css: 'button.send', other: 'a.save' } },
  body: 'in the body',
  requiredField: { css: 'table.header-headers', field: 'headers' },
}

/**
 * Where Roundcube's three skins keep what. Elastic came with 1.4, larry with 0.8, classic is the first; each was seen running in 1.6
 * (skins/<name>/templates in its source).
 */
import type { MailAdapter } from '../adapter'

const elastic = '2019-11'
const larry = '2012-08'
const classic = '2008-09'

export const roundcubeSelectors = {
  previewFrame: [{ css: 'iframe#messagecontframe', seen: elastic }],
  message: [
    { css: '#message-header', seen: elastic },
    { css: '#messageheader', seen: larry },
    { css: '.messageheaderbox', seen: classic },
    { css: '#messageframe > .boxlistcontent', seen: classic },
  ],
  /** Comes after the header: when it is there, the header is whole. */
  messageBody: [{ css: '#messagebody', seen: classic }],
  subject: [
    { css: 'h2.subject:not(:has(> span[onmouseover]))', seen: elastic },
    { css: 'h3.subject > span[onmouseover], h2.subject > span[onmouseover]', seen: larry },
    { css: 'table.headers-table td.header.subject', seen: classic },
  ],
  /** In larry's preview the short table calls a sent message's recipients "from". */
  headers: [
    { css: 'table.header-headers', seen: elastic },
    { css: 'table#preview-allheaders', seen: larry },
    { css: 'table.headers-table', seen: classic },
  ],
  from: [{ css: 'td.header.from', seen: classic }],
  sender: [{ css: 'td.header.sender', seen: classic }],
  replyTo: [{ css: 'td.header.replyto', seen: classic }],
  to: [{ css: 'td.header.to', seen: classic }],
  cc: [{ css: 'td.header.cc', seen: classic }],
  bcc: [{ css: 'td.header.bcc', seen: classic }],
  person: [{ css: 'span.adr', seen: classic }],
  personLink: [{ css: '.rcmContactAddress', seen: classic }],
  moreLink: [{ css: 'a.morelink[onclick]', seen: larry }],
  ownLink: [
    { css: 'h2.subject a.extwin[href*="_uid="]', seen: elastic },
    { css: '#countcontrols a.extwin[href*="_uid="]', seen: larry },
    { css: '#messagelinks a[href*="_uid="]', seen: classic },
  ],
  login: [
    { css: '.header-title.username', seen: elastic },
    { css: '#topnav .username, .topright .username', seen: larry },
  ],
  listRow: [{ css: '#messagelist > tbody > tr.message', seen: classic }],
  rowLink: [{ css: 'td.subject a[href*="_uid="]', seen: classic }],
  rowPeople: [
    { css: 'td.subject > span.fromto', seen: elastic },
    { css: 'td.fromto, td.from, td.to', seen: classic },
  ],
  rowDate: [
    { css: 'td.subject > span.date', seen: elastic },
    { css: 'td.date', seen: classic },
  ],
  folder: [{ css: '#mailboxlist li.selected', seen: classic }],
  /** "Messages 51 to 100 of 594", in the language on screen. */
  listPlace: [{ css: '#rcmcountdisplay', seen: classic }],
  listSearch: [{ css: 'input[name="_q"]', seen: classic }],
  listFilter: [{ css: '#searchfilter, #messagessearchfilter, #rcmlistfilter', seen: classic }],
  /** A conversation whose other messages have no row. */
  listThread: [{ css: '#messagelist [id^="rcmexpando"]', seen: classic }],
  compose: [
    { css: '#compose-headers', seen: elastic },
    { css: '#composeheaders', seen: larry },
  ],
  composeFrom: [{ css: '#_from option', seen: classic }],
  composeTo: [{ css: '#_to', seen: classic }],
  composeCc: [{ css: '#_cc', seen: classic }],
  composeBcc: [{ css: '#_bcc', seen: classic }],
  composeSubject: [{ css: '#compose-subject', seen: classic }],
  /** TinyMCE's frame takes the place of the text area while HTML is written. */
  editorFrame: [{ css: '#composebody_ifr, #compose-body_ifr', seen: classic }],
  editor: [{ css: 'textarea[name=_message]', seen: classic }],
  send: [{ css: '[onclick*="command(\'send\'"]', seen: classic }],
} as const satisfies MailAdapter['selectors']

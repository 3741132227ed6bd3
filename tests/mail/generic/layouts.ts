/** Pages of webmails that do not exist: every usual way of setting a message's header, in many languages, with what stands around it. */
import { escapeHtml } from '../roundcube-markup'

export interface Person {
  name: string
  address: string
}

export interface Letter {
  from: Person
  to: readonly Person[]
  cc: readonly Person[]
  subject: string
  /** As the webmail shows it. */
  date: string
  /** Markup that the sender wrote. */
  body: string
}

export interface Words {
  from: string
  to: string
  cc: string
  subject: string
  date: string
}

/** From, To, Cc, Subject, Date and a date's form, as webmails translate them. */
export const languages: Record<string, { words: Words; date: string }> = {
  en: {
    words: { from: 'From', to: 'To', cc: 'Cc', subject: 'Subject', date: 'Date' },
    date: 'Thu, Mar 12, 2026, 9:12 AM',
  },
  de: {
    words: { from: 'Von', to: 'An', cc: 'Kopie', subject: 'Betreff', date: 'Datum' },
    date: '12. März 2026 um 09:12',
  },
  fr: { words: { from: 'De', to: 'À', cc: 'Cc', subject: 'Objet', date: 'Date' }, date: 'jeudi 12 mars 2026 à 09:12' },
  es: {
    words: { from: 'De', to: 'Para', cc: 'CC', subject: 'Asunto', date: 'Fecha' },
    date: '12 de marzo de 2026, 9:12',
  },
  it: { words: { from: 'Da', to: 'A', cc: 'Cc', subject: 'Oggetto', date: 'Data' }, date: 'gio 12 mar 2026, 09:12' },
  ru: { words: { from: 'От', to: 'Кому', cc: 'Копия', subject: 'Тема', date: 'Дата' }, date: '12 марта 2026 г., 9:12' },
  pl: { words: { from: 'Od', to: 'Do', cc: 'DW', subject: 'Temat', date: 'Data' }, date: '12.03.2026, 09:12' },
  tr: {
    words: { from: 'Kimden', to: 'Kime', cc: 'Bilgi', subject: 'Konu', date: 'Tarih' },
    date: '12 Mart 2026 Perşembe 09:12',
  },
  zh: {
    words: { from: '发件人', to: '收件人', cc: '抄送', subject: '主题', date: '时间' },
    date: '2026年3月12日 (星期四) 上午9:12',
  },
  tw: {
    words: { from: '寄件者', to: '收件者', cc: '副本', subject: '主旨', date: '日期' },
    date: '2026/3/12 上午 9:12',
  },
  ja: {
    words: { from: '差出人', to: '宛先', cc: 'Cc', subject: '件名', date: '日時' },
    date: '2026年3月12日(木) 9:12',
  },
  ko: {
    words: { from: '보낸사람', to: '받는사람', cc: '참조', subject: '제목', date: '날짜' },
    date: '2026년 3월 12일 (목) 오전 9:12',
  },
}

const text = ({ name, address }: Person): string => escapeHtml(name === '' ? address : `${name} <${address}>`)
const link = ({ name, address }: Person): string =>
  `<a class="x1" href="mailto:${encodeURIComponent(address).replaceAll('%40', '@')}">${escapeHtml(name || address)}</a>`
const chip = ({ name, address }: Person): string =>
  `<span class="k9" title="${escapeHtml(address)}"><b>${escapeHtml(name || address)}</b></span>`
const pair = ({ name, address }: Person): string =>
  `<span class="q"><span>${escapeHtml(name)}</span> <span>&lt;${escapeHtml(address)}&gt;</span></span>`
const data = ({ name, address }: Person): string =>
  `<button class="zz" data-email="${escapeHtml(address)}" aria-label="${escapeHtml(`${name} ${address}`)}">${escapeHtml(name || address)}</button>`

type Draw = (person: Person) => string
export const personForms: Readonly<Record<string, Draw>> = { text, link, chip, pair, data }

type Layout = (letter: Letter, words: Words, draw: Draw) => string
const list = (people: readonly Person[], draw: Draw): string => people.map(draw).join(', ')

/** Lines of label and value, in the order of the webmail. */
const lines = ({ from, to, cc, date }: Letter, words: Words, draw: Draw): [string, string][] => [
  [words.from, draw(from)],
  [words.to, list(to, draw)],
  ...(cc.length > 0 ? [[words.cc, list(cc, draw)] as [string, string]] : []),
  [words.date, escapeHtml(date)],
]

/** The header and the text; hashed class names or none, since nothing may hang on them. */
export const layouts: Record<string, Layout> = {
  table: (letter, words, draw) =>
    `<div class="a1"><h2>${escapeHtml(letter.subject)}</h2><table class="a2">${lines(letter, words, draw)
      .map(([label, value]) => `<tr><th>${label}:</th><td>${value}</td></tr>`)
      .join('')}</table></div><div class="a3">${letter.body}</div>`,
  'table with the subject among its rows': (letter, words, draw) =>
    `<table>${[...lines(letter, words, draw), [words.subject, escapeHtml(letter.subject)] as const]
      .map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`)
      .join('')}</table><hr><div>${letter.body}</div>`,
  'definition list': (letter, words, draw) =>
    `<article><h1>${escapeHtml(letter.subject)}</h1><dl>${lines(letter, words, draw)
      .map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`)
      .join('')}</dl><section>${letter.body}</section></article>`,
  'flat lines': (letter, words, draw) =>
    `<h3>${escapeHtml(letter.subject)}</h3>${lines(letter, words, draw)
      .map(([label, value]) => `<div><span>${label}:</span> <span>${value}</span></div>`)
      .join('')}<div>${letter.body}</div>`,
  'lines of text': (letter, words, draw) =>
    `<div class="u"><div class="v"><b>${words.subject}:</b> ${escapeHtml(letter.subject)}<br>${lines(
      letter,
      words,
      draw,
    )
      .map(([label, value]) => `<b>${label}:</b> ${value}<br>`)
      .join('')}</div><div class="w">${letter.body}</div></div>`,
  'date at the right': (letter, words, draw) =>
    `<div role="heading" aria-level="2">${escapeHtml(letter.subject)}</div><div class="c"><div class="d"><div class="e">` +
    `<div>${draw(letter.from)}</div><time datetime="2026-03-12T09:12:00Z">${escapeHtml(letter.date)}</time></div>` +
    `<div class="f"><span>${words.to}</span> ${list(letter.to, draw)}</div>` +
    `${letter.cc.length > 0 ? `<div class="f"><span>${words.cc}</span> ${list(letter.cc, draw)}</div>` : ''}</div>` +
    `<div class="g">${letter.body}</div></div>`,
  'called by their classes': (letter, _, draw) =>
    `<div class="message-view"><div class="message-subject">${escapeHtml(letter.subject)}</div><div class="message-head">` +
    `<span class="sender">${draw(letter.from)}</span><span class="date">${escapeHtml(letter.date)}</span>` +
    `<div class="recipients"><span class="to">${list(letter.to, draw)}</span> <span class="cc">${list(letter.cc, draw)}</span></div>` +
    `</div><div class="message-body">${letter.body}</div></div>`,
}

/** The rest of a webmail: menus, folders, a list of other messages, contacts, an advertisement. */
export function around(pane: string, own: Person, others: readonly Letter[], lang: string): string {
  const rows = others
    .map(
      ({ from, subject, date }) =>
        `<div class="r"><span title="${escapeHtml(from.address)}">${escapeHtml(from.name)}</span><span>${escapeHtml(subject)}</span>` +
        `<span>${escapeHtml(date)}</span></div>`,
    )
    .join('')
  return `<!doctype html><html lang="${lang}"><head><title>Mail</title></head><body>
    <div class="top"><span>Mail</span><button title="${escapeHtml(text(own))}">${escapeHtml(own.address)}</button></div>
    <nav><ul><li><a href="#in">Inbox</a></li><li><a href="#sent">Sent</a></li></ul></nav>
    <div class="list">${rows}</div>
    <main><div class="tools"><button>Reply</button><button>Delete</button></div>${pane}
    <div class="tools"><button>Reply</button><button>Forward</button></div></main>
    <aside><a href="mailto:offers@shop.example">offers@shop.example</a> 12 Mar 2026</aside></body></html>`
}

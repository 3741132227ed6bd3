/** A plain text message as bytes on the wire (RFC 5322, RFC 2045), names and subjects in encoded words (RFC 2047). */
import type { Instant } from '../../lib/domain/model'

export interface Mailbox {
  name: string
  address: string
}

export interface Eml {
  messageId: string
  inReplyTo?: string
  at: Instant
  from: Mailbox
  to: readonly Mailbox[]
  cc?: readonly Mailbox[]
  replyTo?: Mailbox
  subject: string
  text: string
  /** Further headers, ASCII only. */
  headers?: Readonly<Record<string, string>>
}

const crlf = '\r\n'
const isPlain = /^[\x20-\x7e]*$/
/** 45 octets of UTF-8 make 60 of base64, within the 75 of an encoded word (RFC 2047, 2). */
const octetsPerWord = 45

function encodedWords(text: string): string {
  const words: string[] = []
  let word = ''
  for (const character of text) {
    if (Buffer.byteLength(word + character) > octetsPerWord) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word].map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join(`${crlf} `)
}

function unstructured(text: string): string {
  return isPlain.test(text) ? text : encodedWords(text)
}

function mailbox({ name, address }: Mailbox): string {
  if (name === '') return address
  // Quoted unless it is a row of atoms (RFC 5322, 3.2.3).
  const isAtoms = /^[A-Za-z0-9 '*+/=?^_{}~-]*$/.test(name)
  const phrase = isPlain.test(name) ? (isAtoms ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`) : encodedWords(name)
  return `${phrase} <${address}>`
}

/** Shanghai time, as its people's mail programs write it. */
function dateHeader(at: Instant): string {
  const shifted = new Date(Date.parse(at) + 8 * 3_600_000)
  return shifted.toUTCString().replace('GMT', '+0800')
}

export function emlOf(mail: Eml): string {
  const list = (boxes: readonly Mailbox[]): string => boxes.map(mailbox).join(`,${crlf} `)
  const lines = [
    `Message-ID: <${mail.messageId}>`,
    ...(mail.inReplyTo ? [`In-Reply-To: <${mail.inReplyTo}>`, `References: <${mail.inReplyTo}>`] : []),
    `Date: ${dateHeader(mail.at)}`,
    `From: ${mailbox(mail.from)}`,
    ...(mail.replyTo ? [`Reply-To: ${mailbox(mail.replyTo)}`] : []),
    `To: ${list(mail.to)}`,
    ...(mail.cc?.length ? [`Cc: ${list(mail.cc)}`] : []),
    `Subject: ${unstructured(mail.subject)}`,
    ...Object.entries(mail.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ]
  const body = Buffer.from(mail.text.replaceAll('\n', crlf)).toString('base64').replaceAll(/.{76}/g, `$&${crlf}`)
  return `${lines.join(crlf)}${crlf}${crlf}${body}${crlf}`
}

/** What names the shown message: it changes when another message is shown, and not while the same one is. */
import type { Header } from './read-header'

/** FNV-1a over code points, twice with different starts: 64 bits are enough to tell a mailbox's messages apart. */
function hash(text: string): string {
  let a = 0x81_1c_9d_c5
  let b = 0x05_6f_2b_91
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    a = Math.imul(a ^ point, 0x01_00_01_93)
    b = Math.imul(b ^ (point + 7), 0x01_00_01_93)
  }
  return [a, b].map((half) => (half >>> 0).toString(16)).join('-')
}

const idAttribute = /^(?:data-)?(?:e?mail|message|msg|m|item|entity)?-?(?:id|uid|mid)$/
const notAnId = /^(?:true|false|undefined|null|\d{1,2})$/
const idParameter =
  /(?:^|[?&#/;])_?(?:uid|mid|msgid|messageid|message_id|mailid|mail_id|emailid|id|muid|mailbox_uid)=([^&#;]{1,200})/i

/** The webmail's own id, in the address of the document or at the header and what holds it; empty when there is none. */
function ownId(header: Header, url: string): string {
  const named = idParameter.exec(url)?.[1]
  if (named !== undefined) return named
  for (
    let at: Element | null = header.anchor, level = 0;
    at !== null && level < 12;
    at = at.parentElement, level += 1
  ) {
    if (level < 3) continue
    for (const { name, value } of at.attributes)
      if (name !== 'id' && idAttribute.test(name) && value.length > 2 && value.length < 300 && !notAnId.test(value))
        return value
  }
  return ''
}

/** @param url of the document that shows the message */
export function pageKeyOf(header: Header, url: string): string {
  const from = header.people[0]
  const sender = from === undefined ? '' : from.address === null ? from.name : from.address.toLowerCase()
  return `generic/${hash(JSON.stringify([sender, header.subject, header.at ?? header.dateText, ownId(header, url)]))}`
}

/**
 * Words that webmails put before the people, subject and date of a message, in many languages (as Thunderbird, Roundcube,
 * Outlook and Gmail translate them). A hint among others: order and markup count beside it.
 */
import type { Correspondent } from '../../messages/page-report'

/** `other` is a header that names people who are neither sender nor recipients, or a label in a language not known here. */
export type LabelKind = Correspondent['role'] | 'subject' | 'date' | 'other'

const words: Readonly<Partial<Record<LabelKind, string>>> = {
  from:
    'from|von|absender|de|expéditeur|remitente|remetente|da|mittente|van|från|fra|od|nadawca|odesílatel|feladó|' +
    'от|отправитель|від|από|kimden|gönderen|发件人|發件人|寄件者|寄件人|来自|差出人|送信者|보낸사람|보낸 사람',
  to:
    'to|an|empfänger|à|a|destinataire|destinataires|para|destinatario|destinatário|aan|till|til|do|adresat|komu|' +
    'příjemce|címzett|кому|получатель|до|προς|kime|alıcı|收件人|收件者|发给|發送至|发送至|宛先|받는사람|받는 사람',
  cc: 'cc|kopie|copie|copia|cópia|kopia|kopi|kopio|копия|копія|dw|κοιν|bilgi|抄送|副本|참조',
  bcc: 'bcc|cci|cco|ccn|udw|密送|密件副本|숨은참조',
  replyTo: 'reply-to|reply to|antwort an|répondre à|回复|回覆|返信先|답장',
  sender: 'sender|代发',
  subject:
    'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|předmět|tárgy|тема|θέμα|konu|' +
    '主题|主旨|主題|件名|제목',
  date: 'date|sent|datum|gesendet|fecha|data|dato|dátum|дата|tarih|日期|时间|時間|日時|날짜',
}

let known: Map<string, LabelKind> | null = null
function kinds(): Map<string, LabelKind> {
  if (known !== null) return known
  known = new Map()
  for (const kind of ['date', 'subject', 'sender', 'replyTo', 'bcc', 'cc', 'to', 'from'] as const)
    for (const word of words[kind]?.split('|') ?? []) known.set(word, kind)
  return known
}

const longestLabel = 28
const ends = /[\s:：﹕٫.]+$/

/** What a short text is the label of; null for any other text. A colon at its end makes an unknown one `other`. */
export function readLabel(text: string): LabelKind | null {
  if (text.length > longestLabel) return null
  const word = text.toLowerCase().replace(ends, '')
  return kinds().get(word) ?? (/^\p{L}[\p{L}\p{M}\s-]{0,24}\s?[:：]$/u.test(text) ? 'other' : null)
}

/** A label that begins a longer text, as in "From: Ana <ana@…>" or "to ana@…"; `rest` is what it stands before. */
export function splitLabel(text: string): { kind: LabelKind; rest: string } | null {
  const colon = /^(\p{L}[^:：<>@,]{0,27})[:：]\s*/u.exec(text)
  if (colon !== null) return { kind: readLabel(`${colon[1]}:`) ?? 'other', rest: text.slice(colon[0].length) }
  const word = /^(\p{L}+)\s+/u.exec(text)
  const kind = word === null ? undefined : kinds().get((word[1] ?? '').toLowerCase())
  return word === null || kind === undefined || kind === 'subject' || kind === 'date'
    ? null
    : { kind, rest: text.slice(word[0].length) }
}

/** Names of header parts in classes, ids and test ids, which nearly all webmails write in English. */
const hints: readonly [RegExp, LabelKind][] = [
  [/^replyto$/, 'replyTo'],
  [/^(?:from|sender|author|absender)$/, 'from'],
  [/^(?:to|recipients?|rcpt|receivers?|tos)$/, 'to'],
  [/^cc$/, 'cc'],
  [/^bcc$/, 'bcc'],
  [/^(?:subject|subj|betreff)$/, 'subject'],
  [/^(?:date|sent|(?:date)?time|timestamp)$/, 'date'],
]

/** The words of an element's class, id, test ids and name, split at case and punctuation, in lower case. */
export function markupWords(element: Element): string[] {
  let names = element.id
  for (const name of ['class', 'data-testid', 'data-test-id', 'data-qa', 'name', 'data-test']) {
    const value = element.getAttribute(name)
    if (value !== null && value.length < 300) names += ` ${value}`
  }
  return names === ''
    ? []
    : names
        .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .replaceAll('reply-to', 'replyto')
        .split(/[^a-z]+/)
}

/** What the element's own markup says it holds; null when it says nothing, or more than one thing. */
export function readHint(element: Element): LabelKind | null {
  const found = new Set<LabelKind>()
  for (const word of markupWords(element)) for (const [form, kind] of hints) if (form.test(word)) found.add(kind)
  const [only] = found
  return found.size === 1 ? (only ?? null) : null
}

const subjectName = /subj|betreff/i
/** Whether the element's markup calls it a subject, and nothing else. */
export function isCalledSubject(element: Element): boolean {
  const names = [element.getAttribute('class'), element.id, element.getAttribute('data-testid')]
  return names.some((name) => name !== null && subjectName.test(name)) && readHint(element) === 'subject'
}

const textPart = /(?:message|mail|msg)[-_]?(?:body|text|html)/i
/** Whether the element stands in what the markup calls a message's text: there may be another message's header, attached. */
export function isInText(element: Element): boolean {
  for (let at: Element | null = element; at !== null && at.localName !== 'body'; at = at.parentElement)
    if (textPart.test(`${at.id} ${at.getAttribute('class') ?? ''}`)) return true
  return false
}

const bodyWord = /^(?:contents?|text|html|mailtext|(?:msg|mail|message)?body|snippet|signature|quoted?)$/
/** Whether the markup calls the element, or the one that is all it holds, a message's text. */
export function isCalledBody(element: Element): boolean {
  const [only, other] = element.children
  return (
    markupWords(element).some((word) => bodyWord.test(word)) ||
    (only !== undefined && other === undefined && isCalledBody(only))
  )
}

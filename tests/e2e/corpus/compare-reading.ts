/**
 * Holds what was read from a page against the message's headers. Whether the page holds an address at all is decided
 * here, by a search of its markup, never by the adapter's own way of reading.
 */
import { domainToASCII, domainToUnicode } from 'node:url'
import type { PageReport } from '../../../lib/messages/page-report'
import { readHeaderPeople, roles, sortedAddresses, type Role } from './header-people'
import type { CorpusMessage } from './read-corpus'

export interface ReadingResult {
  source: string
  /**
   * notInPage: the headers hold an address that the page's cell of that role does not.
   * parsersDiffer: the page's cell shows something that the independent parser reads otherwise, and that was read as shown.
   * wrong: the page holds an address that was not read, or something was read that the page does not hold.
   */
  verdict: 'equal' | 'notInPage' | 'parsersDiffer' | 'wrong'
  details: string[]
}

/** Elastic's cell of each role. */
const cellClasses: Record<Role, string> = { from: 'from', sender: 'sender', replyTo: 'replyto', to: 'to', cc: 'cc' }
const rank = ['equal', 'notInPage', 'parsersDiffer', 'wrong'] as const

/** Compares each role's addresses; the worst of their verdicts counts. */
export function compareReading(message: CorpusMessage, report: PageReport, markup: string): ReadingResult {
  const inHeaders = readHeaderPeople(message.raw)
  const people = report.kind === 'message' ? (report.messages[report.focus]?.people ?? []) : []
  const details: string[] = []
  let verdict: ReadingResult['verdict'] = 'equal'
  const note = (found: ReadingResult['verdict'], detail: string): void => {
    details.push(`${detail} (${found})`)
    if (rank.indexOf(found) > rank.indexOf(verdict)) verdict = found
  }
  for (const role of roles) {
    const cell = readCell(markup, cellClasses[role])
    const read = sortedAddresses(people.filter((person) => person.role === role).map((person) => person.address ?? ''))
    const missing = inHeaders[role].filter((address) => !read.some((other) => isSame(address, other)))
    const extra = read.filter((address) => !inHeaders[role].some((other) => isSame(address, other)))
    for (const address of missing) note(holds(cell, address) ? 'wrong' : 'notInPage', `${role} without ${address}`)
    for (const address of extra) note(holds(cell, address) ? 'parsersDiffer' : 'wrong', `${role} with ${address}`)
  }
  return { source: message.source, verdict, details }
}

/** Text and attributes of a header cell with entities and script escapes undone; empty without such a cell. */
function readCell(markup: string, name: string): string {
  const cell =
    new RegExp(`<td[^>]*class="header\\b[^"]*\\b${name}\\b[^"]*"[^>]*>([\\s\\S]*?)</td>`).exec(markup)?.[1] ?? ''
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
  const once = (text: string): string =>
    text.replaceAll(/&(?:#(\d+)|(\w+));/g, (all, code: string | undefined, entity: string) =>
      code === undefined ? (named[entity] ?? all) : String.fromCodePoint(Number(code)),
    )
  // Twice: an onclick holds markup inside an attribute.
  return once(once(cell)).replaceAll(/\\(.)/g, '$1').toLowerCase()
}

function holds(cell: string, address: string): boolean {
  return [address, withDomain(address, domainToUnicode), withDomain(address, domainToASCII)].some(
    (form) => form !== '' && cell.includes(form),
  )
}

function isSame(a: string, b: string): boolean {
  return a === b || withDomain(a, domainToASCII) === withDomain(b, domainToASCII)
}

function withDomain(address: string, convert: (domain: string) => string): string {
  const at = address.lastIndexOf('@')
  const domain = convert(address.slice(at + 1))
  return domain === '' ? address : `${address.slice(0, at)}@${domain}`
}

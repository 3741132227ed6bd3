/**
 * Holds what was read of a message against its headers. Whether the page, or a header as it was sent, holds an address at all is
 * decided here, by a search of their text, never by the reader's own way of reading.
 */
import { domainToASCII, domainToUnicode } from 'node:url'
import type { PageReport } from '../../../lib/messages/page-report'
import { readHeaderPeople, readHeaderText, roles, sortedAddresses, type Role } from './header-people'
import type { CorpusMessage } from './read-corpus'

export interface ReadingResult {
  source: string
  /**
   * notInPage: the headers hold an address that the page's cell of that role does not.
   * parsersDiffer: the page's cell, or the header itself, holds what was read, and the independent parser reads it otherwise.
   * wrong: the page holds an address that was not read, or something was read that neither the page nor the header holds.
   */
  verdict: 'equal' | 'notInPage' | 'parsersDiffer' | 'wrong'
  details: string[]
}

/** Elastic's cell of each role. */
const cellClasses: Record<Role, string> = { from: 'from', sender: 'sender', replyTo: 'replyto', to: 'to', cc: 'cc' }
const rank = ['equal', 'notInPage', 'parsersDiffer', 'wrong'] as const

/**
 * Compares each role's addresses; the worst of their verdicts counts.
 * @param given the header as the webmail gives it out, which a complete report has read
 */
export function compareReading(
  message: CorpusMessage,
  report: PageReport,
  markup: string,
  given?: Buffer,
): ReadingResult {
  const inHeaders = readHeaderPeople(message.raw)
  const people = report.kind === 'message' ? (report.messages[report.focus]?.people ?? []) : []
  const isComplete = report.kind === 'message' && report.isComplete
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
    const header = withoutComments(readHeaderText(message.raw, role))
    const givenHeader = given === undefined ? '' : withoutComments(readHeaderText(given, role))
    // "jdoe@test" of "jdoe@test . example", where the whole was read: the same place in the header, read otherwise.
    const isReadOtherwise = (address: string): boolean =>
      extra.some((other) => holds(header, other) && (other.includes(address) || address.includes(other)))
    for (const address of missing) {
      const isNotShown = !holds(cell, address) && !holds(givenHeader, address)
      note(
        isReadOtherwise(address) ? 'parsersDiffer' : isNotShown ? 'notInPage' : 'wrong',
        `${role} without ${address}`,
      )
    }
    for (const address of extra) {
      const isHeld = holds(cell, address) || (isComplete && holds(header, address))
      note(isHeld ? 'parsersDiffer' : 'wrong', `${role} with ${address}`)
    }
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

/** A header in lower case without comments and blanks, which RFC 5322 allows within an address. */
function withoutComments(header: string): string {
  let rest = header.toLowerCase()
  for (let next = rest.replaceAll(/\([^()]*\)/g, ''); next !== rest; next = rest.replaceAll(/\([^()]*\)/g, ''))
    rest = next
  return rest.replaceAll(/\s/g, '')
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

/** The measured parts of docs/webmails.md, as Markdown. Each stands between two comments of its name. */
import type { FactSource } from '../../lib/mail/selectors'
import { variantsOf, type Webmail } from './adapter-pages'
import { measuredFields, type Answer, type Measured } from './measure-webmails'

const marks: Record<Answer, string> = {
  read: 'read',
  'some asked': 'some asked',
  asked: 'asked',
  'not held': '–',
  'not meant': '',
}
const sources: readonly FactSource[] = ['seen', 'source', 'others', 'weak']

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')

function rowOf({ webmail, variant, kind, answers }: Measured): string[] {
  return [webmail, variant, kind, ...measuredFields.map((field) => marks[answers[field]])]
}

/** Webmail x variant x field. */
export function renderMeasured(measured: readonly Measured[]): string {
  const of = (answer: Answer): number =>
    measured.flatMap(({ answers }) => Object.values(answers)).filter((one) => one === answer).length
  const counts = `${measured.length} pages: ${of('read')} fields read, ${of('some asked') + of('asked')} with somebody asked, ${of('not held')} not held by the page.`
  return `${tableOf(['webmail', 'page', 'is', ...measuredFields], measured.map(rowOf))}\n\n${counts}`
}

/** How the selectors of each webmail are known, and from when the newest and oldest of them are. */
export function renderFacts(webmails: readonly Webmail[]): string {
  const rows = webmails.map(({ adapter, pages }) => {
    const all = Object.values(adapter.selectors).flat()
    const months = all.map(({ seen }) => seen).toSorted()
    const counts = sources.map((source) => String(all.filter(({ by }) => (by ?? 'seen') === source).length))
    const proof = pages.isVerified ? 'running copy' : 'pages written from facts'
    return [adapter.id, ...counts, `${months[0] ?? ''} to ${months.at(-1) ?? ''}`, proof]
  })
  return tableOf(['webmail', ...sources, 'selectors of', 'tested on'], rows)
}

/** Pages that a webmail has none of, and why. */
export function renderMissing(webmails: readonly Webmail[]): string {
  const lines = webmails.flatMap(({ adapter, pages }) =>
    [
      ...variantsOf(pages).flatMap(({ name, page }) => (typeof page === 'string' ? [`${name}: ${page}`] : [])),
      ...(typeof pages.list === 'string' ? [`rows of the list: ${pages.list}`] : []),
      ...(pages.draftParts?.send === null ? ['what sends a draft: no fact is known'] : []),
    ].map((reason) => `- ${adapter.id}: ${reason}`),
  )
  return lines.join('\n')
}

const startOf = (name: string): string => `<!-- ${name} -->`
const endOf = (name: string): string => `<!-- end of ${name} -->`

/** @throws Error when the page has no such part */
export function readPart(page: string, name: string): string {
  const [, after] = page.split(startOf(name))
  const [part, rest] = after?.split(endOf(name)) ?? []
  if (part === undefined || rest === undefined) throw new Error(`docs/webmails.md has no part "${name}"`)
  return part.trim()
}

/** @throws Error when the page has no such part */
export function writePart(page: string, name: string, text: string): string {
  readPart(page, name)
  const before = page.slice(0, page.indexOf(startOf(name)))
  const after = page.slice(page.indexOf(endOf(name)))
  return `${before}${startOf(name)}\n\n${text}\n\n${after}`
}

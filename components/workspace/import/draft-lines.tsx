/** The first lines of a file as they are read: whom and what each would make. */
import type { AccountDraft, DraftRow, ImportDraft } from '../../../lib/import/draft'
import { formatMoney } from '../../format'
import { language, strings } from '../../locale'
import { SafeText } from '../../safe-text'

const most = 5

export function DraftLines({ drafts, isOrders }: { drafts: readonly ImportDraft[]; isOrders: boolean }) {
  const words = strings.value.imports
  return (
    <section aria-labelledby="import-lines">
      <h2 id="import-lines">{words.preview.lines}</h2>
      <ol class="import-lines" data-testid="draft-lines">
        {drafts.slice(0, most).map(({ line, rows }) => (
          <li key={line}>
            <span class="muted">{words.preview.line(line)}</span>
            {rows.map((row) => (
              <span key={`${row.collection} ${textOf(row)}`} class="import-row">
                <b>{groupOf(row)}</b> <SafeText text={textOf(row)} />
              </span>
            ))}
            {isOrders && rows.every(({ collection }) => collection !== 'orders') && (
              <span class="muted">{words.preview.noOrder}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const groups: Record<DraftRow['collection'], string> = {
  accounts: 'account',
  contacts: 'contact',
  orders: 'order',
  interactions: 'interaction',
  signals: 'signal',
  whole: '',
}

function groupOf(row: DraftRow): string {
  return row.collection === 'whole' ? row.of : (strings.value.imports.groups[groups[row.collection]] ?? '')
}

const joined = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ')

function textOf(row: DraftRow): string {
  switch (row.collection) {
    case 'accounts':
      return joined(row.keys.name, ...row.keys.domains, row.fields.industry, row.fields.country, ...saidOf(row))
    case 'contacts':
      return joined(row.keys.name, row.fields.title, ...row.keys.emails, row.keys.phone, row.fields.birthday)
    case 'orders':
      return joined(dayOf(row.fields.on), formatMoney(row.fields.amount), ...row.fields.products)
    case 'interactions':
      return joined(dayOf(row.fields.at), row.fields.summary.slice(0, 120))
    case 'signals':
      return joined(dayOf(row.fields.at), row.fields.kind, row.fields.value === null ? null : String(row.fields.value))
    default:
      return nameOf(row.row)
  }
}

/** Tier, stage and owner, in our own words. */
function saidOf({ said, fields }: AccountDraft): string[] {
  const { fields: words, preview } = strings.value.imports
  const { tiers, stages } = strings.value.model
  const stageOf = (): string => {
    if (said.stage === undefined) return ''
    const isDayless = said.stage === 'lost' && fields.lost === undefined
    return `${words['account.stage']}: ${isDayless ? preview.lostToday : stages[said.stage]}`
  }
  return [
    said.tier === undefined ? '' : `${words['account.tier']}: ${tiers[said.tier]}`,
    stageOf(),
    said.owner === undefined ? '' : `${words['account.owner']}: ${said.owner}`,
  ]
}

/** A row of our own export, by whichever of its fields a person would know. */
function nameOf(row: Readonly<Record<string, unknown>>): string {
  const known = [row['name'], row['title'], row['summary'], row['kind'], row['id']]
  return known.find((value) => typeof value === 'string' && value !== '')?.toString() ?? ''
}

/** With the month in letters, so that nobody has to guess which number it is. */
function dayOf(at: string): string {
  const format = new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeZone: 'UTC' })
  return format.format(Date.parse(at.length === 10 ? `${at}T00:00:00Z` : at))
}

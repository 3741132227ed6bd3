/** Previewed messages in words: rows with the fields that say something, accounts and people by name. */
import { strings } from '../../../components/locale'
import { formatMoney } from '../../../components/format'
import { mappingFields, type PreviewLine } from '../../../components/workspace/programs/programs-model'
import type { Previewed, PreviewRow } from '../../../lib/messages/ingest-protocol'
import type { SidelightDatabase } from '../../../lib/store/database'
import { wordKey, wordValue } from '../word-value'
import * as z from 'zod/mini'

/** What the server says of every row, and nobody asks about here. */
const unsaid = new Set(['createdAt', 'recordedAt', 'deletedAt', 'relationship', 'preferences'])
const money = z.object({ minor: z.int(), currency: z.string() })

async function namesOf(
  db: SidelightDatabase,
  previewed: readonly Previewed[],
  members: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map(members)
  const rows = previewed.flatMap((message) => message.rows)
  const ids = rows
    .flatMap(({ id, values }) => [id, values['accountId'], values['contactId'], values['accountIds']])
    .flat()
  const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))]
  for (const row of [...(await db.accounts.bulkGet(wanted)), ...(await db.contacts.bulkGet(wanted))])
    if (row !== undefined) names.set(row.id, row.name)
  for (const { id, values } of rows) if (typeof values['name'] === 'string') names.set(id, values['name'])
  return names
}

export async function wordPreviewed(
  db: SidelightDatabase,
  previewed: readonly Previewed[],
  members: ReadonlyMap<string, string>,
): Promise<PreviewLine[]> {
  const names = await namesOf(db, previewed, members)
  return previewed.map(({ at, outcome, reason, message, rows }) => ({
    at,
    outcome,
    reason,
    message,
    rows: rows.map((row) => ({ op: row.op, collection: row.collection, fields: fieldsOf(row, names) })),
  }))
}

function fieldsOf(
  { op, id, values }: PreviewRow,
  names: ReadonlyMap<string, string>,
): PreviewLine['rows'][number]['fields'] {
  const named = op !== 'create' && names.has(id) ? [['name', names.get(id)] as const] : []
  return [...named, ...Object.entries(values)].flatMap(([field, value]) => {
    const text = unsaid.has(field) ? '' : wordOne(value, names)
    return text === '' || text === '{}' ? [] : [{ field: wordField(field), value: text }]
  })
}

function wordOne(value: unknown, names: ReadonlyMap<string, string>): string {
  if (Array.isArray(value)) return value.map((item) => wordValue(item, names)).join(', ')
  const amount = money.safeParse(value)
  return amount.success ? formatMoney(amount.data) : wordValue(value, names)
}

function wordField(field: string): string {
  const { form, preview } = strings.value.programs
  const known = mappingFields.find((each) => each === field)
  return known === undefined ? wordKey(preview.fields, field) : form.field[known]
}

/** What lost or was refused, from the store, and what a person does about it. */
import { AttentionPage, type AttentionLine } from '../../components/workspace/attention-page'
import { formatList } from '../../components/format'
import { language, strings } from '../../components/locale'
import { isCollection } from '../../lib/messages/rows'
import type { SidelightDatabase } from '../../lib/store/database'
import type { Attention } from '../../lib/store/stored'
import { patchRow } from '../../lib/store/write'
import { tellBackground } from '../wiring/background'
import { useLive } from '../wiring/use-live'
import { page, type RouteProps } from './page-state'

/** The word for a key on screen; the key itself where there is none. */
function wordKey(words: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key
}

/** A value as a line: a member by name, objects as JSON, which is at least whole. */
function wordValue(value: unknown, names: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' && names.has(value)) return names.get(value) ?? value
  return typeof value === 'string' ? value : JSON.stringify(value)
}

async function aboutOf(db: SidelightDatabase, { collection, recordId }: Attention): Promise<string> {
  const row: unknown = isCollection(collection) ? await db.table(collection).get(recordId) : undefined
  const kind = wordKey(strings.value.page.attention.collections, collection)
  if (typeof row !== 'object' || row === null) return kind
  for (const field of ['name', 'title', 'summary'] as const)
    if (field in row) return String(Object.entries(row).find(([name]) => name === field)?.[1])
  return kind
}

async function loadLines(db: SidelightDatabase, { names }: RouteProps['team']): Promise<AttentionLine[]> {
  const rows = (await db.attention.toArray()).toReversed()
  return Promise.all(
    rows.map(async (row) => {
      const words = strings.value.page.attention
      const field = formatList(row.lost.map((one) => wordKey(words.fields, one.field)))
      const by = row.lost[0]?.by ?? null
      return {
        key: row.key ?? 0,
        at: row.at,
        about: await aboutOf(db, row),
        kind: row.kind,
        field,
        by: by === null ? null : (names.get(by) ?? by),
        mine: row.lost.map((one) => wordValue(row.change.patch.set?.[one.field], names)).join(', '),
        reason: Object.hasOwn(words.refusals, row.code ?? '')
          ? wordKey(words.refusals, row.code ?? '')
          : (row.reason ?? row.code ?? ''),
        canTakeBack: row.kind === 'superseded' && isCollection(row.collection),
      }
    }),
  )
}

/** Writes one's own values again, now as the later edit, and takes the line off the list. */
async function takeBack(db: SidelightDatabase, key: number): Promise<void> {
  const row = await db.attention.get(key)
  if (!row || !isCollection(row.collection)) return
  const mine = row.change.patch.set ?? {}
  const set = Object.fromEntries(row.lost.flatMap(({ field }) => (field in mine ? [[field, mine[field]]] : [])))
  await patchRow(db, row.collection, row.recordId, { set })
  await db.attention.delete(key)
  tellBackground({ type: 'sync-now' })
}

function say(error: unknown): void {
  console.error('That could not be stored.', error)
}

export function AttentionRoute({ db, team }: RouteProps) {
  const lines = useLive(`attention ${team.members.length} ${language.value}`, () => loadLines(db, team))
  if (lines === null) return null
  return (
    <AttentionPage
      lines={lines}
      now={page.now.value}
      takeBack={(key) => void takeBack(db, key).catch(say)}
      dismiss={(key) => void db.attention.delete(key).catch(say)}
    />
  )
}

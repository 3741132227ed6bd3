/** What lost or was refused, from the store, and what a person does about it. */
import { AttentionPage, type AttentionLine } from '../../components/workspace/attention-page'
import { language, strings } from '../../components/locale'
import type { LooseRecord } from '../../lib/messages/apply-patch'
import { isCollection } from '../../lib/messages/rows'
import type { SidelightDatabase } from '../../lib/store/database'
import type { Attention } from '../../lib/store/stored'
import { patchRow } from '../../lib/store/write'
import { tellBackground } from '../wiring/background'
import { useLive } from '../wiring/use-live'
import { page, type RouteProps } from './page-state'
import { wordKey, wordValue } from './word-value'

async function rowOf(db: SidelightDatabase, { collection, recordId }: Attention): Promise<LooseRecord | null> {
  if (!isCollection(collection)) return null
  const row: unknown = await db.table(collection).get(recordId)
  return typeof row === 'object' && row !== null ? Object.fromEntries(Object.entries(row)) : null
}

function aboutOf(row: LooseRecord | null, collection: string): string {
  const known = ['name', 'title', 'summary'].map((field) => row?.[field])
  const text = known.find((value) => typeof value === 'string' && value !== '')
  return typeof text === 'string' ? text : wordKey(strings.value.page.attention.collections, collection)
}

async function loadLine(db: SidelightDatabase, item: Attention, { names }: RouteProps['team']): Promise<AttentionLine> {
  const words = strings.value.page.attention
  const row = await rowOf(db, item)
  const isGone = row === null || row['deletedAt'] !== null
  const code = item.code ?? ''
  return {
    key: item.key ?? 0,
    at: item.at,
    about: aboutOf(row, item.collection),
    kind: item.kind,
    isGone: isGone && item.kind === 'superseded',
    lost: item.lost.map(({ field, by, at }) => ({
      name: field,
      field: wordKey(words.fields, field),
      by: by === null ? null : (names.get(by) ?? null),
      at,
      mine: wordValue(item.change.patch.set?.[field], names),
      theirs: wordValue(row?.[field], names),
    })),
    reason: Object.hasOwn(words.refusals, code) ? wordKey(words.refusals, code) : (item.reason ?? code),
    canTakeBack: item.kind === 'superseded' && isCollection(item.collection) && !isGone,
  }
}

async function loadLines(db: SidelightDatabase, team: RouteProps['team']): Promise<AttentionLine[]> {
  const items = (await db.attention.toArray()).toReversed()
  return Promise.all(items.map((item) => loadLine(db, item, team)))
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

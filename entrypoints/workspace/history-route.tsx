/** A record's history, asked of the server through the background. */
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { strings } from '../../components/locale'
import { HistoryPage, type HistoryLine } from '../../components/workspace/history/history-page'
import { historyAnswerSchema, type HistoryAnswer, type RuntimeMessage } from '../../lib/messages/runtime'
import { isCollection } from '../../lib/messages/rows'
import type { HistoryEntry } from '../../lib/messages/sync-protocol'
import { useLive } from '../wiring/use-live'
import { page, type RouteProps } from './page-state'
import { wordKey, wordValue } from './word-value'

interface Props extends RouteProps {
  collection: string
  recordId: string
}

async function ask(collection: string, recordId: string, before: number | null): Promise<HistoryAnswer> {
  if (!isCollection(collection)) return { ok: false, reason: 'unknown' }
  const message: RuntimeMessage = { type: 'history', collection, recordId, ...(before === null ? {} : { before }) }
  const answer = historyAnswerSchema.safeParse(await browser.runtime.sendMessage(message))
  return answer.success ? answer.data : { ok: false, reason: 'offline' }
}

function lineOf(entry: HistoryEntry, names: ReadonlyMap<string, string>): HistoryLine {
  const { history, fields } = { history: strings.value.team.history, fields: strings.value.page.attention.fields }
  const wordMember = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? history.someone))
  const { id, op, at, outcome } = entry
  return {
    id,
    op,
    at,
    who: wordMember(entry.memberId),
    isRefused: outcome === 'refused',
    fields: entry.fields
      // A new row says everything: what is empty tells nothing.
      .filter(({ after }) => op !== 'create' || (wordValue(after, names) !== '' && wordValue(after, names) !== '{}'))
      .map(({ field, before, after }) => ({
        field: wordKey(fields, field),
        before: wordValue(before, names),
        after: wordValue(after, names),
      })),
    sets: entry.sets.map(({ field, added, removed }) => ({
      field: wordKey(fields, field),
      added: added.map((item) => wordValue(item, names)).join(', '),
      removed: removed.map((item) => wordValue(item, names)).join(', '),
    })),
    lost: entry.lost.map(({ field, value, memberId }) => ({
      field: wordKey(fields, field),
      value: wordValue(value, names),
      who: wordMember(memberId),
    })),
  }
}

export function HistoryRoute({ db, team, collection, recordId }: Props) {
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null)
  const [before, setBefore] = useState<number | null>(null)
  const [problem, setProblem] = useState<'offline' | 'unknown' | null>(null)
  const account = useLive(`history ${recordId}`, async () => (await db.accounts.get(recordId))?.name ?? '')
  const load = async (): Promise<void> => {
    const answer = await ask(collection, recordId, before)
    setProblem(answer.ok ? null : answer.reason)
    if (!answer.ok) return
    setEntries([...(entries ?? []), ...answer.entries])
    setBefore(answer.before)
  }
  const start = (): void => {
    load().catch((error: unknown) => console.error('The history could not be read.', error))
  }
  // Once: what comes later is asked for by the person.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(start, [])
  return (
    <HistoryPage
      name={account ?? ''}
      backTo={collection === 'accounts' ? `#/accounts/${recordId}/depth` : '#/'}
      lines={entries?.map((entry) => lineOf(entry, team.names)) ?? null}
      problem={problem}
      hasMore={before !== null}
      now={page.now.value}
      load={start}
    />
  )
}

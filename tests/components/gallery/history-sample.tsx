/** A record's history: a correction, a set, what lost, a refusal. */
import { HistoryPage, type HistoryLine } from '../../../components/workspace/history/history-page'
import { now } from './samples/clock'

const none = { fields: [], sets: [], lost: [], isRefused: false }
const lines: HistoryLine[] = [
  {
    ...none,
    id: '4',
    who: 'Aleksandra Konstantinopolitańczykowianeczka-Wiśniewska',
    op: 'update',
    at: '2026-03-20T01:15:00.000Z',
    fields: [{ field: 'industry', before: 'Textiles', after: '纺织机械、染整设备、空压系统与自动化仓储' }],
    lost: [{ field: 'industry', value: 'Textile machinery', who: '林晓 Lin Xiao' }],
  },
  {
    ...none,
    id: '3',
    who: '林晓 Lin Xiao',
    op: 'update',
    at: '2026-03-12T01:15:00.000Z',
    isRefused: true,
    fields: [{ field: 'owner', before: '林晓 Lin Xiao', after: '' }],
  },
  {
    ...none,
    id: '2',
    who: null,
    op: 'update',
    at: '2026-02-12T01:15:00.000Z',
    sets: [{ field: 'domains', added: 'hengda.example, hengda-textile.example', removed: 'old.example' }],
  },
  {
    ...none,
    id: '1',
    who: '林晓 Lin Xiao',
    op: 'create',
    at: '2025-11-02T01:15:00.000Z',
    fields: [{ field: 'name', before: '', after: 'Hengda Textile' }],
  },
]

export function HistorySample({ isOffline }: { isOffline: boolean }) {
  return (
    <HistoryPage
      name="Hengda Textile"
      backTo="#/"
      lines={isOffline ? null : lines}
      problem={isOffline ? 'offline' : null}
      hasMore={!isOffline}
      now={now}
      load={() => undefined}
    />
  )
}

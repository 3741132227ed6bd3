/** The pages of duplicates and of the export in their states. */
import { strings } from '../../../components/locale'
import { DuplicatesPage } from '../../../components/workspace/duplicates/duplicates-page'
import type { Decision, DuplicatePair, Looking } from '../../../components/workspace/duplicates/duplicates-model'
import { ExportPage, type ExportChoice } from '../../../components/workspace/export/export-page'
import { duplicatesPages } from './samples/duplicates-pages'

type Note = (name: string) => (...values: unknown[]) => void

const longName = '中国恒达纺织机械制造集团股份有限公司华东区域采购与供应链管理中心'
const pairs: DuplicatePair[] = [
  {
    key: '1',
    collection: 'accounts',
    sides: [
      { id: 'a', name: 'Hengda Textile GmbH', since: '12 Mar 2024', history: 48 },
      { id: 'b', name: 'HENGDA TEXTILE', since: '3 Feb 2026', history: 6 },
    ],
    sureness: 'certain',
    evidence: [
      { kind: 'sameDomain', value: 'hengda.example' },
      { kind: 'sameCompanyName', value: 'hengda textile' },
    ],
    lines: [
      { field: 'name', values: ['Hengda Textile GmbH', 'HENGDA TEXTILE'], choice: 'name' },
      { field: 'domains', values: ['hengda.example', 'hengda.example, hengda-textile.example'], choice: null },
      { field: 'industry', values: ['Textile machinery', 'Textile'], choice: 'industry' },
      { field: 'country', values: ['', 'Germany'], choice: null },
      { field: 'employees', values: ['1,200', '1,450'], choice: 'employees' },
      { field: 'externalKeys', values: ['hubspot:4411', 'sap:90012'], choice: null },
    ],
  },
  {
    key: '2',
    collection: 'contacts',
    sides: [
      { id: 'c', name: '王小明', since: '2025年5月3日', history: 0 },
      { id: 'd', name: '王小明 (Wang Xiaoming)', since: '2026年3月1日', history: 0 },
    ],
    sureness: 'likely',
    evidence: [
      { kind: 'samePhone', value: '+86 138 0013 8000' },
      { kind: 'sameName', value: '王小明' },
      { kind: 'otherNumberThere', value: 'hubspot' },
    ],
    lines: [
      { field: 'name', values: ['王小明', '王小明 (Wang Xiaoming)'], choice: 'name' },
      { field: 'emails', values: ['wang@chenguang.example', 'wxm1988@qq.example'], choice: null },
      { field: 'phone', values: ['13800138000', '+86 138 0013 8000'], choice: 'phone' },
      { field: 'account', values: [longName, ''], choice: null },
    ],
  },
  {
    key: '3',
    collection: 'accounts',
    sides: [
      { id: 'e', name: longName, since: '12 Mar 2024', history: 1204 },
      { id: 'f', name: 'شركة الخليج للصناعات النسيجية المحدودة', since: '3 Feb 2026', history: 1 },
    ],
    sureness: 'possible',
    evidence: [
      { kind: 'sameDomain', value: 'a-rather-long-domain-of-a-group-of-companies.example' },
      { kind: 'otherCountry', value: 'CN, AE' },
    ],
    lines: [{ field: 'name', values: [longName, 'شركة الخليج للصناعات النسيجية المحدودة'], choice: 'name' }],
  },
]
const decisions: Decision[] = [
  { id: 'm1', what: 'merged', names: ['Acme GmbH', 'ACME'], on: '20 Mar' },
  { id: 'm2', what: 'notSame', names: [longName, '恒达纺织（上海）'], on: '18 Mar' },
]
const lookings: Readonly<Record<string, Looking>> = {
  'duplicates-looking': { is: 'looking', rows: 42_000, total: 120_000 },
  'duplicates-none': { is: 'found', pairs: [], count: 0 },
  'duplicates-failed': { is: 'failed' },
  'duplicates-decided': { is: 'found', pairs: pairs.slice(1, 2), count: 14 },
}
const choices: ExportChoice[] = [
  { key: 'json', rows: 812_402 },
  { key: 'accounts', rows: 20_000 },
  { key: 'contacts', rows: 100_000 },
  { key: 'interactions', rows: 500_000 },
  { key: 'orders', rows: 192_402 },
]

function ExportSample({ name, note }: { name: string; note: Note }) {
  return (
    <ExportPage
      choices={name === 'export-none' ? [{ key: 'json', rows: 0 }] : choices}
      exporting={name === 'export-running' ? { key: 'json', rows: 211_000, total: 812_402 } : null}
      result={name === 'export-done' ? 'done' : name === 'export-failed' ? 'failed' : null}
      onExport={note('export')}
      onStop={note('stop')}
    />
  )
}

/** Null for a state of another page. */
export function duplicatesSample(name: string, note: Note) {
  if (!duplicatesPages.some((each) => each === name)) return null
  if (name.startsWith('export')) return <ExportSample name={name} note={note} />
  const isDecided = name === 'duplicates-decided'
  return (
    <DuplicatesPage
      looking={lookings[name] ?? { is: 'found', pairs, count: pairs.length }}
      decisions={isDecided ? decisions : []}
      isBusy={false}
      said={isDecided ? { text: strings.value.duplicates.merged, isBad: false } : null}
      actions={{
        look: note('look'),
        stop: note('stop'),
        merge: ({ key }, chosen) => note('merge')(key, chosen),
        deny: ({ key }) => note('deny')(key),
        undo: ({ id }) => note('undo')(id),
      }}
    />
  )
}

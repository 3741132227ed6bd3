/** The import page in its states. */
import { ImportPage } from '../../../components/workspace/import/import-page'
import type { ImportStep, PastImport, Preview } from '../../../components/workspace/import/import-view'
import { guessPlan } from '../../../lib/import/columns/guess-plan'
import type { ImportProblem } from '../../../lib/import/problem'
import { recordReader } from '../../../lib/import/reading/read-table'
import { importPages } from './samples/import-pages'

type Note = (name: string) => (...values: unknown[]) => void

const longName = '中国恒达纺织机械制造集团股份有限公司华东区域采购与供应链管理中心'
const headers = [
  '客户名称',
  '客户级别',
  '联系人',
  '手机',
  '邮箱',
  '负责人',
  'Order date',
  'Amount',
  '备注 (an own column with a rather long header)',
]
const records = [
  [
    '上海晨光精密有限公司',
    'A级',
    '王小明',
    '13800000000',
    'wang@chenguang.example',
    '李雷',
    '03/04/2026',
    '¥12,000.00',
    '',
  ],
  [longName, '战略', '韩梅梅', '13900000000', 'han@hengda.example', '李雷', '05/04/2026', '1.5万', 'Met at the fair'],
  [
    'Rheinisch-Westfälische Maschinenbaugesellschaft für Textilveredelung mbH & Co. KG',
    'B',
    'Aleksandra Konstantinopolitańczykowianeczka',
    '+49 30 1234567',
    'ak@rwm.example',
    'Li Na',
    '06/04/2026',
    '84000',
    '',
  ],
  ['Quiet Ltd', 'A', 'Ana Berg', '', 'ana at quiet', 'Li Na', '31/02/2026', 'much', ''],
]

function previewOf(count: number): Preview {
  const wide = Array.from({ length: count }, (_, at) => `Own field ${at + 1}`)
  const allHeaders = [...headers, ...wide]
  const all = records.map((record) => record.concat(wide.map((_, at) => String(at))))
  const dialect = { encoding: 'gb18030', delimiter: ',', hasHeader: true, headerLine: 1 } as const
  const context = { currency: 'CNY', dayOrMonthFirst: 'dmy' } as const
  const plan = guessPlan(dialect, allHeaders, all.slice(0, 3), context)
  const problems: ImportProblem[] = []
  const read = recordReader(plan, {
    timeZone: 'Asia/Shanghai',
    isFreeMail: () => false,
    onProblem: (problem) => problems.push(problem),
  })
  const drafts = all.flatMap((cells, at) => read({ line: at + 2, cells, isQuoteOpen: false }))
  return {
    is: 'preview',
    name: `客户 ${longName} 2026-03.csv`,
    format: 'csv',
    plan,
    samples: allHeaders.map((_, column) =>
      all
        .slice(0, 3)
        .map((cells) => cells[column] ?? '')
        .filter((cell) => cell !== ''),
    ),
    mode: 'replace',
    trial: {
      drafts,
      problems,
      problemCount: problems.length,
      counts: {
        accounts: { made: 2, changed: 1, unchanged: 0 },
        contacts: { made: 3, changed: 0, unchanged: 0 },
        orders: { made: 3, changed: 0, unchanged: 0 },
      },
      lines: 4,
      isWhole: true,
    },
  }
}

const problems: ImportProblem[] = Array.from({ length: 300 }, (_, at) => ({
  line: at * 7 + 2,
  column: at % 3 === 0 ? 'Amount' : at % 3 === 1 ? '邮箱' : null,
  reason: at % 3 === 0 ? 'notAnAmount' : at % 3 === 1 ? 'notAnAddress' : 'noName',
  params: { text: at % 3 === 0 ? 'much' : 'ana at quiet' },
}))
const counts = {
  accounts: { made: 18_204, changed: 311, unchanged: 1_485 },
  contacts: { made: 100_000, changed: 12, unchanged: 0 },
  orders: { made: 200_000, changed: 0, unchanged: 0 },
}
const past: PastImport[] = [
  {
    id: '1',
    name: `客户 ${longName} 2026-03.csv`,
    startedAt: '2026-03-20T01:00:00.000Z',
    made: 100_012,
    changed: 311,
    state: 'canUndo',
    isFinished: true,
  },
  {
    id: '2',
    name: 'contacts.vcf',
    startedAt: '2026-03-18T01:00:00.000Z',
    made: 12,
    changed: 0,
    state: 'canUndo',
    isFinished: false,
  },
  {
    id: '3',
    name: 'HubSpot deals.csv',
    startedAt: '2026-03-01T01:00:00.000Z',
    made: 40,
    changed: 2,
    state: 'undone',
    isFinished: true,
  },
  {
    id: '4',
    name: 'orders-2025.csv',
    startedAt: '2026-01-01T01:00:00.000Z',
    made: 4000,
    changed: 0,
    state: 'elsewhere',
    isFinished: true,
  },
]

const steps: Record<(typeof importPages)[number], ImportStep> = {
  import: { is: 'choose', refused: null },
  'import-none': { is: 'choose', refused: null },
  'import-refused': { is: 'choose', refused: { name: 'Kunden <b>2026</b>.xlsx', why: 'workbook' } },
  'import-preview': previewOf(0),
  'import-wide': previewOf(190),
  'import-checking': { ...previewOf(0), trial: null },
  'import-nothing': {
    ...previewOf(0),
    trial: { drafts: [], problems: problems.slice(2, 3), problemCount: 1, counts: {}, lines: 1, isWhole: true },
  },
  'import-running': {
    is: 'running',
    name: 'customers.csv',
    share: 0.42,
    counts,
    problemCount: 3,
    isStopping: false,
    isWaiting: false,
  },
  'import-waiting': {
    is: 'running',
    name: 'customers.csv',
    share: null,
    counts: {},
    problemCount: 0,
    isStopping: false,
    isWaiting: true,
  },
  'import-done': {
    is: 'done',
    name: 'customers.csv',
    end: 'done',
    batchId: '1',
    counts: { accounts: { made: 30, changed: 0, unchanged: 0 }, contacts: { made: 41, changed: 0, unchanged: 0 } },
    problems: [],
    problemCount: 0,
    next: 'orders',
  },
  'import-done-errors': {
    is: 'done',
    name: longName,
    end: 'cancelled',
    batchId: '1',
    counts,
    problems,
    problemCount: 12_345,
    next: 'signals',
  },
  'import-undone': { is: 'undone', removed: 300, restored: 12, kept: 2 },
  'import-failed': { is: 'failed', why: 'storageFull', text: '' },
  'import-cut-off': { is: 'failed', why: 'cutOff', text: '' },
}

export function ImportSample({ name, note }: { name: string; note: Note }) {
  return (
    <ImportPage
      step={steps[importPages.find((each) => each === name) ?? 'import']}
      past={name === 'import-none' ? [] : past}
      wordDay={(at) => at.slice(0, 10)}
      actions={{
        choose: note('choose'),
        setDialect: note('setDialect'),
        setKind: note('setKind'),
        setPlan: note('setPlan'),
        setColumn: note('setColumn'),
        setMode: note('setMode'),
        start: note('start'),
        stop: note('stop'),
        again: note('again'),
        undo: note('undo'),
        downloadProblems: note('downloadProblems'),
      }}
    />
  )
}

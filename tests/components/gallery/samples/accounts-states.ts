/** States of the account list: nobody, few, a team with mail alone, many, and those of a segment. */
import type { AccountLine, AccountNumbers } from '../../../../components/workspace/account-line'
import type { Rhythm } from '../../../../lib/domain/insight'

const names = [
  'Hengda Textile',
  '恒达纺织集团有限公司',
  'Rheinisch-Westfälische Maschinenbaugesellschaft für Textilveredelung mbH & Co. KG',
  'شركة الخليج للصناعات النسيجية المحدودة',
  '中国恒达纺织机械制造集团股份有限公司华东区域采购与供应链管理中心中国恒达纺织机械制造集团股份有限公司',
  'Quiet Ltd',
]
const tiers = ['strategic', 'growth', 'profit', 'basic', null] as const
const stages = ['mature', 'growing', 'declining', 'prospect', null] as const
const bands = ['healthy', 'watch', 'atRisk'] as const

const lineAt = (index: number): AccountLine => {
  const name = `${names[index % names.length]}${index < names.length ? '' : ` ${index}`}`
  return {
    id: `a${index}`,
    name,
    searchText: name.toLowerCase(),
    industry: index % 3 === 0 ? 'Textile machinery' : index % 3 === 1 ? '纺织' : null,
    ownerName: ['Li Na', '李娜', null, 'Aleksandra Konstantinopolitańczykowianeczka'][index % 4] ?? null,
  }
}
const numbersAt = (index: number): AccountNumbers => ({
  tier: tiers[index % 5] ?? null,
  grade: index % 5 === 4 ? null : 'A',
  stage: stages[index % 5] ?? null,
  health: index % 5 === 4 ? null : 90 - index * 7,
  band: index % 5 === 4 ? null : (bands[index % 3] ?? null),
})

const unknown: AccountNumbers = { tier: null, grade: null, stage: null, health: null, band: null }
const silent: Rhythm = {
  lastIn: null,
  lastOut: null,
  replyOwedWorkingDays: null,
  silentDays: null,
  usualGapDays: null,
  gapsSeen: 0,
  state: 'notEnough',
}
const rhythms: readonly Rhythm[] = [
  { ...silent, lastIn: '2026-03-17T02:00:00.000Z', silentDays: 3, usualGapDays: 9, gapsSeen: 14, state: 'onRhythm' },
  { ...silent, lastIn: '2026-02-26T02:00:00.000Z', silentDays: 22, usualGapDays: 9, gapsSeen: 11, state: 'quiet' },
  { ...silent, lastIn: '2026-03-05T02:00:00.000Z', silentDays: 15, usualGapDays: 12, gapsSeen: 8, state: 'slower' },
  { ...silent, lastIn: '2025-12-02T02:00:00.000Z', gapsSeen: 2 },
  silent,
]
/** Neither orders, nor use, nor anything said of them: what mail alone tells. */
const fromMail = (index: number): AccountNumbers => ({ ...unknown, rhythm: rhythms[index % rhythms.length] ?? silent })

interface AccountsState {
  lines: AccountLine[]
  numbers: ReadonlyMap<string, AccountNumbers>
  segmentId: string | null
  search: 'done' | 'looking'
}

function stateOf(count: number, numbersOf = numbersAt, more: Partial<AccountsState> = {}): AccountsState {
  const lines = Array.from({ length: count }, (_, index) => lineAt(index))
  const numbers = new Map(lines.slice(0, 60).map(({ id }, index) => [id, numbersOf(index)]))
  return { lines, numbers, segmentId: null, search: 'done', ...more }
}

const noIndustry = (line: AccountLine): AccountLine => ({ ...line, industry: null, ownerName: null })
const mailAlone = stateOf(30, fromMail)

export const accountsStates: Readonly<Record<string, AccountsState>> = {
  accounts: stateOf(6),
  'accounts-none': stateOf(0),
  'accounts-mail': { ...mailAlone, lines: mailAlone.lines.map(noIndustry) },
  'accounts-many': stateOf(20_000),
  'accounts-segment': stateOf(3, numbersAt, { segmentId: 's2' }),
  'accounts-segment-looking': stateOf(2, numbersAt, { segmentId: 's1', search: 'looking' }),
  'accounts-segment-none': stateOf(0, numbersAt, { segmentId: 's1' }),
}

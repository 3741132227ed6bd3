/** The first five minutes, step by step, with long, hostile and missing names; and the rhythm of one's own mailbox on the cards. */
import type { FirstMinutesModel, Proposal } from '../../../../components/first-minutes/model'
import type { SidebarView } from '../../../../components/sidebar/view'
import type { MailboxRhythm } from '../../../../lib/domain/mailbox-rhythm'
import { card } from './card'
import { unknownViews } from './unknown'

const proposal = (fields: Partial<Proposal>): Proposal => ({
  key: 'hengda.example',
  name: 'Hengda',
  domain: 'hengda.example',
  people: [
    { name: '王伟', address: 'wang@hengda.example' },
    { name: 'Chen Jie', address: 'chen@hengda.example' },
  ],
  received: 42,
  sent: 38,
  lastAt: '2026-03-18T01:00:00.000Z',
  answer: null,
  since: null,
  ...fields,
})

const proposals: Proposal[] = [
  proposal({ answer: 'customer', since: '2024-05-01' }),
  proposal({ key: 'blue.example', domain: 'blue-harbor.example', name: 'Blue Harbor', answer: 'customer', sent: 21 }),
  proposal({
    key: 'long.example',
    domain: 'rheinisch-westfaelische-maschinenbaugesellschaft.example',
    name: 'Rheinisch-Westfälische Maschinenbaugesellschaft',
  }),
  proposal({
    key: 'fang@home.example',
    domain: null,
    name: '方\u202Eevil',
    people: [{ name: '方敏', address: 'fang@home.example' }],
  }),
  proposal({ key: 'new.example', domain: 'nova.example', name: 'Nova', received: 0, sent: 4, lastAt: null }),
  proposal({ key: 'p.example', domain: 'papier.example', name: 'Papier', answer: 'prospect' }),
  proposal({ key: 'n.example', domain: 'bank.example', name: 'Bank', answer: 'not' }),
]

const model: FirstMinutesModel = {
  step: 'reads',
  isInTeam: false,
  own: [
    { address: 'lin.xiao@ourcompany-international.example', isMine: true },
    { address: 'sales@ourcompany.example', isMine: false },
  ],
  scan: {
    isReading: false,
    inbox: { messages: 0, oldest: null },
    sent: { messages: 0, oldest: null },
    onScreen: 'inbox',
    hasList: true,
  },
  proposals,
  accepted: ['Hengda', 'Blue Harbor', 'Papier'],
  hasLogged: false,
  problem: null,
}
const inbox = { messages: 150, oldest: '2025-12-03T09:00:00.000Z' }
const sent = { messages: 1, oldest: '2026-03-01T09:00:00.000Z' }

const none = (fields: Partial<FirstMinutesModel>): SidebarView => ({
  kind: 'none',
  firstMinutes: { ...model, ...fields },
})

const rhythm: MailboxRhythm = {
  lastIn: '2026-03-17T01:00:00.000Z',
  lastOut: '2026-03-10T01:00:00.000Z',
  lastAnswer: '2026-03-10T01:00:00.000Z',
  replyOwedWorkingDays: 2,
  silentDays: 3,
  usualGapDays: 8.6,
  gapsSeen: 11,
  state: 'onRhythm',
  ourReplyHours: 5.25,
  theirReplyHours: 11,
  people: 1,
  newcomers: ['new'],
  bounced: ['gone'],
  departed: [],
  isRead: true,
  readUntil: '2026-03-20T01:00:00.000Z',
}
const unknown = unknownViews['unknown']

export const firstMinutesViews: Record<string, SidebarView> = {
  'first-reads': none({}),
  'first-reads-team': none({ isInTeam: true }),
  'first-own': none({ step: 'own' }),
  'first-own-none': none({ step: 'own', own: [], problem: 'storageFull' }),
  'first-scan': none({ step: 'scan', proposals: [] }),
  'first-scan-on': none({ step: 'scan', scan: { ...model.scan, isReading: true, inbox, sent } }),
  'first-companies': none({ step: 'companies' }),
  'first-companies-none': none({ step: 'companies', proposals: [] }),
  'first-message': none({ step: 'message' }),
  'first-logged': none({ step: 'message', hasLogged: true }),
  'first-done': none({ step: 'done' }),
  'rhythm-owed': {
    kind: 'known',
    card: { ...card, rhythm, verdict: { kind: 'replyOwed', workingDays: 2, by: 'mailbox' } },
  },
  'rhythm-learning': {
    kind: 'known',
    card: {
      ...card,
      rhythm: { ...rhythm, isRead: false, readUntil: null, usualGapDays: null, gapsSeen: 2, newcomers: [], people: 3 },
      verdict: { kind: 'learning', gapsSeen: 2, gapsNeeded: 6, by: 'mailbox' },
    },
  },
  ...(unknown?.kind === 'unknown'
    ? {
        'rhythm-unknown': {
          ...unknown,
          mailbox: { rhythm, verdict: { kind: 'quiet', days: 22, usualDays: 9, by: 'mailbox' } },
        },
        'unknown-one-way': { ...unknown, mailbox: { rhythm: { ...rhythm, lastOut: null }, verdict: null } },
      }
    : {}),
}

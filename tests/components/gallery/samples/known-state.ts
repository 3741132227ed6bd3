/** Known customers in every state of their numbers. */
import type { CardModel, SidebarView } from '../../../../components/sidebar/view'
import { card } from './card'
import { insight, reason } from './insight'

export const bare: CardModel = {
  ...card,
  person: { name: '', address: 'info@quiet.example', title: null, contactId: null, formOfAddress: null },
  account: { id: 'a2', name: 'Quiet Ltd', ownerName: null, isMine: false, isKeyAccount: false },
  match: { how: 'domain', because: 'quiet.example', sureness: 'likely', against: [], decisionId: null },
  others: [],
  verdict: { kind: 'alreadyCustomer' },
  insight: {
    ...insight,
    tier: {
      tier: null,
      wouldBe: null,
      grade: null,
      current: null,
      potential: null,
      scoreCard: null,
      reasons: [],
      coverage: 0,
    },
    stage: { ...insight.stage, stage: null, since: null, ageMonths: null, dormancy: null, reasons: [] },
    health: { score: null, band: null, change4w: null, coverage: 0, reasons: [], ageDays: null },
  },
  nextStep: null,
  lastWords: [],
  tasks: [],
  plan: { goals: [], editors: [] },
  log: { kind: 'logged', interactionId: 'i3', at: '2026-03-20T01:00:00.000Z' },
}

export const fine: CardModel = {
  ...card,
  account: { ...card.account, isMine: true },
  others: [],
  verdict: { kind: 'onTrack' },
  insight: { ...insight, health: { ...insight.health, score: 86, band: 'healthy', change4w: 4 } },
  nextStep: null,
  log: { kind: 'failed', why: 'storageFull', canRetry: true },
}

const quiet: CardModel = {
  ...card,
  verdict: { kind: 'quiet', days: 22, usualDays: 9 },
  insight: {
    ...insight,
    stage: { ...insight.stage, dormancy: 'halfAsleep', silentDays: 64 },
    tier: { ...insight.tier, wouldBe: 'profit', grade: 'B' },
    health: { ...insight.health, score: null, band: null, change4w: null },
    rhythm: { ...insight.rhythm, state: 'quiet' },
  },
}

const prospect: CardModel = {
  ...bare,
  verdict: { kind: 'renewal', inDays: 0 },
  insight: {
    ...insight,
    tier: { ...insight.tier, tier: null, grade: null, current: null, potential: 64 },
    stage: {
      ...insight.stage,
      stage: 'prospect',
      ageMonths: null,
      profile: { fit: 'unmet', unmet: ['need', 'ability to pay'] },
      reasons: [reason('notYet', 12, 'days', null, { weight: 0 })],
    },
  },
  log: { kind: 'saving' },
}

const alert: CardModel = {
  ...card,
  verdict: { kind: 'openAlert', factor: 'sinceUse', value: 9, unit: 'workingDays' },
  insight: {
    ...insight,
    stage: {
      ...insight.stage,
      stage: 'declining',
      underlying: 'mature',
      reasons: [reason('declining', 12, 'days', null), reason('sinceUse', 9, 'workingDays', 0)],
    },
    health: { ...insight.health, score: 41, band: 'atRisk', change4w: -22 },
  },
  nextStep: { key: 'look', kind: 'look', about: 'sinceUse', alertId: 'alert' },
  log: { kind: 'byOthers', interactionId: 'i9', names: ['Li Na'], at: '2026-03-20T01:12:00.000Z' },
}

export const knownByState: Record<string, SidebarView> = {
  known: { kind: 'known', card },
  bare: { kind: 'known', card: bare },
  fine: { kind: 'known', card: fine },
  computing: { kind: 'known', card: { ...card, insight: null, verdict: null, nextStep: null, isComputing: true } },
  quiet: { kind: 'known', card: quiet },
  prospect: { kind: 'known', card: prospect },
  alert: { kind: 'known', card: alert },
}

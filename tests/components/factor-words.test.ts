/** Every factor the model answers with has a word of its own, in both languages, and no figure reads oddly. */
import { afterEach, describe, expect, it } from 'vitest'
import { formatReason, formatValue } from '../../components/format-value'
import { language, languages } from '../../components/locale'
import { enModel } from '../../components/locales/en-model'
import { zhCnModel } from '../../components/locales/zh-cn-model'
import { toneOf, wordVerdict } from '../../components/sidebar/verdict-words'
import { defaultPolicy } from '../../lib/domain/policy'
import { numericFactors } from '../../lib/domain/ranked-factors'
import { insight } from './gallery/samples/insight'

/** lib/domain: value-tier.ts, base-stage.ts, customer-age.ts, lifecycle.ts. */
const facts = [
  'industryInfluence',
  'jointInnovation',
  'recency',
  'frequency',
  'ordersWithoutRate',
  'firstOrder',
  'contractStart',
  'customerSince',
  'trial',
  'offer',
  'opportunity',
  'notYet',
  'cancelled',
  'renewalRefused',
  'markedLost',
  'wonBack',
  'inferredLost',
  'silenceByOwnGaps',
  'silenceByCadence',
  'silenceByPurchases',
  'declining',
  'overridden',
]

afterEach(() => {
  language.value = 'en'
})

describe('the words of the factors', () => {
  it('are there for each of the model’s, in both languages', () => {
    const keys = [...Object.keys(defaultPolicy.health.indicators), ...numericFactors, ...facts]
    expect(keys.filter((key) => !(key in enModel.factors))).toEqual([])
    expect(keys.filter((key) => !(key in zhCnModel.factors))).toEqual([])
  })

  it('tell two factors apart', () => {
    for (const { factors } of [enModel, zhCnModel]) {
      const words = Object.entries(factors).filter(([key]) => key !== 'overridden')
      expect(new Set(words.map(([, word]) => word)).size).toBe(words.length)
    }
  })

  it('tell when a fact was, how far a renewal is, and what an amount is of', () => {
    const fact = { factor: 'firstOrder', unit: 'days', weight: 0 } as const
    expect([0, 1, 430].map((value) => formatReason({ ...fact, value }))).toEqual(['today', 'yesterday', '430 days ago'])
    const renewal = { factor: 'renewalOverdue', unit: 'days' } as const
    expect([-61, 0, 30].map((value) => formatValue({ ...renewal, value }))).toEqual([
      'in 61 days',
      'today',
      '30 days overdue',
    ])
    expect(formatValue({ factor: 'revenue12m', unit: 'money', value: 4_200_000 })).toBe('CN¥4,200,000')
    expect(formatReason({ factor: 'sinceUse', unit: 'workingDays', weight: 3, value: 0 })).toBe('today')
    expect(formatValue({ factor: 'npsLast', unit: 'level', value: 9 })).toBe('9 of 10')
    expect(formatValue({ factor: 'npsChange', unit: 'level', value: -3 })).toBe('-3')
    expect(formatValue({ factor: 'feel', unit: 'level', value: 4 })).toBe('4 of 5')
  })

  it('call nothing on track that is lost or at risk', () => {
    const calm = { kind: 'onTrack' } as const
    const lost = { ...insight, stage: { ...insight.stage, stage: 'lost' } } as const
    const atRisk = { ...insight, health: { ...insight.health, band: 'atRisk' } } as const
    expect([insight, lost, atRisk].map((each) => `${wordVerdict(calm, each)} (${toneOf(calm, each)})`)).toEqual([
      'On track (good)',
      'Lost; nothing is due (plain)',
      'Nothing is due, but health is at risk (warn)',
    ])
  })

  it('never speak of zero days owed', () => {
    for (const each of languages) {
      language.value = each
      expect(wordVerdict({ kind: 'replyOwed', workingDays: 0 })).not.toContain('0')
      expect(wordVerdict({ kind: 'renewal', inDays: 0 })).not.toContain('0')
    }
  })
})

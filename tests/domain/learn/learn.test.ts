/** Learning from few, one-sided, separated and broken data: a figure that holds, or a refusal, never NaN. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aucOf } from '../../../lib/domain/learn/auc'
import { crossValidate, stratifiedFolds } from '../../../lib/domain/learn/cross-validate'
import type { Example } from '../../../lib/domain/learn/example'
import { learnWeights, type Factor, type Learned, type LearnOptions } from '../../../lib/domain/learn/learn-weights'
import { fitLogistic, probabilityOf } from '../../../lib/domain/learn/logistic'
import { seededRandom } from '../../../lib/domain/learn/seeded-random'
import { solvePositive } from '../../../lib/domain/learn/solve'

const factors: Factor[] = ['sinceUse', 'coreUse', 'npsLast'].map((id) => ({ id, weight: 2 }))

function learnt(examples: readonly Example[], options: LearnOptions = { seed: 1 }, of = factors): Learned {
  const found = learnWeights(of, examples, options)
  if ('why' in found) throw new Error(`Refused: ${found.why}.`)
  return found
}

/** Loss follows the first score strongly, the second weakly, the third not at all. */
function sampleOf(count: number, seed: number): Example[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const scores = [100 * random(), 100 * random(), 100 * random()]
    const logit = 3 - 0.06 * (scores[0] ?? 0) - 0.02 * (scores[1] ?? 0)
    return { scores, isLost: random() < 1 / (1 + Math.exp(-logit)) }
  })
}

const exampleArb = fc.record({
  scores: fc.tuple(
    ...[0, 1, 2].map(() => fc.option(fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constant(100)))),
  ),
  isLost: fc.boolean(),
})

describe('AUC', () => {
  it('is the share of pairs in the right order, ties counted half', () => {
    const judgedArb = fc.array(fc.record({ risk: fc.integer({ min: 0, max: 5 }), isLost: fc.boolean() }), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(judgedArb, (judged) => {
        const pairs = judged
          .filter(({ isLost }) => isLost)
          .flatMap((lost) => judged.filter(({ isLost }) => !isLost).map((kept) => [lost.risk, kept.risk] as const))
        const right = pairs.reduce((total, [lost, kept]) => total + (lost > kept ? 1 : lost === kept ? 0.5 : 0), 0)
        const auc = aucOf(judged)
        expect(auc === null).toBe(pairs.length === 0)
        expect(auc ?? 0).toBeCloseTo(pairs.length === 0 ? 0 : right / pairs.length, 10)
      }),
    )
  })
})

describe('logistic regression', () => {
  it('finds the coefficients that the data were made with, within their sampling error', () => {
    const examples = sampleOf(20_000, 7)
    const rows = examples.map(({ scores }) => Float64Array.from(scores.map((score) => (score ?? 0) / 100)))
    const model = fitLogistic(
      rows,
      examples.map(({ isLost }) => isLost),
      { l2: 1e-6 },
    )
    expect(Math.abs(model.intercept - 3)).toBeLessThan(0.2)
    for (const [column, made] of [-6, -2, 0].entries())
      expect(Math.abs((model.coefficients[column] ?? Number.NaN) - made)).toBeLessThan(0.3)
  })

  it('is at its optimum: the gradient is zero, also where a line separates the two kinds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: -3, max: 3, noNaN: true }),
            fc.double({ min: -3, max: 3, noNaN: true }),
            fc.boolean(),
          ),
          { minLength: 1, maxLength: 30 },
        ),
        fc.boolean(),
        (points, isSeparated) => {
          const rows = points.map(([a, b]) => Float64Array.from([a, b]))
          const isLost = points.map(([a, , lost]) => (isSeparated ? a > 0 : lost))
          const model = fitLogistic(rows, isLost, { l2: 1 })
          for (const column of [0, 1]) {
            const slope = rows.reduce(
              (sum, row, index) => sum + (probabilityOf(model, row) - (isLost[index] ? 1 : 0)) * (row[column] ?? 0),
              model.coefficients[column] ?? Number.NaN,
            )
            expect(Math.abs(slope)).toBeLessThan(1e-4)
          }
        },
      ),
    )
  })

  it('is at the best there is under its bound: no allowed move of a coefficient gains anything', () => {
    const pointArb = fc.tuple(fc.float({ min: -3, max: 3, noNaN: true }), fc.float({ min: -3, max: 3, noNaN: true }))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(pointArb, fc.float({ min: -3, max: 3, noNaN: true }), fc.boolean()), {
          minLength: 4,
          maxLength: 40,
        }),
        fc.constantFrom('chance', 'separated', 'twins'),
        (points, kind) => {
          // Twins: a column and its copy with the sign turned, of which the bound lets one speak.
          const rows = points.map(([[a, b], c]) => Float64Array.from([a, kind === 'twins' ? -a : b, c]))
          const isLost = points.map(([[a, b], , lost]) => (kind === 'separated' ? a + b > 0 : lost))
          const model = fitLogistic(rows, isLost, { l2: 1, neverRaising: (column) => column < 2 })
          for (const column of [0, 1, 2]) {
            const coefficient = model.coefficients[column] ?? Number.NaN
            const slope = rows.reduce(
              (sum, row, index) => sum + (probabilityOf(model, row) - (isLost[index] ? 1 : 0)) * (row[column] ?? 0),
              coefficient,
            )
            const isBounded = column < 2
            expect(coefficient <= (isBounded ? 0 : Infinity)).toBe(true)
            // At the bound the loss may fall beyond it, and only there.
            expect(isBounded && coefficient === 0 ? Math.max(0, slope) : Math.abs(slope)).toBeLessThan(1e-4)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('says so where equations have no single answer', () => {
    expect(solvePositive(Float64Array.from([1, 1, 1, 1]), Float64Array.from([1, 2]))).toBeNull()
    const [first, second] = solvePositive(Float64Array.from([4, 2, 2, 3]), Float64Array.from([8, 7])) ?? []
    expect(first).toBeCloseTo(1.25, 12)
    expect(second).toBeCloseTo(1.5, 12)
  })
})

describe('folds', () => {
  it('hold lost and kept accounts evenly, are all of them, and are the same for a seed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ isLost: fc.boolean() }), { maxLength: 200 }),
        fc.integer({ min: 2, max: 8 }),
        fc.integer(),
        (examples, folds, seed) => {
          const foldOf = stratifiedFolds(examples, folds, seed)
          expect(stratifiedFolds(examples, folds, seed)).toEqual(foldOf)
          for (const kind of [true, false]) {
            const sizes = Array.from(
              { length: folds },
              (_, fold) => examples.filter(({ isLost }, index) => isLost === kind && foldOf[index] === fold).length,
            )
            expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
          }
        },
      ),
    )
  })

  it('judge nothing by what it was learnt from: noise that is learnt by heart is worth a coin', () => {
    const random = seededRandom(3)
    const noise = Array.from({ length: 400 }, () => ({ scores: [random()], isLost: random() < 0.3 }))
    const byHeart = crossValidate(
      noise,
      (training) => (scores) => (training.some((example) => example.isLost && example.scores[0] === scores[0]) ? 1 : 0),
      { folds: 5, repeats: 5, seed: 1 },
    )
    expect(byHeart?.auc).toBe(0.5)
  })
})

describe('learnt weights', () => {
  it('weigh what tells, and not what does not', () => {
    const found = learnt(sampleOf(3000, 11))
    const [strong = 0, weak = 0, none = 0] = found.factors.map(({ learned }) => learned ?? Number.NaN)
    expect(strong).toBeGreaterThan(2 * weak)
    expect(weak).toBeGreaterThan(3 * none)
    expect(strong + weak + none).toBeCloseTo(6, 6)
    expect(found.weights?.auc).toBeGreaterThan((found.handSet?.auc ?? 1) + 0.02)
    expect(found.model?.auc).toBeGreaterThan(0.8)
  })

  it('do without what may not count, instead of leaning on it: a score that rises with loss costs them nothing', () => {
    const random = seededRandom(13)
    // Who is cared for stays, who pays much leaves. The second score is high for both, so beside it the first tells them apart.
    const examples = Array.from({ length: 3000 }, () => {
      const [care, price, size] = [random(), random(), random()]
      const isLost = random() < 1 / (1 + Math.exp(1 - 4 * (price - care)))
      return { scores: [100 * (1.8 * care - 0.2 * price), 100 * (care + price), 100 * size], isLost }
    })
    const found = learnt(examples)
    expect(found.factors[1]?.effect).toBeGreaterThan(0)
    expect(found.factors[1]?.learned).toBe(0)
    const without = learnt(
      examples.map(({ scores: [first = 0, , third = 0], isLost }) => ({ scores: [first, null, third], isLost })),
    )
    expect(found.weights?.auc).toBeCloseTo(without.weights?.auc ?? Number.NaN, 3)
  })

  it('have a standard error that covers what another sample gives', () => {
    const found = Array.from({ length: 30 }, (_, seed) => learnt(sampleOf(600, seed + 100), { seed, repeats: 1 }))
    const aucs = found.map(({ model }) => model?.auc ?? Number.NaN)
    const mean = aucs.reduce((sum, auc) => sum + auc, 0) / aucs.length
    const spread = Math.sqrt(aucs.reduce((sum, auc) => sum + (auc - mean) ** 2, 0) / (aucs.length - 1))
    const told = found.reduce((sum, { model }) => sum + (model?.standardError ?? Number.NaN), 0) / found.length
    expect(told / spread).toBeGreaterThan(0.6)
    expect(told / spread).toBeLessThan(1.7)
  })

  it('are the same whatever the order of the accounts, but for which fold each falls in', () => {
    const examples = sampleOf(300, 5)
    const forward = learnt(examples)
    const backward = learnt(examples.toReversed())
    for (const [index, factor] of forward.factors.entries())
      expect(backward.factors[index]?.learned).toBeCloseTo(factor.learned ?? Number.NaN, 6)
  })

  it('never are NaN: whatever the data, there is an answer or a refusal', () => {
    fc.assert(
      fc.property(fc.array(exampleArb, { minLength: 30, maxLength: 120 }), fc.integer(), (examples, seed) => {
        const found = learnWeights(factors, examples, { seed, repeats: 1 })
        if ('why' in found) return
        const figures = [
          ...found.factors.flatMap(({ learned, effect, known }) => [learned ?? 0, effect ?? 0, known]),
          found.handSet?.auc ?? 0,
          found.weights?.auc ?? 0,
          found.model?.auc ?? 0,
          found.model?.standardError ?? 0,
          found.risk(examples[0]?.scores ?? []),
        ]
        expect(figures.every(Number.isFinite)).toBe(true)
        expect(found.factors.every(({ learned }) => learned === null || learned >= 0)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('learn from separable data, constant columns and columns nobody has', () => {
    const separable = Array.from({ length: 60 }, (_, index) => ({
      scores: [index < 30 ? 0 : 100, 50, null],
      isLost: index < 30,
    }))
    const found = learnt(separable)
    expect(found.model?.auc).toBe(1)
    // What does not differ, or nobody has, the data say nothing of: its weight stays a person's to set.
    expect(found.factors.map(({ learned }) => learned)).toEqual([2, null, null])
  })

  it('are refused with the counts to mend, where one kind is missing or too few', () => {
    const kept = Array.from({ length: 50 }, () => ({ scores: [1, 2, 3], isLost: false }))
    const lost = Array.from({ length: 10 }, () => ({ scores: [1, 2, 3], isLost: true }))
    expect(learnWeights(factors, [], { seed: 1 })).toEqual({ why: 'tooFewLost', lost: 0, kept: 0, needed: 10 })
    expect(learnWeights(factors, kept, { seed: 1 })).toMatchObject({ why: 'tooFewLost', lost: 0 })
    expect(learnWeights(factors, lost, { seed: 1 })).toMatchObject({ why: 'tooFewKept', kept: 0 })
    expect(learnWeights(factors, [...kept, ...lost], { seed: 1 })).toMatchObject({ why: 'nothingDiffers' })
  })

  it('take a missing score for what it is: neither good nor bad, and told when only the lost lack it', () => {
    const random = seededRandom(9)
    const examples = Array.from({ length: 400 }, () => {
      const isLost = random() < 0.3
      return { scores: [100 * random(), isLost && random() < 0.8 ? null : 60 + random(), 50], isLost }
    })
    const found = learnt(examples)
    expect(found.model?.auc).toBeGreaterThan(0.85)
    expect(found.risk([50, null, 50])).toBeGreaterThan(found.risk([50, 60.5, 50]) + 0.5)
  })
})

describe('leaks', () => {
  const leaky: Factor[] = ['closeAttempts', 'sinceUse', 'exitSurvey'].map((id) => ({ id, weight: 1 }))
  const examples = sampleOf(400, 21).map(({ scores, isLost }) => ({
    scores: [isLost ? 0 : 100, scores[0] ?? null, isLost ? 10 : null],
    isLost,
  }))

  it('are flagged by their meaning, and where only lost accounts have a figure at all', () => {
    expect(learnt(examples, { seed: 1 }, leaky).factors.map(({ leak }) => leak)).toEqual([
      'byMeaning',
      null,
      'onlyLost',
    ])
  })

  it('are left out unless asked for: with them the model only looks better', () => {
    const without = learnt(examples, { seed: 1 }, leaky)
    const withThem = learnt(examples, { seed: 1, withLeaks: true }, leaky)
    expect(without.factors.map(({ learned }) => learned === null)).toEqual([true, false, true])
    expect(without.model?.auc).toBeLessThan(0.95)
    expect(withThem.model?.auc).toBe(1)
  })
})

/** A version of a plan line by line, with what another one says differently. */
import { differencesOf, type Difference } from './differences'
import type { PlanBlock } from './plan-block'

/** in: the shown version alone says it. out: the other one alone does. */
export type RunState = 'same' | 'in' | 'out'

export interface ComparedRun {
  text: string
  state: RunState
}

export interface ComparedLine {
  block: PlanBlock
  /** changed: some of its words are in or out. format: it says the same and looks different. */
  state: RunState | 'changed' | 'format'
  runs: ComparedRun[]
}

export interface Comparison {
  lines: ComparedLine[]
  /** Words that only the shown version has, and that only the other one has. */
  wordsIn: number
  wordsOut: number
}

/** Chinese and Japanese are written without spaces: each character is a word. */
const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}_]+|\s+|[^]/gu
/** From this share of words in common on, two lines are one that was changed. */
const alike = 0.4
/** Longer stretches of different lines are not searched for those. */
const maxSearched = 60

export function comparePlans(shown: readonly PlanBlock[], other: readonly PlanBlock[]): Comparison {
  const differences = differencesOf(other.map(keyOf), shown.map(keyOf))
  const lines: ComparedLine[] = []
  let at = 0
  for (const difference of differences) {
    lines.push(...shown.slice(at, difference.b.from).map((block) => wholeLine(block, 'same')))
    lines.push(...differentLines(shown, other, difference))
    at = difference.b.to
  }
  lines.push(...shown.slice(at).map((block) => wholeLine(block, 'same')))
  return { lines, wordsIn: countWords(lines, 'in'), wordsOut: countWords(lines, 'out') }
}

const keyOf = ({ kind, level, text, format }: PlanBlock): string => JSON.stringify([kind, level, text, format])

const wholeLine = (block: PlanBlock, state: RunState): ComparedLine => ({
  block,
  state,
  runs: block.text === '' ? [] : [{ text: block.text, state }],
})

function differentLines(
  shown: readonly PlanBlock[],
  other: readonly PlanBlock[],
  { a, b }: Difference,
): ComparedLine[] {
  const lines: ComparedLine[] = []
  const isSearched = a.to - a.from <= maxSearched && b.to - b.from <= maxSearched
  let next = a.from
  for (const block of shown.slice(b.from, b.to)) {
    const rest = isSearched ? other.slice(next, a.to) : []
    const found = rest.findIndex((before) => isAlike(before, block))
    const before = rest[found]
    if (before === undefined) {
      lines.push(wholeLine(block, 'in'))
      continue
    }
    lines.push(...rest.slice(0, found).map((gone) => wholeLine(gone, 'out')))
    lines.push(changedLine(block, before))
    next += found + 1
  }
  return [...lines, ...other.slice(next, a.to).map((gone) => wholeLine(gone, 'out'))]
}

function changedLine(block: PlanBlock, before: PlanBlock): ComparedLine {
  if (block.text === before.text)
    return { block, state: 'format', runs: block.text === '' ? [] : [{ text: block.text, state: 'same' }] }
  const [now, then] = [wordsOf(block.text), wordsOf(before.text)]
  const runs: ComparedRun[] = []
  let at = 0
  const add = (words: readonly string[], state: RunState): void => {
    if (words.length > 0) runs.push({ text: words.join(''), state })
  }
  for (const { a, b } of differencesOf(then, now)) {
    add(now.slice(at, b.from), 'same')
    add(then.slice(a.from, a.to), 'out')
    add(now.slice(b.from, b.to), 'in')
    at = b.to
  }
  add(now.slice(at), 'same')
  return { block, state: 'changed', runs }
}

const wordsOf = (text: string): string[] => text.match(word) ?? []
const spokenWordsOf = (text: string): string[] => wordsOf(text).filter((each) => /[\p{L}\p{N}]/u.test(each))

function isAlike(one: PlanBlock, another: PlanBlock): boolean {
  if (one.text === another.text) return true
  const [words, others] = [spokenWordsOf(one.text), spokenWordsOf(another.text)]
  const left = new Map<string, number>()
  for (const each of words) left.set(each, (left.get(each) ?? 0) + 1)
  let common = 0
  for (const each of others) {
    const count = left.get(each) ?? 0
    if (count === 0) continue
    common += 1
    left.set(each, count - 1)
  }
  return common > 0 && (2 * common) / (words.length + others.length) >= alike
}

const countWords = (lines: readonly ComparedLine[], state: RunState): number =>
  lines
    .flatMap(({ runs }) => runs)
    .filter((run) => run.state === state)
    .reduce((sum, { text }) => sum + spokenWordsOf(text).length, 0)

/** Names of a pair of rows: every device makes the same, so that two who decide on one pair write one row. */
import { v5 as uuidv5 } from 'uuid'

/** Namespace of the ids made here (RFC 9562 6.6); fixed, since every device must make the same id. */
const mergeNamespace = '5d9c0b52-1f6e-5c83-9a27-e4b10d3f8c76'

export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** @param part of a merge that moved more rows than one row of `merges` tells of: 0 the first */
export function mergeId(a: string, b: string, part = 0): string {
  return uuidv5(part === 0 ? pairKey(a, b) : `${pairKey(a, b)} ${part}`, mergeNamespace)
}

/**
 * Which of two stays: the older, by id where they are of one moment. Never a person's to choose, so that two colleagues who merge
 * the same pair at once, each unseen by the other, do not take away both.
 */
export function keptOf<Row extends { id: string; createdAt: string }>(a: Row, b: Row): { kept: Row; merged: Row } {
  const isFirst = a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt
  return isFirst ? { kept: a, merged: b } : { kept: b, merged: a }
}

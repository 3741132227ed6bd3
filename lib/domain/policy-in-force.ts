/** Which of a workspace's policy rows is in force, on every device and on the server alike. */
import type { Instant } from './model'

export interface PolicyRow {
  id: string
  version: number
  createdAt: Instant
  deletedAt: Instant | null
}

/**
 * Those that are not deleted, the one in force first. Two devices that saved without having seen one another made rows of one version:
 * the one made later holds; of the same instant, the one with the greater id. Only what is in the rows decides, never the order they came in.
 */
export function policiesByForce<Row extends PolicyRow>(rows: readonly Row[]): Row[] {
  return rows
    .filter(({ deletedAt }) => deletedAt === null)
    .toSorted((a, b) => b.version - a.version || descending(instant(a), instant(b)) || descending(a.id, b.id))
}

/** As a number: one instant may be written in two ways. */
const instant = ({ createdAt }: PolicyRow): number => Date.parse(createdAt)

const descending = <Value extends string | number>(a: Value, b: Value): number => (a === b ? 0 : a > b ? -1 : 1)

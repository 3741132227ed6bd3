/** Which promises and tasks the sidebar shows first. */
import type { Task } from './model'

export interface OpenTasks {
  first: Task[]
  /** How many more are open. */
  more: number
}

/** Open tasks, the ones due first in front, those without a date last; a promise before a task of the same day. */
export function findOpenTasks(tasks: readonly Task[], limit = 2): OpenTasks {
  const open = tasks.filter((task) => task.doneAt === null && task.deletedAt === null).toSorted(byDue)
  return { first: open.slice(0, limit), more: Math.max(0, open.length - limit) }
}

function byDue(a: Task, b: Task): number {
  return (
    compare(a.dueOn ?? '9999', b.dueOn ?? '9999') ||
    compare(a.kind, b.kind) ||
    compare(a.createdAt, b.createdAt) ||
    compare(a.id, b.id)
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

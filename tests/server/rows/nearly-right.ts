/** Frames of a rows socket that are nearly right. Without the test runner: whoever attacks is a process of its own. */
import { randomUUID } from 'node:crypto'
import { modelVersion } from '../../../lib/messages/sync-protocol'

const task = { accountId: 'a1', contactId: null, kind: 'task', title: 'Call', ownerId: null, dueOn: null, doneAt: null }

const instants = ['2026-01-05T09:00:00.000Z', '1970-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z']

function pick<T>(random: () => number, list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)]
}

function whole(random: () => number): unknown {
  const request = Math.floor(random() * 1000)
  const kind = random()
  const ranges = { protocol: { min: 1, max: 1 }, model: { min: 1, max: modelVersion } }
  if (kind < 0.05) return { type: 'hello', ...ranges, device: randomUUID(), epoch: null, cursor: 0 }
  if (kind < 0.15) return { type: 'pull', request, cursor: Math.floor(random() * 100), limit: 10 }
  if (kind < 0.2) return { type: 'watch', accountIds: ['a1'] }
  if (kind < 0.25) return { type: 'history', request, collection: 'tasks', recordId: 't1', limit: 10 }
  if (kind < 0.3) return { type: 'ping' }
  return { type: 'push', request, sentAt: instants[0], changes: [changeOf(random)] }
}

function changeOf(random: () => number): unknown {
  const numbers = { id: randomUUID(), device: randomUUID(), counter: 1 + Math.floor(random() * 9), seen: 0 }
  const op = pick(random, ['create', 'create', 'update', 'delete', 'restore'])
  const collection = pick(random, ['tasks', 'accounts', 'notes', 'members', 'policies'])
  const patch = pick<object>(random, [
    { set: { ...task } },
    { set: { title: 'x' }, add: { tags: ['a'] }, remove: { tags: ['b'] } },
    { add: { domains: ['x.test'], colleagueIds: ['m'] } },
    {},
  ])
  return { ...numbers, collection, recordId: `t${Math.floor(random() * 20)}`, op, at: pick(random, instants), patch }
}

/** One frame; one in four is as it should be. */
export function nearlyRightRows(random: () => number): string {
  return bend(JSON.stringify(whole(random)), random)
}

/** What takes the place of a value: of another type, too deep, too large, or with a meaning of its own to JavaScript or SQL. */
const wrong = [
  'null',
  '-1',
  '1e400',
  '9007199254740993',
  '""',
  '"\\ud800"',
  '"\\u0000"',
  '[]',
  '{}',
  '[[[[[[]]]]]]',
  '{"__proto__":{"isAdmin":true}}',
  '"constructor"',
  '"\'; DROP TABLE records; --"',
  '"../../etc/passwd"',
  'true',
  '0.5',
  `"${'x'.repeat(3000)}"`,
  '{"a":'.repeat(30) + '1' + '}'.repeat(30),
]

function bend(text: string, random: () => number): string {
  const kind = random()
  if (kind < 0.25) return text
  const at = Math.floor(random() * text.length)
  if (kind < 0.35) return text.slice(0, at)
  if (kind < 0.5) return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 200)) + text.slice(at + 1)
  const values = [...text.matchAll(/:("[^"]*"|\d+|null)/g)]
  const value = pick(random, values)
  if (value === undefined) return text
  const by = kind < 0.9 ? (pick(random, wrong) ?? '') : (pick(random, values)?.[1] ?? '')
  return `${text.slice(0, value.index + 1)}${by}${text.slice(value.index + value[0].length)}`
}

/** In the end every browser holds exactly what the server would send a new one, and that is what the reference says. */
import { expect } from 'vitest'
import { accountKeyFields } from '../../../lib/store/account-keys'
import { contactKeyFields } from '../../../lib/store/contact-keys'
import { readMeta } from '../../../lib/store/meta'
import { pullPage } from '../../../server/rows/rows-service'
import type { Outcome, Thing } from './history'
import type { Rep } from './rep'
import type { Schedule, World } from './schedule'
import { until } from './until'

const compared = ['accounts', 'contacts', 'tasks', 'interactions', 'members'] as const
const own: ReadonlySet<string> = new Set([...accountKeyFields, ...contactKeyFields])

type Row = Record<string, unknown>
const bare = (row: object): Row => Object.fromEntries(Object.entries(row).filter(([field]) => !own.has(field)))
const byId = (rows: readonly Row[]): Record<string, Row> =>
  Object.fromEntries(
    rows.map((row): [string, Row] => [String(row['id']), row]).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

/** Waits until nothing waits anywhere and everybody has pulled everything. */
export async function catchUp({ site, reps }: World): Promise<void> {
  const isThrough = async (rep: Rep): Promise<boolean> =>
    rep.state?.status === 'upToDate' &&
    (await readMeta(rep.db, 'cursor')) === (await site.storage.head(site.workspaceId)) &&
    (await rep.waiting()) === 0 &&
    (await readMeta(rep.db, 'granted')) === null
  const areThrough = async (): Promise<boolean> => {
    for (const rep of reps) if (!(await isThrough(rep))) return false
    return true
  }
  const told = (): string => JSON.stringify(reps.map(({ name, state }) => [name, state]))
  const ring = setInterval(() => reps.forEach(({ session }) => session?.syncNow()), 20)
  try {
    await until(areThrough, () => `everybody caught up, but ${told()}`)
  } finally {
    clearInterval(ring)
  }
}

/** What the server would send this rep's new browser, by collection and id. */
async function sentTo({ site }: World, rep: Rep): Promise<Record<string, Record<string, Row>>> {
  const member = await site.storage.record(site.workspaceId, { collection: 'members', id: rep.memberId })
  const reader = { memberId: rep.memberId, role: String(member?.data['role']) }
  const rows = new Map<string, Row[]>(compared.map((collection) => [collection, []]))
  for (let cursor = 0, isMore = true; isMore;) {
    const page = await pullPage(site.storage, site.workspaceId, reader, { cursor, limit: 2000 })
    for (const { collection, record } of page.records) if (record !== null) rows.get(collection)?.push(record)
    cursor = page.cursor
    isMore = page.more
  }
  return Object.fromEntries([...rows].map(([collection, list]) => [collection, byId(list)]))
}

export async function expectHeldAsSent(world: World): Promise<void> {
  for (const rep of world.reps) {
    const held: Record<string, Record<string, Row>> = {}
    for (const collection of compared) held[collection] = byId((await rep.db.table(collection).toArray()).map(bare))
    expect(held, `what ${rep.name} holds`).toEqual(await sentTo(world, rep))
    const left = [await rep.db.outbox.count(), await rep.db.shadows.count(), await rep.db.raw.count()]
    expect(left, `outbox, shadows and raw rows of ${rep.name}`).toEqual([0, 0, 0])
  }
}

/** Nobody's edit is gone but those of whom the account was closed to meanwhile. */
export function expectNothingLost(schedule: Schedule, { lost }: Outcome): void {
  // A contact may be another account's too, and go with that.
  const accountsOf = ({ collection, accountId }: Thing): readonly string[] =>
    collection === 'contacts' ? schedule.accounts : [accountId]
  const unexplained = lost.filter(
    ({ edit }) => !accountsOf(edit.thing).some((id) => schedule.shutOut.has(`${id} ${edit.by}`)),
  )
  expect(unexplained).toEqual([])
}

/** @param rep one who sees everything */
export async function expectAsReference(schedule: Schedule, rep: Rep, { values }: Outcome): Promise<void> {
  const wanted = values.filter(({ thing }) => thing.part === 'deletedAt' || !schedule.everDeleted.has(thing.recordId))
  const shown = await Promise.all(wanted.map(async ({ thing }) => ({ thing, value: await valueShown(rep, thing) })))
  expect(shown).toEqual(wanted)
}

async function valueShown({ db }: Rep, { collection, recordId, part }: Thing): Promise<unknown> {
  const [field = '', item] = part.split(':')
  // The message of an account is the only interaction it has.
  const row: unknown =
    collection === 'interactions'
      ? await db.interactions.where('[accountId+at]').between([recordId, ''], [recordId, '\uffff']).first()
      : await db.table(collection).get(recordId)
  if (part === 'deletedAt') return row === undefined
  const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, field) : undefined
  if (item === undefined) return value
  return Array.isArray(value) && value.includes(item)
}

/** Every word that was typed, but those that somebody deleted, in the same order for everybody who sees the plan. */
export async function expectSamePlans(schedule: Schedule, { reps }: World): Promise<void> {
  for (const accountId of schedule.accounts) {
    const typed = schedule.words.filter((one) => one.accountId === accountId)
    if (typed.length === 0) continue
    const [boss] = reps
    const isSafe = (by: string): boolean => !schedule.shutOut.has(`${accountId} ${by}`)
    const certain = typed.filter(({ word, by }) => isSafe(by) && !schedule.erased.has(word))
    const wordsOf = async (rep: Rep): Promise<string[]> => (await rep.pages.text(accountId)).match(/[^;]+;/g) ?? []
    const readers: Rep[] = []
    for (const rep of reps) if ((await rep.db.accounts.get(accountId)) !== undefined) readers.push(rep)
    const areSame = async (): Promise<boolean> => {
      const shown = await Promise.all(readers.map(wordsOf))
      const isWhole = certain.every(({ word }) => shown[0]?.includes(word))
      return isWhole && shown.every((words) => words.join('') === shown[0]?.join(''))
    }
    const told = async (): Promise<string> => JSON.stringify([certain, await Promise.all(readers.map(wordsOf))])
    await until(areSame, async () => `the plan of ${accountId} alike, but ${await told()}`)
    const shown = await wordsOf(boss)
    expect(shown.filter((word) => !typed.some((one) => one.word === word))).toEqual([])
    expect(new Set(shown).size, 'words that stand twice').toBe(shown.length)
  }
}

/** Counts whom the rows of Inbox and Sent are from and to. In memory, and in this tab's session alone, until the scan is over. */
import * as z from 'zod/mini'
import { normaliseAddress } from '../../lib/domain/address'
import { mailFolders, type ListReport } from '../../lib/messages/list-report'
import { limits } from '../../lib/messages/limits'

const instant = z.nullable(z.iso.datetime())
const personSchema = z.object({
  address: z.string().check(z.maxLength(limits.addressLength)),
  /** As a row showed it last; hostile until drawn as text. */
  name: z.string().check(z.maxLength(limits.nameLength)),
  received: z.int(),
  sent: z.int(),
  lastAt: instant,
})
export type TalliedPerson = z.infer<typeof personSchema>

const folderSchema = z.object({ messages: z.int(), oldest: instant })

export const tallySchema = z.object({
  people: z.array(personSchema),
  inbox: folderSchema,
  sent: folderSchema,
  onScreen: z.nullable(z.enum(mailFolders)),
  hasList: z.boolean(),
  /** Rows already counted. */
  counted: z.array(z.string()),
})
export type Tally = z.infer<typeof tallySchema>

/** More people and rows than a person turns pages for. */
const mostPeople = 5000
const mostRows = 20_000

export const emptyTally: Tally = {
  people: [],
  inbox: { messages: 0, oldest: null },
  sent: { messages: 0, oldest: null },
  onScreen: null,
  hasList: false,
  counted: [],
}

const later = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one
const earlier = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one

/** The tally with the rows of one report that were not counted yet. Rows outside of Inbox and Sent are not counted. */
export function tallyList(tally: Tally, report: ListReport): Tally {
  const { folder } = report
  const seen = { ...tally, onScreen: folder, hasList: tally.hasList || report.rows.length > 0 }
  if (folder !== 'inbox' && folder !== 'sent') return seen
  const counted = new Set(tally.counted)
  const people = new Map(tally.people.map((person) => [person.address, person]))
  let { messages, oldest } = tally[folder]
  for (const { key, pageKey, at, people: shown } of report.rows) {
    const name = `${folder} ${pageKey ?? `${key} ${at ?? ''}`}`
    if (counted.has(name) || counted.size >= mostRows) continue
    counted.add(name)
    messages += 1
    oldest = earlier(oldest, at)
    for (const { address: raw, name: shownName } of shown) {
      const address = raw === null ? null : normaliseAddress(raw)
      const known = address === null ? undefined : people.get(address)
      if (address === null || (known === undefined && people.size >= mostPeople)) continue
      people.set(address, {
        address,
        name: shownName || (known?.name ?? ''),
        received: (known?.received ?? 0) + (folder === 'inbox' ? 1 : 0),
        sent: (known?.sent ?? 0) + (folder === 'sent' ? 1 : 0),
        lastAt: later(known?.lastAt ?? null, at),
      })
    }
  }
  return { ...seen, people: [...people.values()], counted: [...counted], [folder]: { messages, oldest } }
}

/** Answers on this device: which step not now. Who somebody is and whom not to ask about are rows (lib/store/identities.ts). */
import * as z from 'zod/mini'
import type { SidelightDatabase } from '../../lib/store/database'
import { carryOverChoices } from '../../lib/store/identities'

const key = 'sidelight.choices'
/** The oldest answers make room: localStorage is small and shared. */
const most = 500

const entries = z.array(z.tuple([z.string(), z.string()]))
const schema = z.object({
  /** Address to account id, and addresses not asked about: of a browser that has not carried them over yet. */
  accounts: z.optional(entries),
  ignored: z.optional(z.array(z.string())),
  /** Key of a next step to the day until which it stays away. */
  notNow: z.optional(entries),
})
type Stored = z.infer<typeof schema>
type Choices = { [K in keyof Stored]-?: NonNullable<Stored[K]> }

function stored(): Stored {
  const text = localStorage.getItem(key)
  if (text === null) return {}
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : {}
  } catch {
    // Not JSON: nothing a person could have chosen.
    return {}
  }
}

function read(): Choices {
  const { accounts = [], ignored = [], notNow = [] } = stored()
  return { accounts, ignored, notNow }
}

const without = (list: [string, string][], name: string): [string, string][] => list.filter(([each]) => each !== name)

export const choices = {
  isNotNow: (step: string, today: string): boolean => (new Map(read().notNow).get(step) ?? '') > today,
  notNow(step: string, until: string): void {
    const all = read()
    const notNow = [...without(all.notNow, step), [step, until]].slice(-most)
    localStorage.setItem(key, JSON.stringify({ ...all, notNow }))
  },
}

/** Makes rows of what this browser once kept to itself, once; what fails is tried again at the next start. */
export async function carryOver(db: SidelightDatabase): Promise<void> {
  const { accounts, ignored } = read()
  if (accounts.length === 0 && ignored.length === 0) return
  await carryOverChoices(db, { accounts, ignored })
  const { notNow } = read()
  localStorage.setItem(key, JSON.stringify({ notNow }))
}

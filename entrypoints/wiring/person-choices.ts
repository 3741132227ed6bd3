/** A person's own answers on this device: which customer an address belongs to, whom not to ask about, which step not now. */
import * as z from 'zod/mini'

const key = 'sidelight.choices'
/** The oldest answers make room: localStorage is small and shared. */
const most = 500

const entries = z.array(z.tuple([z.string(), z.string()]))
const schema = z.object({
  /** Address to account id. */
  accounts: entries,
  /** Addresses that are not asked about again. */
  ignored: z.array(z.string()),
  /** Key of a next step to the day until which it stays away. */
  notNow: entries,
})
type Choices = z.infer<typeof schema>

function read(): Choices {
  const stored = localStorage.getItem(key)
  const empty: Choices = { accounts: [], ignored: [], notNow: [] }
  if (stored === null) return empty
  try {
    const parsed = schema.safeParse(JSON.parse(stored))
    return parsed.success ? parsed.data : empty
  } catch {
    // Not JSON: nothing a person could have chosen.
    return empty
  }
}

function write(change: (choices: Choices) => Choices): void {
  const { accounts, ignored, notNow } = change(read())
  const kept = { accounts: accounts.slice(-most), ignored: ignored.slice(-most), notNow: notNow.slice(-most) }
  localStorage.setItem(key, JSON.stringify(kept))
}

const without = (list: [string, string][], name: string): [string, string][] => list.filter(([each]) => each !== name)

export const choices = {
  accountFor: (address: string): string | null => new Map(read().accounts).get(address) ?? null,
  isIgnored: (address: string): boolean => read().ignored.includes(address),
  isNotNow: (step: string, today: string): boolean => (new Map(read().notNow).get(step) ?? '') > today,
  chooseAccount: (address: string, accountId: string): void =>
    write((all) => ({ ...all, accounts: [...without(all.accounts, address), [address, accountId]] })),
  ignore: (address: string): void =>
    write((all) => ({ ...all, ignored: [...all.ignored.filter((each) => each !== address), address] })),
  askAgain: (address: string): void =>
    write((all) => ({ ...all, ignored: all.ignored.filter((each) => each !== address) })),
  notNow: (step: string, until: string): void =>
    write((all) => ({ ...all, notNow: [...without(all.notNow, step), [step, until]] })),
}

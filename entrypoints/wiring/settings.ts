/** A person's settings on this device. Small, wanted before the first paint, and no customer data beyond ids: localStorage. */
import * as z from 'zod/mini'

const key = 'sidelight.settings'
/** The oldest make room: localStorage is small and shared. */
const mostUndone = 500
const mostAccounts = 2000

const schema = z.object({
  /** Chips beside the senders in the message list. */
  listChips: z.catch(z.boolean(), true),
  /** Where the toggle of a draft was left. */
  logOnSend: z.catch(z.boolean(), false),
  /** Accounts whose messages are logged when they are opened. */
  alwaysLog: z.catch(z.array(z.string()), []),
  /** Messages whose automatic log was taken back: account and message key. They are not logged by themselves again. */
  undone: z.catch(z.array(z.string()), []),
})
export type Settings = z.infer<typeof schema>

export function readSettings(): Settings {
  const stored = localStorage.getItem(key)
  if (stored === null) return schema.parse({})
  try {
    const parsed = schema.safeParse(JSON.parse(stored))
    return parsed.success ? parsed.data : schema.parse({})
  } catch {
    // Not JSON: nothing a person could have set.
    return schema.parse({})
  }
}

export function changeSettings(change: (settings: Settings) => Partial<Settings>): void {
  const before = readSettings()
  const { alwaysLog, undone, ...rest } = { ...before, ...change(before) }
  const kept = { ...rest, alwaysLog: alwaysLog.slice(-mostAccounts), undone: undone.slice(-mostUndone) }
  localStorage.setItem(key, JSON.stringify(kept))
}

/** Hears of changes made in other pages of the extension. */
export function followSettings(onChange: (settings: Settings) => void): void {
  addEventListener('storage', (event) => {
    if (event.key === key) onChange(readSettings())
  })
}

export function setAlwaysLog(accountId: string, isOn: boolean): void {
  changeSettings(({ alwaysLog }) => ({
    alwaysLog: [...alwaysLog.filter((id) => id !== accountId), ...(isOn ? [accountId] : [])],
  }))
}

export const isAlwaysLogged = (accountId: string): boolean => readSettings().alwaysLog.includes(accountId)

/** A person's settings on this device. Small, wanted before the first paint, and no customer data beyond ids: localStorage. */
import * as z from 'zod/mini'

const key = 'sidelight.settings'
/** The oldest make room: localStorage is small and shared. */
const mostUndone = 500
const mostAccounts = 2000

const schema = z.object({
  /** Chips beside the senders in the message list. */
  listChips: z.optional(z.boolean()),
  /** Where the toggle of a draft was left. */
  logOnSend: z.optional(z.boolean()),
  /** Accounts whose messages are logged when they are opened. */
  alwaysLog: z.optional(z.array(z.string())),
  /** Messages whose automatic log was taken back: account and message key. They are not logged by themselves again. */
  undone: z.optional(z.array(z.string())),
})
type Stored = z.infer<typeof schema>
export type Settings = { [K in keyof Stored]-?: NonNullable<Stored[K]> }

function stored(): Stored {
  const text = localStorage.getItem(key)
  if (text === null) return {}
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : {}
  } catch {
    // Not JSON: nothing a person could have set.
    return {}
  }
}

export function readSettings(): Settings {
  const { listChips = true, logOnSend = false, alwaysLog = [], undone = [] } = stored()
  return { listChips, logOnSend, alwaysLog, undone }
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

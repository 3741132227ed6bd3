/** Key accounts: chosen by a person against written criteria, with a manager and an executive sponsor (MODEL, "Value tier (C1)"). */
import type { Account } from './model'
import type { Policy } from './policy'

export interface KeyAccountState {
  /** Criteria of the policy, and of the account's own, with what a person said of each; null: nobody looked. */
  criteria: { criterion: string; isMet: boolean | null }[]
  /** Chosen although not every criterion is met: then `reason` says why. */
  isOverride: boolean
  reason: string
  managerId: string | null
  sponsorId: string | null
  /** What is still to be done about it. */
  lacks: ('manager' | 'sponsor' | 'reason')[]
}

/** null: it is none. */
export function keyAccountState({ keyAccount }: Account, { keyAccounts }: Policy): KeyAccountState | null {
  if (keyAccount === null) return null
  const { criteria: said, managerId, sponsorId, reason } = keyAccount
  const names = [...new Set([...keyAccounts.criteria, ...Object.keys(said)])]
  const criteria = names.map((criterion) => ({
    criterion,
    isMet: Object.hasOwn(said, criterion) ? (said[criterion] ?? null) : null,
  }))
  const isOverride = criteria.some(({ isMet }) => isMet !== true)
  const lacks: KeyAccountState['lacks'] = []
  if (managerId === null) lacks.push('manager')
  if (sponsorId === null) lacks.push('sponsor')
  if (isOverride && reason.trim() === '') lacks.push('reason')
  return { criteria, isOverride, reason, managerId, sponsorId, lacks }
}

export interface KeyAccountCount {
  count: number
  warning: 'tooMany' | 'few' | null
  /** The policy's useful range. */
  least: number
  most: number
}

/** Is the number of key accounts useful? Past `most` nobody has the time that makes one; under `least` of many accounts few are looked after. */
export function keyAccountCount(
  accounts: Iterable<Pick<Account, 'keyAccount' | 'deletedAt'>>,
  { keyAccounts }: Policy,
): KeyAccountCount {
  let count = 0
  for (const { keyAccount, deletedAt } of accounts) if (keyAccount !== null && deletedAt === null) count += 1
  const { least, most } = keyAccounts
  const isFew = count > 0 && count < least
  return { count, warning: count > most ? 'tooMany' : isFew ? 'few' : null, least, most }
}

/** What a person decides about an account against or beside the numbers: stage by hand, lost, tier approved, key account. */
import type { Account, Day, LifecycleStage, ValueTier } from '../domain/model'
import type { SidelightDatabase } from './database'
import { InvalidRowError } from './errors'
import { patchRow, type WriteOptions } from './write'

const set = (db: SidelightDatabase, id: string, fields: Partial<Account>, options: WriteOptions): Promise<void> =>
  patchRow(db, 'accounts', id, { set: fields }, options)

/**
 * Shows another stage than the numbers give, for a reason and until a day; null takes it back.
 * @throws InvalidRowError without a reason, or when the day has passed; MissingRowError, StorageFullError
 */
export async function overrideStage(
  db: SidelightDatabase,
  accountId: string,
  override: { stage: LifecycleStage; reason: string; until: Day } | null,
  today: Day,
  options: WriteOptions = {},
): Promise<void> {
  if (override !== null && override.reason.trim() === '')
    throw new InvalidRowError('accounts', 'a stage set by hand needs a reason.')
  if (override !== null && override.until < today)
    throw new InvalidRowError('accounts', 'a stage set by hand needs a last day that has not passed.')
  await set(db, accountId, { stageOverride: override && { ...override, on: today } }, options)
}

/** Marks it as lost since a day, or with null as still a customer. @throws MissingRowError, StorageFullError */
export async function markLost(
  db: SidelightDatabase,
  accountId: string,
  lost: Account['lost'],
  options: WriteOptions = {},
): Promise<void> {
  await set(db, accountId, { lost }, options)
}

/** Approves a tier; it stands until another is approved. @throws MissingRowError, StorageFullError */
export async function approveTier(
  db: SidelightDatabase,
  accountId: string,
  tier: ValueTier,
  on: Day,
  options: WriteOptions = {},
): Promise<void> {
  await set(db, accountId, { approvedTier: { tier, on } }, options)
}

/**
 * Makes it a key account, or with null one no longer.
 * @throws InvalidRowError when a criterion is not met and no reason is given; MissingRowError, StorageFullError
 */
export async function setKeyAccount(
  db: SidelightDatabase,
  accountId: string,
  keyAccount: Account['keyAccount'],
  options: WriteOptions = {},
): Promise<void> {
  const isUnmet = keyAccount !== null && Object.values(keyAccount.criteria).includes(false)
  if (isUnmet && keyAccount.reason.trim() === '')
    throw new InvalidRowError('accounts', 'a key account that does not meet every criterion needs a reason.')
  await set(db, accountId, { keyAccount }, options)
}

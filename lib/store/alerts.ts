/** The alerts of somebody who works alone; in a team the server opens and ends them (ARCHITECTURE, "Rows", rule 11). */
import { decideAlerts, type AlertDecision } from '../domain/alerts/decide-alerts'
import type { Insight } from '../domain/insight'
import type { Alert, Instant } from '../domain/model'
import { policyFor } from '../domain/segments/policy-for'
import type { SidelightDatabase } from './database'
import { writeTogether } from './local-change'
import { readMeta } from './meta'
import { loadPolicy } from './rules'
import { createRow, patchRow } from './write'

/** All alerts of an account, those that have ended too. */
export async function loadAlerts(db: SidelightDatabase, accountId: string): Promise<Alert[]> {
  return db.alerts.where('accountId').equals(accountId).toArray()
}

/** Opens and ends the alerts that follow from these insights. @throws StorageFullError */
export async function keepAlertsAlone(
  db: SidelightDatabase,
  insights: readonly Insight[],
  now: Instant,
): Promise<void> {
  if (insights.length === 0) return
  const ids = insights.map(({ accountId }) => accountId)
  const [server, running] = await Promise.all([
    readMeta(db, 'server'),
    db.alerts.where('accountId').anyOf(ids).toArray(),
  ])
  if (server !== null) return
  const hasAlert = new Set(running.filter(({ endedAt }) => endedAt === null).map(({ accountId }) => accountId))
  const touched = insights.filter(({ accountId, warnings = [] }) => warnings.length > 0 || hasAlert.has(accountId))
  if (touched.length === 0) return
  const policy = await loadPolicy(db)
  for (const insight of touched) {
    const { accountId } = insight
    const known = running.filter((alert) => alert.accountId === accountId)
    const account = await db.accounts.get(accountId)
    if (!account || account.deletedAt !== null) continue
    const rules = policyFor(policy, account)
    const decide = (before: readonly Alert[]) => decideAlerts(insight, before, rules, { now, ownerId: account.ownerId })
    if (!isChange(decide(known))) continue
    // Decided again under the lock: another page may have written meanwhile.
    await writeTogether(db, async () => writeDecision(db, decide(await loadAlerts(db, accountId)), now))
  }
}

const isChange = ({ open, end }: AlertDecision): boolean => open.length > 0 || end.length > 0

async function writeDecision(db: SidelightDatabase, { open, end }: AlertDecision, at: Instant): Promise<void> {
  for (const { id } of end) await patchRow(db, 'alerts', id, { set: { endedAt: at } }, { at })
  for (const { evidence, ...alert } of open)
    await createRow(db, 'alerts', { ...alert, evidence: [...evidence] }, { at })
}

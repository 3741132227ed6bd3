/** What a person does in the account in depth, stored. */
import type { DepthActions, Written } from '../../components/workspace/account/depth'
import { keyAccountCount } from '../../lib/domain/key-accounts'
import { healthReasonsOn } from '../../lib/domain/health-on'
import type { SourceRow } from '../../lib/domain/insight'
import { runInSlices } from '../../lib/domain/lifetime/run-in-slices'
import { stageEvents } from '../../lib/domain/stage-events'
import { approveTier, markLost, overrideStage, setKeyAccount } from '../../lib/store/account-decisions'
import { handOverAlert, noteAlert, quietAlert, reopenAlert, solveAlert, tellAlert } from '../../lib/store/alert-actions'
import type { SidelightDatabase } from '../../lib/store/database'
import { StorageFullError } from '../../lib/store/errors'
import { patchRow } from '../../lib/store/write'
import { loadRules } from '../../lib/store/rules'
import { tellBackground } from '../wiring/background'
import { boughtBoth } from '../wiring/depth-rows'
import { findAccounts } from '../wiring/find-accounts'
import { liveFacts } from '../wiring/load-depth'
import { rules } from '../wiring/rules'
import type { Team } from '../wiring/team'
import { askOlder } from './ask-older'
import { page } from './page-state'

/** How far back the history of the stage goes, weeks. */
const journeyWeeks = 104

/** Gives the page its turn. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

async function attempt(write: Promise<void>): Promise<Written> {
  try {
    await write
    tellBackground({ type: 'sync-now' })
    return 'stored'
  } catch (error) {
    console.error('A change was not stored.', error)
    return error instanceof StorageFullError ? 'storageFull' : 'unknown'
  }
}

type Own = Omit<DepthActions, 'loadRows' | 'loadOlder'>

export function depthActions(db: SidelightDatabase, accountId: string, team: Team): Own {
  return {
    askOlder: (before) => askOlder(accountId, before),
    loadStageEvents: async () => {
      const now = new Date().toISOString()
      const [facts, { policy, reference }] = await Promise.all([liveFacts(db, accountId, now), loadRules(db, now)])
      if (facts === null) return []
      const steps = stageEvents(facts, policy, journeyWeeks, { now }, reference)
      const { result } = await runInSlices(steps, { clock: () => performance.now(), rest })
      return result
    },
    loadReferred: async () => {
      const referred = await db.accounts
        .filter(({ referredById, deletedAt }) => referredById === accountId && deletedAt === null)
        .primaryKeys()
      return referred.map((id): SourceRow => ({ collection: 'accounts', id }))
    },
    loadBoughtBoth: (because, product) => boughtBoth(db, accountId, because, product),
    loadHealthOn: async (day) => {
      const [facts, stored] = await Promise.all([
        liveFacts(db, accountId, new Date().toISOString()),
        db.insights.get(accountId),
      ])
      return facts === null ? [] : healthReasonsOn(facts, rules.policy, day, stored?.insight.tier.tier ?? null)
    },
    countKeyAccounts: async () => {
      const chosen = await db.accounts.filter(({ keyAccount }) => keyAccount !== null).toArray()
      return keyAccountCount(chosen, rules.policy)
    },
    findAccounts: (text) => findAccounts(db, team, text),
    copy: (text) => navigator.clipboard.writeText(text),
    approveTier: (tier) => attempt(approveTier(db, accountId, tier, page.today.value)),
    overrideStage: (override) => attempt(overrideStage(db, accountId, override, page.today.value)),
    markLost: (lost) => attempt(markLost(db, accountId, lost)),
    setKeyAccount: (keyAccount) => attempt(setKeyAccount(db, accountId, keyAccount)),
    saveFacts: (fields) => attempt(patchFields(db, 'accounts', accountId, fields)),
    savePerson: (contactId, fields) => attempt(patchFields(db, 'contacts', contactId, fields)),
    alerts: {
      assign: (id, memberId) => attempt(handOverAlert(db, id, memberId)),
      note: (id, found) => attempt(noteAlert(db, id, found)),
      solve: (id, found) => attempt(solveAlert(db, id, found)),
      told: (id) => attempt(tellAlert(db, id)),
      reopen: (id) => attempt(reopenAlert(db, id)),
      quiet: (id, until) => attempt(quietAlert(db, id, until)),
    },
  }
}

/** Nothing changed: nothing is written. */
async function patchFields(
  db: SidelightDatabase,
  collection: 'accounts' | 'contacts',
  id: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (Object.keys(fields).length > 0) await patchRow(db, collection, id, { set: fields })
}

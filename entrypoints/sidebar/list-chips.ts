/**
 * Chips beside the senders in the message list (PRODUCT R6): one lookup for all rows on screen, answered anew when rows of the store
 * change. The page gets tier and band of certain and likely matches, and no name.
 */
import type { Subscription } from 'dexie'
import { strings } from '../../components/locale'
import type { ListReport, ListRow } from '../../lib/messages/list-report'
import type { ListChip } from '../../lib/messages/sidebar-messages'
import type { Directory } from '../../lib/mail/match-result'
import { createDirectory } from '../../lib/store/directory'
import type { SidelightDatabase } from '../../lib/store/database'
import { entriesAbout, listNeverLog } from '../../lib/store/never-log'
import type { StoredInsight } from '../../lib/store/stored'
import { watchStore } from '../wiring/watch-store'
import type { Team } from '../wiring/team'
import { ourSideOf } from './find-people'
import { matchRows } from './match-rows'
import { addressesOf } from './open-message'

export interface ChipsContext {
  db: SidelightDatabase
  team: Team
}

/** The chips of a list's rows; rows without one are left out. */
export async function chipsFor(report: ListReport, { db, team }: ChipsContext): Promise<ListChip[]> {
  const tables = [db.contacts, db.accounts, db.identities, db.neverLog, db.insights, db.meta]
  return db.transaction('r', tables, async () => {
    const side = ourSideOf(team, report.ownAddresses)
    const [accounts, list] = await Promise.all([matchRows(report.rows, side, directoryOfMany(db)), listNeverLog(db)])
    const open = report.rows.map((row, index) => {
      const account = accounts[index] ?? null
      return account === null || entriesAbout(list, privacyOf(row)).length > 0 ? null : account
    })
    const ids = [...new Set(open.flatMap((account) => (account === null ? [] : [account.id])))]
    const insights = new Map((await db.insights.bulkGet(ids)).flatMap((row) => (row ? [[row.accountId, row]] : [])))
    return report.rows.flatMap(({ key }, index) => {
      const account = open[index] ?? null
      return account === null ? [] : [chipOf(key, insights.get(account.id) ?? null)]
    })
  })
}

/** Of so few decisions, reading all is one question where asking about each sender is a hundred. */
const fewDecisions = 500

function directoryOfMany(db: SidelightDatabase): Directory {
  const directory = createDirectory(db)
  return {
    ...directory,
    async identitiesAbout(asked) {
      if ((await db.identities.count()) > fewDecisions) return directory.identitiesAbout(asked)
      const addresses = new Set(asked.addresses)
      const rows = await db.identities.toArray()
      return rows
        .filter(({ address, deletedAt }) => deletedAt === null && address !== null && addresses.has(address))
        .toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt))
    },
  }
}

/** By its people alone: a thread is named with its subject, which a row does not tell. */
const privacyOf = ({ people }: ListRow) => ({ addresses: addressesOf(people), thread: null })

/** Tier and band as they are stored, even of yesterday: a list is glanced at, the card computes. */
function chipOf(key: string, stored: StoredInsight | null): ListChip {
  const { model, recognise } = strings.value
  const tier = stored?.insight.tier.tier ?? null
  const band = stored?.insight.health.band ?? null
  const named = [tier === null ? null : model.tiers[tier], band === null ? null : model.bands[band]]
  const title = named.filter((name) => name !== null).join(', ')
  return {
    key,
    tier,
    band,
    label: (tier === null ? recognise.chips.customer : model.tiers[tier]).slice(0, 40),
    title: (title || recognise.chips.known).slice(0, 120),
  }
}

/** Milliseconds between two answers that the store's changes cause: an import changes a row many times a second. */
const throttle = 1000

export interface ListChips {
  /** The list on screen; the newest alone is answered. */
  show: (report: ListReport) => void
  /** After the language changed. */
  again: () => void
  /** Off, the chips that are drawn are taken away: somebody else may still want the rows. */
  turn: (isOn: boolean) => void
  stop: () => void
}

export function followChips(
  context: () => ChipsContext,
  answer: (sequence: number, chips: ListChip[]) => void,
): ListChips {
  let current: ListReport | null = null
  let live: Subscription | null = null
  let told = ''
  let isOn = true

  const tell = (report: ListReport, chips: ListChip[]): void => {
    const text = JSON.stringify([report.sequence, chips])
    if (text !== told) answer(report.sequence, chips)
    told = text
  }
  const follow = (report: ListReport): void => {
    live?.unsubscribe()
    let isFirst = true
    const subscription = watchStore(() => chipsFor(report, context())).subscribe({
      next(chips) {
        if (current !== report || !isOn) return
        tell(report, chips)
        // What changes next is waited for, and answered at most once in a while.
        if (!isFirst) {
          subscription.unsubscribe()
          setTimeout(() => current === report && isOn && follow(report), throttle)
        }
        isFirst = false
      },
      error: (error: unknown) => console.error('The chips of the list could not be read.', error),
    })
    live = subscription
  }
  return {
    show(report) {
      current = report
      if (isOn) follow(report)
    },
    again() {
      told = ''
      if (current !== null && isOn) follow(current)
    },
    turn(next) {
      if (next === isOn) return
      isOn = next
      if (!isOn) live?.unsubscribe()
      if (current !== null && !isOn) tell(current, [])
      if (current !== null && isOn) follow(current)
    },
    stop() {
      live?.unsubscribe()
      live = null
    },
  }
}

/** Settings on the full page: rows of this device, and what localStorage keeps. */
import { useState } from 'preact/hooks'
import { formatDay } from '../../components/format'
import type { AddResult } from '../../components/workspace/settings-list'
import { SettingsPage, type Settings, type SettingsActions } from '../../components/workspace/settings-page'
import type { SidelightDatabase } from '../../lib/store/database'
import { InvalidRowError } from '../../lib/store/errors'
import { decide, takeBack } from '../../lib/store/identities'
import { loadIdentity } from '../../lib/store/meta'
import { addNeverLog, listNeverLog, removeNeverLog } from '../../lib/store/never-log'
import { restartFirstMinutes } from '../sidebar/first-minutes-kept'
import { tellBackground } from '../wiring/background'
import { changeSettings, readSettings, setAlwaysLog } from '../wiring/settings'
import { useLive } from '../wiring/use-live'
import { page } from './page-state'

async function loadSettings(db: SidelightDatabase): Promise<Settings> {
  const { alwaysLog, listChips } = readSettings()
  const [never, identity, decided, accounts] = await Promise.all([
    listNeverLog(db),
    loadIdentity(db),
    db.identities.where('decision').equals('own').toArray(),
    db.accounts.bulkGet(alwaysLog),
  ])
  return {
    never,
    own: decided.flatMap(({ id, address, deletedAt, memberId }) =>
      address !== null && deletedAt === null && memberId === identity.memberId ? [{ id, address }] : [],
    ),
    always: accounts.flatMap((account) =>
      account?.deletedAt === null ? [{ id: account.id, name: account.name }] : [],
    ),
    hasListChips: listChips,
  }
}

async function added(write: () => Promise<unknown>): Promise<AddResult> {
  try {
    await write()
    return 'added'
  } catch (error) {
    if (error instanceof InvalidRowError) return 'bad'
    console.error('A setting was not stored.', error)
    return 'failed'
  }
}

function inBackground(write: Promise<unknown>): void {
  write.then(
    () => tellBackground({ type: 'sync-now' }),
    (error: unknown) => console.error('A setting was not stored.', error),
  )
}

export function SettingsRoute({ db }: { db: SidelightDatabase }) {
  // What localStorage keeps is no row: counted, so that it is read again.
  const [changes, setChanges] = useState(0)
  const settings = useLive(`settings ${changes}`, () => loadSettings(db))
  if (settings === null) return null
  const keep = (change: () => void): void => {
    change()
    setChanges(changes + 1)
  }
  const actions: SettingsActions = {
    addNever: (text) => added(() => addNeverLog(db, text.includes('@', 1) ? { person: text } : { domain: text })),
    removeNever: (key) => inBackground(removeNeverLog(db, key)),
    addOwn: (text) => added(() => decide(db, { address: text, decision: 'own' })),
    removeOwn: (id) => inBackground(takeBack(db, id)),
    setListChips: (isOn) => keep(() => changeSettings(() => ({ listChips: isOn }))),
    stopAlways: (accountId) => keep(() => setAlwaysLog(accountId, false)),
    startAgain: restartFirstMinutes,
  }
  return <SettingsPage settings={settings} wordDay={(at) => formatDay(at, page.now.value)} actions={actions} />
}

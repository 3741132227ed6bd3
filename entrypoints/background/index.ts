/** The background: a service worker in Chromium, an event page in Firefox. Either may be stopped at any time and woken again. */
import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { keepStorage, openDatabase } from '../../lib/store/database'
import { answerMessages } from './answer'
import { handOnCommands } from './commands'
import { synchronise, type Synchronising } from './synchronise'
import { forgetGenericSites, registerSites, runInAllOpenTabs, runInOpenTabs } from './webmail-sites'

const alarm = 'sidelight-wake'
/** Half a minute, the shortest that Chromium allows; Firefox rounds it up to one. */
const alarmMinutes = 0.5

const say =
  (what: string) =>
  (error: unknown): void =>
    console.error(what, error)

export default defineBackground(() => {
  let running: Promise<Synchronising> | null = null
  const start = async (): Promise<Synchronising> => {
    const ending = new AbortController()
    const letGo = (): void => {
      // Closing may be told twice, and the next one may be opening by then.
      if (ending.signal.aborted) return
      // A newer version upgrades the store, or the browser took it away: start again with the next message or alarm.
      ending.abort()
      running = null
    }
    const db = await openDatabase({ onVersionChange: letGo })
    db.on('close', letGo)
    return synchronise(db, ending.signal)
  }
  const sync = (): Promise<Synchronising> => {
    running ??= start().catch((error: unknown) => {
      running = null
      throw error
    })
    return running
  }

  // Listeners first and without waiting: an event that woke the worker is delivered right after this function.
  answerMessages(sync)
  handOnCommands()
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) sync().then(({ syncNow }) => syncNow(), say('The store could not be opened.'))
  })
  browser.runtime.onInstalled.addListener(() => {
    forgetGenericSites()
      .then(registerSites)
      .then(runInAllOpenTabs)
      .catch(say('The open webmail tabs could not be reached.'))
    keepStorage().catch(say('The browser was not asked to keep the data.'))
  })
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    registerSites()
      .then(() => runInOpenTabs(origins))
      .catch(say('The site could not be switched on.'))
  })
  browser.permissions.onRemoved.addListener(() => {
    registerSites().catch(say('The site could not be switched off.'))
  })

  registerSites().catch(say('The sites that are switched on could not be registered.'))
  browser.alarms.create(alarm, { periodInMinutes: alarmMinutes })?.catch?.(say('The wake-up could not be set.'))
  sync().catch(say('The store could not be opened.'))
})

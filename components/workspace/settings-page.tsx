/** A person's settings on this device: whom never to log, own addresses, the list's chips, whom always to log. */
import { strings } from '../locale'
import { trusted } from '../trusted'
import type { PrivateEntry } from '../sidebar/view'
import { SettingsList, type AddResult, type SettingsLine } from './settings-list'
import './settings.css'

export interface Settings {
  never: readonly (PrivateEntry & { addedAt: string })[]
  /** Confirmed by the person; the id takes it back. */
  own: readonly { id: string; address: string }[]
  always: readonly { id: string; name: string }[]
  hasListChips: boolean
}

export interface SettingsActions {
  addNever: (text: string) => Promise<AddResult>
  removeNever: (key: string) => void
  addOwn: (text: string) => Promise<AddResult>
  removeOwn: (id: string) => void
  setListChips: (isOn: boolean) => void
  stopAlways: (accountId: string) => void
  /** Absent where there are no first minutes to go back to. */
  startAgain?: () => void
}

interface Props {
  settings: Settings
  wordDay: (at: string) => string
  actions: SettingsActions
}

export function SettingsPage({ settings, wordDay, actions }: Props) {
  const words = strings.value.recognise.settings
  const never = settings.never.map(({ key, kind, value, addedAt }): SettingsLine => ({
    key,
    text: kind === 'thread' ? words.never.thread : value,
    aside: words.never.since(wordDay(addedAt)),
  }))
  return (
    <section class="narrow settings" data-testid="settings">
      <div class="page-title">
        <h1>{words.title}</h1>
      </div>
      <p>{words.intro}</p>
      <SettingsList
        words={words.never}
        testId="never"
        lines={never}
        add={actions.addNever}
        remove={actions.removeNever}
      />
      <SettingsList
        words={words.own}
        testId="own"
        lines={settings.own.map(({ id, address }) => ({ key: id, text: address }))}
        add={actions.addOwn}
        remove={actions.removeOwn}
      />
      <section class="setting" aria-labelledby="setting-list">
        <h2 id="setting-list">{words.list.title}</h2>
        <label class="setting-check">
          <input
            type="checkbox"
            checked={settings.hasListChips}
            data-testid="list-chips"
            onChange={(event) => {
              if (event.isTrusted) actions.setListChips(event.currentTarget.checked)
            }}
          />
          <span>{words.list.chips}</span>
        </label>
        <p class="muted">{words.list.hint}</p>
      </section>
      <SettingsList
        words={words.always}
        testId="always"
        lines={settings.always.map(({ id, name }) => ({ key: id, text: name }))}
        remove={actions.stopAlways}
      />
      {actions.startAgain && (
        <section class="setting" aria-labelledby="setting-first">
          <h2 id="setting-first">{words.first.title}</h2>
          <p class="muted">{words.first.hint}</p>
          <button class="button" data-testid="first-again" onClick={trusted(actions.startAgain)}>
            {words.first.again}
          </button>
        </section>
      )}
    </section>
  )
}

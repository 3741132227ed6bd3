/** The popup: this site on or off, the full page, the state of synchronising. */
import type { SyncState } from '../../lib/messages/runtime'
import type { Language } from '../locale'
import { strings } from '../locale'
import { SyncLine } from '../sync-line'
import { trusted } from '../trusted'
import { LanguageSwitch, Mark } from '../workspace/page-shell'
import './popup.css'

interface Props {
  /** The tab's site; null where no webmail can be. */
  site: { host: string; isOn: boolean; isBuiltIn: boolean; wasJustSwitched: boolean } | null
  sync: SyncState | null
  /** noAnswer: nobody in the page answers. */
  said: 'refused' | 'noAnswer' | null
  onSwitch: (isOn: boolean) => void
  onOpenPage: (path: string) => void
  /** "Is Sidelight reading this page?", in the sidebar of this tab. */
  onSelfTest: () => void
  /** The first five minutes again, in the sidebar of the tab. */
  onFirstMinutes: () => void
  onLanguage: (next: Language) => void
}

export function PopupView({ site, sync, said, onSwitch, onOpenPage, onSelfTest, onFirstMinutes, onLanguage }: Props) {
  const { popup: words, nav, sites } = strings.value.page
  return (
    <main class="popup" data-testid="popup">
      <header class="popup-head">
        <Mark />
        <h1>Sidelight</h1>
        <SyncLine sync={sync} onDetails={() => onOpenPage('/team')} />
      </header>
      {site === null ? (
        <div class="popup-site">
          <p class="muted">{words.notASite}</p>
          <button class="link-button" data-testid="open-sites" onClick={() => onOpenPage('/sites')}>
            {nav.sites}
          </button>
        </div>
      ) : (
        <div class="popup-site">
          <p>
            <span class={`dot ${site.isOn ? 'is-good' : ''}`} aria-hidden="true" />{' '}
            <b>{site.isOn ? words.on(site.host) : words.off(site.host)}</b>
          </p>
          <p class="muted">{site.wasJustSwitched ? words.reload : site.isOn ? words.onHint : words.offHint}</p>
          {!site.isOn && (
            <button class="button is-primary" data-testid="switch-on" onClick={trusted(() => onSwitch(true))}>
              {words.switchOn(site.host)}
            </button>
          )}
          {site.isOn && !site.isBuiltIn && (
            <button class="button" data-testid="switch-off" onClick={trusted(() => onSwitch(false))}>
              {words.switchOff}
            </button>
          )}
          {site.isOn && (
            <button class="link-button" data-testid="check-reading" onClick={trusted(() => onSelfTest())}>
              {strings.value.recognise.selfTest.title}
            </button>
          )}
          {site.isOn && (
            <button class="link-button" data-testid="first-restart" onClick={trusted(() => onFirstMinutes())}>
              {strings.value.firstMinutes.again}
            </button>
          )}
          {said === 'refused' && (
            <p class="message is-bad" role="alert">
              {sites.refused}
            </p>
          )}
          {said === 'noAnswer' && (
            <p class="message is-bad" role="alert" data-testid="no-answer">
              {strings.value.recognise.selfTest.noAnswer}
            </p>
          )}
        </div>
      )}
      <footer class="popup-foot">
        <button class="button" data-testid="open-page" onClick={() => onOpenPage('/')}>
          {words.openPage}
        </button>
        <LanguageSwitch onLanguage={onLanguage} />
      </footer>
    </main>
  )
}

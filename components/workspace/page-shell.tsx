/** The full page's frame: navigation, language, the state of synchronising. */
import type { ComponentChildren } from 'preact'
import type { SyncState } from '../../lib/messages/runtime'
import { language, languages, nameOfLanguage, strings, type Language } from '../locale'
import { SyncLine } from '../sync-line'
import '../theme.css'
import '../controls.css'
import './page.css'

export const routes = [
  'accounts',
  'segments',
  'import',
  'duplicates',
  'export',
  'insights',
  'policy',
  'team',
  'sites',
  'settings',
  'attention',
] as const
export type Route = (typeof routes)[number]

interface Props {
  route: Route
  sync: SyncState | null
  onLanguage: (next: Language) => void
  onNavigate: (path: string) => void
  children: ComponentChildren
}

export function PageShell({ route, sync, onLanguage, onNavigate, children }: Props) {
  const words = strings.value.page
  return (
    <div class="page">
      <header class="page-head">
        <a class="brand" href="#/">
          <Mark />
          Sidelight
        </a>
        <nav aria-label={words.nav.main}>
          {routes.map((each) => (
            <a
              key={each}
              class="nav-link"
              href={each === 'accounts' ? '#/' : `#/${each}`}
              aria-current={each === route ? 'page' : undefined}
              data-testid={`nav-${each}`}
            >
              {words.nav[each]}
              {each === 'attention' && sync !== null && sync.needsAttention > 0 && (
                <span class="count">{sync.needsAttention}</span>
              )}
            </a>
          ))}
        </nav>
        <div class="page-tools">
          <SyncLine sync={sync} onAttention={() => onNavigate('/attention')} onDetails={() => onNavigate('/team')} />
          <LanguageSwitch onLanguage={onLanguage} />
        </div>
      </header>
      <main class="page-main">{children}</main>
    </div>
  )
}

/** The light at a ship's side: a lit half of a round. */
export function Mark() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="7.25" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M9 1.75a7.25 7.25 0 0 1 0 14.5z" fill="var(--accent)" />
    </svg>
  )
}

export function LanguageSwitch({ onLanguage }: { onLanguage: (next: Language) => void }) {
  return (
    <fieldset class="languages">
      <legend class="visually-hidden">{strings.value.page.language}</legend>
      {languages.map((each) => (
        <button
          key={each}
          lang={each}
          aria-pressed={language.value === each}
          data-testid={`language-${each}`}
          onClick={() => onLanguage(each)}
        >
          {nameOfLanguage(each)}
        </button>
      ))}
    </fieldset>
  )
}

/** The sites where Sidelight reads who takes part in a message; each is switched on by a click. */
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { trusted } from '../trusted'

export interface Site {
  /** `https://mail.example.com` or `*://mail.google.com`, as a person reads it: the host. */
  host: string
  origin: string
  isBuiltIn: boolean
}

export type SwitchAnswer = 'on' | 'refused'

interface Props {
  sites: readonly Site[]
  /** Must be called inside the click, or the browser does not ask. */
  switchOn: (origin: string) => Promise<SwitchAnswer>
  switchOff: (origin: string) => void
}

/** The origin of what a person typed, https unless they say http; null when it is no web address. */
export function originOf(typed: string): string | null {
  const text = typed.trim()
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`
  if (text === '' || !URL.canParse(url)) return null
  const { protocol, hostname, origin } = new URL(url)
  const isHost = hostname === 'localhost' || hostname.includes('.')
  return isHost && (protocol === 'https:' || protocol === 'http:') ? origin : null
}

export function SitesPage({ sites, switchOn, switchOff }: Props) {
  const words = strings.value.page.sites
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<{ text: string; isBad: boolean } | null>(null)
  const submit = () => {
    const origin = originOf(typed)
    if (origin === null) return setSaid({ text: words.bad, isBad: true })
    return void switchOn(origin).then((answer) => {
      setSaid({ text: answer === 'on' ? words.reload : words.refused, isBad: answer !== 'on' })
      if (answer === 'on') setTyped('')
    })
  }
  return (
    <section class="narrow stack" data-testid="sites">
      <div class="page-title" style={{ marginBottom: '0' }}>
        <h1>{words.title}</h1>
      </div>
      <p>{words.intro}</p>
      <form class="row" onSubmit={trusted(submit)}>
        <label class="field">
          <span>{words.site}</span>
          <input
            class="input"
            value={typed}
            placeholder={words.siteHint}
            autocomplete="off"
            spellcheck={false}
            data-testid="site"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <button class="button is-primary" data-testid="switch-on">
          {words.switchOn}
        </button>
      </form>
      {said !== null && (
        <p class={`message ${said.isBad ? 'is-bad' : 'is-good'}`} role="alert" data-testid="site-said">
          {said.text}
        </p>
      )}
      <ul class="list">
        {sites.map((site) => (
          <li key={site.origin}>
            <span class="list-main">{site.host}</span>
            {site.isBuiltIn ? (
              <span class="muted">{words.builtIn}</span>
            ) : (
              <button class="button is-quiet" onClick={trusted(() => switchOff(site.origin))}>
                {words.switchOff}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

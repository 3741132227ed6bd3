/** What this browser alone knows, put into the view on screen: the first five minutes, and the rhythm of its mailbox. */
import { effect, signal } from '@preact/signals'
import type { SidebarView } from '../../components/sidebar/view'
import { normaliseAddress } from '../../lib/domain/address'
import type { MailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadMailboxRhythm, personVerdict, withRhythm, type RhythmOf } from '../wiring/mailbox-rhythm'
import type { FirstMinutes } from './first-minutes'
import { panel } from './panel-state'

export const firstMinutes = signal<FirstMinutes | null>(null)

/** By whose they are, the latest asked for last: who is opened again is shown with their rhythm at once. */
const rhythms = signal<ReadonlyMap<string, MailboxRhythm | null>>(new Map())
/** Rhythms kept at hand. */
const mostKept = 100

const keyOf = (whose: RhythmOf): string => JSON.stringify(whose)

/** Whose rhythm a view shows; null where it shows none. */
function whoseOf(view: SidebarView): RhythmOf | null {
  if (view.kind === 'known') return { accountId: view.card.account.id }
  const address = view.kind === 'unknown' ? normaliseAddress(view.form.address) : null
  return address === null ? null : { address }
}

/** The view with what is known by now; the rest comes a moment after the card. */
export function withOwnView(view: SidebarView): SidebarView {
  if (view.kind === 'none') return { ...view, firstMinutes: firstMinutes.value?.model.value ?? null }
  const whose = whoseOf(view)
  const rhythm = whose === null ? null : (rhythms.value.get(keyOf(whose)) ?? null)
  if (rhythm === null) return view
  if (view.kind === 'known')
    return { kind: 'known', card: withRhythm(view.card, rhythm, panel.today.value, panel.now.value) }
  if (view.kind === 'unknown') return { ...view, mailbox: { rhythm, verdict: personVerdict(rhythm) } }
  return view
}

export interface RhythmFollower {
  /** Something new was seen: what is on screen is read again, and what is kept at hand is not trusted. */
  changed: () => void
}

/** Reads the rhythm of whoever is on screen, after they are on screen. */
export function followRhythm(db: SidelightDatabase): RhythmFollower {
  let wanted: string | null = null
  const read = (whose: RhythmOf): void => {
    const key = keyOf(whose)
    loadMailboxRhythm(db, whose, new Date()).then(
      (rhythm) => {
        const kept = [...rhythms.value].filter(([each]) => each !== key).slice(-mostKept)
        rhythms.value = new Map([...kept, [key, rhythm]])
      },
      (error: unknown) => console.warn('The rhythm of this mailbox could not be read.', error),
    )
  }
  const readShown = (): void => {
    const whose = whoseOf(panel.loaded.peek().view)
    if (whose !== null && keyOf(whose) === wanted) read(whose)
  }
  effect(() => {
    const whose = whoseOf(panel.loaded.value.view)
    wanted = whose === null ? null : keyOf(whose)
    if (whose !== null) whenIdle(readShown)
  })
  return {
    changed() {
      const kept = [...rhythms.value].filter(([key]) => key === wanted)
      rhythms.value = new Map(kept)
      readShown()
    },
  }
}

/** When the card has been painted and the browser has nothing better to do; at the latest in a moment. */
export function whenIdle(run: () => void): void {
  requestAnimationFrame(() => requestIdleCallback(run, { timeout: 300 }))
}

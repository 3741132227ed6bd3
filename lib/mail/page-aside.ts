/** Moves the webmail aside, so that the sidebar covers nothing of it. */
import type { MailAdapter } from './adapter'

/** Room taken at the page's last visit in this tab, CSS pixels: taken again before the first paint, so nothing jumps. */
const rememberedRoom = 'sidelight.room'
const mostRoom = 400
/** A page that sets its own style over ours so often within a second wins: the two would never end. */
const mostFights = 50
const fightTime = 1000

export interface PageAside {
  /** Frees `width` CSS pixels at the right; 0 gives them back. */
  take(width: number): void
  /** Gives the room back, and takes none early at the next visit. */
  giveBack(): void
}

/** The room that the last visit took; 0 when there was none or the page allows no storage. */
export function roomOfLastVisit(view: Window): number {
  try {
    const room = Number(view.sessionStorage.getItem(rememberedRoom))
    return Number.isFinite(room) && room > 0 && room <= mostRoom ? room : 0
  } catch {
    // A page without storage (sandboxed) only loses the early room.
    return 0
  }
}

function rememberRoom(view: Window, room: number): void {
  try {
    view.sessionStorage.setItem(rememberedRoom, String(room))
  } catch {
    // As above.
  }
}

export function createPageAside(page: Document, aside: MailAdapter['aside'], signal: AbortSignal): PageAside {
  const view = page.defaultView
  let width = 0

  const apply = (): void => {
    const styles = aside(width)
    for (const [element, style] of [[page.documentElement, styles.html] as const, [page.body, styles.body] as const]) {
      for (const [property, value] of Object.entries(style)) {
        if (element === null || element.style.getPropertyValue(property) === (width === 0 ? '' : value)) continue
        if (width === 0) element.style.removeProperty(property)
        else element.style.setProperty(property, value, 'important')
      }
    }
  }
  const take = (wanted: number): void => {
    const isMoved = wanted !== width
    width = wanted
    apply()
    if (view === null || !isMoved) return
    rememberRoom(view, width)
    // Webmails measure their panes on a resize only.
    view.dispatchEvent(new view.Event('resize'))
  }
  const giveBack = (): void => take(0)

  if (view !== null) {
    let fights = { since: 0, times: 0 }
    // The page may set its own inline style over ours.
    const observer = new view.MutationObserver(() => {
      const now = performance.now()
      fights = now - fights.since > fightTime ? { since: now, times: 1 } : { ...fights, times: fights.times + 1 }
      if (fights.times <= mostFights) return apply()
      observer.disconnect()
      console.warn('This page does not make room for Sidelight, which now covers its right edge.')
    })
    observer.observe(page.documentElement, { attributes: true, attributeFilter: ['style'] })
    signal.addEventListener('abort', () => observer.disconnect())
  }
  // Without forgetting the room: a script of the extension's next version may have taken over already.
  signal.addEventListener('abort', () => {
    width = 0
    apply()
  })
  return { take, giveBack }
}

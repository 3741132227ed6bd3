/** What the sidebar painted and what the webmail showed, each with its time, so that a stale account is found afterwards. */
import type { Frame, Page } from 'playwright-core'
import * as z from 'zod/mini'

/** Something seen at a time, milliseconds since 1970. */
const seenSchema = z.array(z.object({ at: z.number(), text: z.string() }))
export type Seen = z.infer<typeof seenSchema>[number]

export interface Recorded {
  read: () => Promise<Seen[]>
}

/** Notes every change of the account's name on the sidebar's card; an empty text while there is no card. */
export function recordPaintedAccounts(sidebar: Frame): Promise<Recorded> {
  return record(sidebar, `document.querySelector('[data-testid="account"]')?.textContent ?? ''`)
}

/** Notes every change of the subject in the webmail's preview. */
export function recordShownSubjects(page: Page): Promise<Recorded> {
  const subject = `document.querySelector('#messagecontframe')?.contentDocument?.querySelector('#message-header h2.subject')`
  return record(
    page,
    `[...(${subject}?.childNodes ?? [])].filter((node) => node.nodeType === 3).map((node) => node.nodeValue).join('').trim()`,
  )
}

async function record(place: Frame | Page, look: string): Promise<Recorded> {
  // Looked at in every frame the browser paints: what stood there for less was never seen by a person.
  await place.evaluate(`globalThis.seenTexts = []
    const look = () => {
      const text = ${look}
      if (text !== globalThis.seenTexts.at(-1)?.text) globalThis.seenTexts.push({ at: Date.now(), text })
      requestAnimationFrame(look)
    }
    look()`)
  return { read: async () => seenSchema.parse(await place.evaluate('globalThis.seenTexts')) }
}

/**
 * Paints of an account that is neither that of the message on screen at that time nor that of the one being loaded. What two processes
 * saw may be a tenth of a second apart on a machine that does other work beside: so long may a card come after its message has gone.
 */
export function stalePaints(recorded: {
  paints: readonly Seen[]
  shown: readonly Seen[]
  clicks: readonly { at: number; subject: string }[]
  accountOf: ReadonlyMap<string, string>
}): string[] {
  const apart = 100
  return recorded.paints
    .filter((paint) => paint.text !== '')
    .filter((paint) => {
      const onScreen = recorded.shown.filter((seen, index) => {
        const until = recorded.shown[index + 1]?.at ?? Number.POSITIVE_INFINITY
        return seen.at <= paint.at + apart && until >= paint.at - apart
      })
      const loading = recorded.clicks.findLast((click) => click.at <= paint.at)
      const subjects = [...onScreen.map((seen) => seen.text), loading?.subject ?? '']
      return !subjects.some((subject) => recorded.accountOf.get(subject) === paint.text)
    })
    .map((paint) => `${paint.text} at ${paint.at}`)
}

/** Tells of a draft when the person sends it: by the webmail's own control or key, and only where the browser vouches for the hand. */
import type { DraftSent } from '../messages/draft-sent'
import type { MailAdapter, PageReading } from './adapter'
import { watchedDocuments } from './watched-documents'

/** Milliseconds within which the same draft is sent once, however often the control is used. */
const sameSending = 30_000

export interface SentWatch {
  /** The page has been read: what a draft is written in is listened to, wherever it stands. */
  look(reading: PageReading): void
}

export interface SentWatchOptions {
  page: Document
  adapter: MailAdapter
  onSent: (draft: DraftSent) => void
  signal: AbortSignal
}

const isElement = (target: EventTarget | undefined): target is Element => target !== undefined && 'closest' in target

/** Costs nothing where the adapter knows no send control. */
export function watchSending({ page, adapter, onSent, signal }: SentWatchOptions): SentWatch {
  const known = new WeakSet<Document>()
  let sent = { state: '', at: -Infinity }
  let pressed = false

  const tell = (): void => {
    const reading = adapter.readPage(page)
    if (reading.kind !== 'draft' || reading.people.length === 0) return
    const { people, subject, ownAddresses } = reading
    const state = JSON.stringify([people, subject])
    const now = performance.now()
    if (state === sent.state && now - sent.at < sameSending) return
    sent = { state, at: now }
    onSent({ webmail: adapter.id, ownAddresses, people, subject, threadKey: null, at: new Date().toISOString() })
  }
  const isSend = (event: Event): boolean => {
    const [target] = event.composedPath()
    return event.isTrusted && !signal.aborted && isElement(target) && adapter.isSendControl?.(target) === true
  }
  const press = (event: PointerEvent): void => {
    pressed = isSend(event)
  }
  // Some webmails act on this one, and have taken the control away by the time of the click.
  const release = (event: PointerEvent): void => {
    if (pressed && isSend(event)) tell()
  }
  /** By the keyboard or a screen reader: a pointer's clicks are counted. */
  const click = (event: MouseEvent): void => {
    if (event.detail === 0 && isSend(event)) tell()
  }
  const key = (event: KeyboardEvent): void => {
    if (event.isTrusted && !signal.aborted && adapter.isSendKey?.(event) === true) tell()
  }
  const listenTo = (shown: Document): void => {
    if (known.has(shown) || adapter.isSendControl === undefined) return
    known.add(shown)
    // Without the signal, which would keep the documents of frames that have moved on.
    const options = { capture: true, passive: true }
    shown.addEventListener('pointerdown', press, options)
    shown.addEventListener('pointerup', release, options)
    shown.addEventListener('click', click, options)
    shown.addEventListener('keydown', key, options)
  }
  listenTo(page)

  return {
    look(reading) {
      if (reading.kind !== 'draft') return
      const editing = adapter.readEditor?.(page)?.ownerDocument
      for (const shown of [...watchedDocuments(page, adapter), ...(editing ? [editing] : [])]) listenTo(shown)
    },
  }
}

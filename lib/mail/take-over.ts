/**
 * One reader a page. Where an adapter does not know the page, or cannot read it any longer, the generic reader takes its place, and
 * ends it. Scripts of this extension in a page share one world, which the page does not see: there they know of each other.
 */
import { browser } from 'wxt/browser'
import type { SelfTest } from '../messages/self-test'

type Fields = SelfTest['fields']

export interface Reader {
  /** Unmounts all that it has put into the page. */
  end(): void
  /** What its own selectors find now: a breakage goes on being told while another reads. */
  testFields(): Fields
}

const place = Symbol.for('sidelight.reader')

const isReader = (value: unknown): value is Reader =>
  typeof value === 'object' && value !== null && 'end' in value && 'testFields' in value

/** Ends the reader before, which is answered, and stands in its place; null when there was none. */
export function takePlace(reader: Reader): Reader | null {
  const before: unknown = Reflect.get(globalThis, place)
  Reflect.set(globalThis, place, reader)
  if (!isReader(before)) return null
  before.end()
  return before
}

/** Fields of an adapter that another reads for, at most half of what a self-test holds. */
export function fieldsBefore(webmail: string, fields: Fields): Fields {
  return fields.slice(0, 30).map((one) => Object.assign({}, one, { field: `${webmail}: ${one.field}`.slice(0, 60) }))
}

/** Asks the background to run the generic reader in this tab. */
export function handOver(webmail: string): void {
  browser.runtime.sendMessage({ type: 'take-over', webmail }).catch((error: unknown) => {
    console.error(`Sidelight cannot read this page (${webmail}), and nothing else could be asked to.`, error)
  })
}

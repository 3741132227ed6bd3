/** Messages opened one after the other, in the webmail with the sidebar and in the baseline's page. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Frame, Page } from 'playwright-core'
import * as z from 'zod/mini'
import type { ExtensionBrowser } from '../e2e/browsers/chromium'
import { openBaseline, openMailbox, showMessage, type MailboxTab } from './mailbox/mailbox-page'
import type { BenchMailbox } from './mailbox/mailbox-server'
import { awaitMoment } from './moments'
import { contactAddress, contactName, contactsPerAccount } from './pages/bench-rows'

const blocks = 3
const openingsPerBlock = 25
const warmUps = 5
const cardParts = ['name', 'tier', 'stage', 'health'].map((name) => `[data-testid=card] [data-testid=${name}]`)

interface Opening {
  /** From the message in the page to the painted card, ms. */
  total: number
  /** Of which until the sidebar had the page's report; null in the baseline. */
  untilReport: number | null
}

const reportSchema = z.nullable(z.number())

/** When the sidebar had the first report since its marks were cleared, ms of the wall clock. */
async function reportMoment(sidebar: Frame): Promise<number | null> {
  const first = "performance.getEntriesByName('report-received')[0]"
  return reportSchema.parse(await sidebar.evaluate(`${first} ? performance.timeOrigin + ${first}.startTime : null`))
}

/** Opens the messages of these contacts one after the other. */
async function openAll({ page, beside }: MailboxTab, contacts: readonly number[]): Promise<Opening[]> {
  const openings: Opening[] = []
  for (const contact of contacts) {
    const person = { name: contactName(contact), address: contactAddress(contact) }
    const shown = await awaitMoment(beside, { text: person.name, selectors: cardParts, isPainted: true })
    await beside.evaluate('performance.clearMarks()')
    const from = await showMessage(page, {
      uid: contact + 1,
      from: person,
      to: [{ name: 'Rep', address: 'rep1@ourco.test' }],
    })
    const total = (await shown()) - from
    const reported = await reportMoment(beside)
    openings.push({ total, untilReport: reported === null ? null : reported - from })
    // A person reads; and the next message comes at any phase of the screen's frames.
    await delay(60 + Math.random() * 40)
  }
  return openings.slice(warmUps)
}

/** A person of another account each, spread over the accounts, none of which was opened yet. */
function contactsOf(block: number, accounts: number): number[] {
  const count = warmUps + openingsPerBlock
  const step = Math.floor(accounts / (blocks * count))
  return Array.from({ length: count }, (_, index) => {
    const account = (block * count + index) * step
    return account * contactsPerAccount + (index % contactsPerAccount)
  })
}

export interface Openings {
  /** Accounts whose numbers had not been computed yet. */
  first: Opening[]
  /** The same messages once more: their numbers are kept. */
  again: Opening[]
  /** A get, then the whole card's markup. */
  baseline: Opening[]
  /** A get, then the name alone in the card that stands: less cannot be painted. */
  least: Opening[]
  /** The baseline's gets by themselves, ms. */
  gets: number[]
}

/** The tools of a run. */
export interface Bench {
  browser: ExtensionBrowser
  mailbox: BenchMailbox
  page: Page
}

/** Opens each message of a block once more, ms. */
export async function openAgain({ browser, mailbox, page }: Bench, accounts: number): Promise<number[]> {
  const opened = await openAll(await openMailbox(browser, mailbox, page), contactsOf(0, accounts))
  return opened.map(({ total }) => total)
}

/** Opens messages of as many of the `accounts`, in turn in the webmail and in the baseline's page. */
export async function measureOpenings({ browser, mailbox, page }: Bench, accounts: number): Promise<Openings> {
  const openings: Openings = { first: [], again: [], baseline: [], least: [], gets: [] }
  for (let block = 0; block < blocks; block += 1) {
    const contacts = contactsOf(block, accounts)
    const ours = await openMailbox(browser, mailbox, page)
    openings.first.push(...(await openAll(ours, contacts)))
    openings.again.push(...(await openAll(ours, contacts)))
    const card = await ours.beside.locator('#app').innerHTML()
    for (const [kept, isDrawnAnew] of [
      [openings.baseline, true],
      [openings.least, false],
    ] as const) {
      const baseline = await openBaseline(browser, mailbox, page, { card, isDrawnAnew })
      kept.push(...(await openAll(baseline, contacts)))
      const gets = z.array(z.number()).parse(await baseline.beside.evaluate('benchGets()'))
      openings.gets.push(...gets.slice(warmUps))
    }
  }
  return openings
}

/** What a person does in Roundcube's own pages. */
import { expect } from '@playwright/test'
import type { Page } from 'playwright-core'

/** Where a Roundcube is, and the one password of its users. */
export interface RoundcubeAddress {
  url: string
  password: string
}

/** Signs in and waits for the list of messages. */
export async function logIn(page: Page, webmail: RoundcubeAddress, user: string): Promise<void> {
  await page.goto(webmail.url)
  await page.fill('#rcmloginuser', user)
  await page.fill('#rcmloginpwd', webmail.password)
  await page.click('#rcmloginsubmit')
  // An empty list is hidden.
  await page.waitForSelector('#messagelist', { state: 'attached' })
}

export function messageUrl(webmail: RoundcubeAddress, uid: number, folder = 'INBOX'): string {
  return `${webmail.url}?_task=mail&_action=show&_uid=${uid}&_mbox=${encodeURIComponent(folder)}`
}

/** Opens a message on a page of its own. */
export async function openFullPage(page: Page, webmail: RoundcubeAddress, uid: number): Promise<void> {
  await page.goto(messageUrl(webmail, uid))
  await page.waitForSelector('#message-header')
}

/** Goes to the list of a folder. */
export async function openList(page: Page, webmail: RoundcubeAddress, folder = 'INBOX'): Promise<void> {
  await page.goto(`${webmail.url}?_task=mail&_mbox=${encodeURIComponent(folder)}`)
  await page.waitForSelector('#messagelist tr.message')
}

/** Clicks a row of the list, which shows the message in the preview beside it. */
export async function clickInList(page: Page, subject: string): Promise<void> {
  await page.locator('#messagelist tr.message', { hasText: subject }).locator('td.subject').click()
}

/** Waits until the preview shows the message of that subject. */
export async function expectPreview(page: Page, subject: string): Promise<void> {
  await page.frameLocator('#messagecontframe').locator('#message-header h2.subject', { hasText: subject }).waitFor()
}

/** Double-clicks a row of the list, which opens the message on a page of its own. */
export async function doubleClickInList(page: Page, subject: string): Promise<void> {
  await page.locator('#messagelist tr.message', { hasText: subject }).locator('td.subject').dblclick()
}

/** Steps through the mailbox from a message's own page, by the webmail's own command. */
export async function step(page: Page, direction: 'next' | 'previous'): Promise<void> {
  await page.locator(`a[onclick*="'${direction}message'"]`).first().click()
}

/** Opens a new draft, or a reply to a message. */
export async function openCompose(page: Page, webmail: RoundcubeAddress, replyTo?: number): Promise<void> {
  // A request of the page before that ends later writes the session back as it was: Roundcube then knows of no such draft.
  await page.waitForLoadState('networkidle')
  const reply = replyTo === undefined ? '' : `&_reply_uid=${replyTo}&_mbox=INBOX`
  await page.goto(`${webmail.url}?_task=mail&_action=compose${reply}`)
  await orWhatItShows(page, page.waitForSelector('#compose-headers', { timeout: 20_000 }))
}

/** @throws what went wrong, with the words on the page: Roundcube says there what it would not do */
async function orWhatItShows(page: Page, waiting: Promise<unknown>): Promise<void> {
  try {
    await waiting
  } catch (cause) {
    const words = await page.locator('body').innerText({ timeout: 5000 })
    throw new Error(`Roundcube shows at ${page.url()}: ${words.slice(0, 1000)}`, { cause })
  }
}

/** Sends the draft and waits for the page that Roundcube goes to; one clicks again where it took no click. */
export async function sendDraft(page: Page): Promise<void> {
  const sending = expect(async () => {
    await page.waitForFunction('!rcmail.busy', null, { timeout: 10_000 })
    if (page.url().includes('_action=compose')) await page.locator('button.send').click({ timeout: 10_000 })
    await page.waitForURL(/_task=mail(?!.*_action=compose)/, { timeout: 10_000 })
  }).toPass({ timeout: 45_000 })
  await orWhatItShows(page, sending)
}

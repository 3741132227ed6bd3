/** T5: from an empty store, in the tab that is already open, to the first verdict, log and undo. No account, server or file, and no mouse. */
import { expect, test } from '@playwright/test'
import type { Frame } from 'playwright-core'
import { findBrokenRules } from './broken-rules'
import { writeMessage } from './mail/write-message'
import { startRep, type Rep } from './rep'
import { mailboxOwner, requireWebmail, type RunningWebmail } from './setup/running-webmail'
import * as roundcube from './webmail/roundcube-page'

const dayMs = 86_400_000
const daysAgo = (days: number): string => new Date(Date.now() - days * dayMs).toISOString()
const [wang, nova, news] = ['Wang Fang <wang@hengda.test>', 'Ana <ana@nova.test>', 'News <newsletter@shop.test>']
/** Hengda writes every six days and is answered the day after, but for the last time, a week ago. */
const turns = Array.from({ length: 14 }, (_, index) => 7 + 6 * index)

const letter = (from: string, to: string, days: number) =>
  writeMessage({
    from,
    to,
    subject: `Looms, ${days} days ago`,
    at: daysAgo(days),
    messageId: `${from.length}-${days}@t.test`,
  })

let webmail: RunningWebmail
let rep: Rep

test.beforeAll(async () => {
  webmail = requireWebmail()
  const user = mailboxOwner(12)
  await webmail.seed(user, [
    ...turns.toReversed().map((days) => letter(wang, user, days)),
    letter(nova, user, 6),
    letter(news, user, 5.5),
    letter(`Li <li@${user.split('@')[1]}>`, user, 5),
  ])
  await webmail.seed(
    user,
    [...turns.slice(1).map((days) => letter(user, wang, days - 1)), letter(user, nova, 4)].toReversed(),
    'Sent',
  )
  rep = await startRep({ webmail, user })
})
test.afterAll(() => rep?.close())

async function atStep(step: string): Promise<Frame> {
  const sidebar = await rep.sidebar()
  await expect(sidebar.getByTestId('first-minutes')).toHaveAttribute('data-step', step)
  expect(await findBrokenRules(sidebar)).toEqual([])
  return sidebar
}

const openFolder = (name: 'inbox' | 'sent') => rep.page.locator(`#mailboxlist li.${name} > a`).click()

test.describe.configure({ mode: 'serial' })

test('says what is read, knows whose mailbox it is, and reads Inbox and Sent', async () => {
  await roundcube.openList(rep.page, webmail)
  await (await atStep('reads')).getByTestId('first-next').press('Enter')
  const own = await atStep('own')
  // The keyboard goes on where the step begins.
  await expect(own.locator('h1')).toBeFocused()
  await expect(own.getByTestId('own-address')).toHaveCount(1)
  await own.getByTestId('first-next').press('Enter')
  const scan = await atStep('scan')
  await scan.getByTestId('scan-start').press('Enter')
  await expect(scan.getByTestId('scan-inbox')).toHaveAttribute('data-messages', String(turns.length + 3))
  await openFolder('sent')
  await expect(scan.getByTestId('scan-sent')).toHaveAttribute('data-messages', String(turns.length))
  await scan.getByTestId('first-next').press('Enter')
})

test('proposes whom one writes with, and takes an answer back', async () => {
  const companies = await atStep('companies')
  const keys = companies.getByTestId('proposal').evaluateAll((cards) => cards.map((card) => card.dataset['key']))
  expect(await keys).toEqual(['hengda.test', 'nova.test'])
  const card = (key: string) => companies.locator(`[data-testid="proposal"][data-key="${key}"]`)
  await card('nova.test').getByTestId('answer-prospect').press('Space')
  await expect(card('nova.test')).toHaveAttribute('data-answer', 'prospect')
  await card('nova.test').getByTestId('answer-undo').press('Enter')
  await expect(card('nova.test')).toHaveAttribute('data-answer', '')
  await card('hengda.test').getByTestId('answer-customer').press('Space')
  await expect(card('hengda.test')).toHaveAttribute('data-answer', 'customer')
  await companies.getByTestId('first-next').press('Enter')
  await atStep('message')
})

test('shows the first verdict by the mailbox alone, logs and undoes', async () => {
  await openFolder('inbox')
  await roundcube.clickInList(rep.page, 'Looms, 7 days ago')
  const sidebar = await rep.sidebar()
  await expect(sidebar.getByTestId('account').first()).toHaveText('Hengda')
  await expect(sidebar.getByTestId('verdict')).toHaveAttribute('data-verdict', 'replyOwed')
  await expect(sidebar.getByTestId('verdict-source')).toBeVisible()
  await expect(sidebar.getByTestId('mailbox')).toContainText('one person only')
  await sidebar.getByTestId('log').click()
  await expect(sidebar.getByTestId('logged')).toBeVisible()
  await sidebar.getByTestId('undo').click()
  await expect(sidebar.getByTestId('log')).toBeVisible()
})

test('is finished with a click, and found again', async () => {
  await roundcube.openList(rep.page, webmail)
  const last = await atStep('message')
  await expect(last.getByTestId('first-logged')).toHaveAttribute('data-logged', 'true')
  await last.getByTestId('first-next').press('Enter')
  await last.getByTestId('first-restart').press('Enter')
  await atStep('reads')
})

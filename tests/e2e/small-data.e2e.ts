/** Thirty accounts of which mail alone is known: rhythm and what to add next, not a wall of "not enough data", and no ranks. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Frame, Locator, Page } from 'playwright-core'
import { morningAgo } from './days-ago'
import { writeMessage } from './mail/write-message'
import { putRows } from './put-rows'
import { readMetaValue } from './read-meta'
import { startRep, type Rep } from './rep'
import { picturesFolder } from './setup/project-paths'
import { mailboxOwner, requireWebmail, type RunningWebmail } from './setup/running-webmail'
import { mailAlone, mailAloneRows, ourDays, type MailAlone } from './team/mail-alone'
import * as roundcube from './webmail/roundcube-page'

/** One of each habit, whose mail lies in the mailbox as well. */
const written = mailAlone.slice(0, 5)
const subjectOf = ({ name }: MailAlone, days: number): string => `${name}, ${days} days ago`

const received = written.flatMap((company) => company.habit.theirs.map((days) => ({ company, days, isTheirs: true })))
const sent = written.flatMap((company) => ourDays(company.habit).map((days) => ({ company, days, isTheirs: false })))

/** What arrived last stands first in the list. */
const lettersOf = (all: typeof received, user: string): string[] =>
  all
    .toSorted((a, b) => b.days - a.days)
    .map(({ company, days, isTheirs }) => {
      const them = `${company.person} <${company.email}>`
      const [from, to] = isTheirs ? [them, user] : [user, them]
      return writeMessage({ from, to, subject: subjectOf(company, days), at: morningAgo(days) })
    })

let webmail: RunningWebmail
let rep: Rep
let page: Page

test.beforeAll(async () => {
  webmail = requireWebmail()
  await mkdir(picturesFolder, { recursive: true })
  const user = mailboxOwner(11)
  await webmail.seed(user, lettersOf(received, user))
  await webmail.seed(user, lettersOf(sent, user), 'Sent')
  // As high as the list is long: what is not on screen is not read.
  rep = await startRep({ webmail, user, viewport: { width: 1280, height: 3000 } })
})
test.afterAll(() => rep?.close())

test.describe.configure({ mode: 'serial' })

const languages = [
  { name: 'English', key: 'en' },
  { name: '简体中文', key: 'zh-CN' },
] as const

const missing = /no data|not enough|unknown|暂无数据|数据不足|未知/giu
/** Numbers that are none. */
const nonsense = /NaN|Infinity|undefined|null|\[object/u
/** Tiers and grades, as they are worded where there are some: among thirty of whom nothing to rank is known nobody has one. */
const ranks = /Strategic|Growth|Profit|Basic|Grade [ABC]|战略|增长|利润|基础|[ABC]级/u

async function expectNoRank(place: Locator): Promise<void> {
  expect(await place.innerText()).not.toMatch(ranks)
}

/** What a person reads there; a line for screen readers alone is not among it. */
async function textOf(place: Page | Frame): Promise<string> {
  const shown: unknown = await place.evaluate(`(() => {
    const hidden = [...document.querySelectorAll('.visually-hidden')]
    for (const each of hidden) each.style.display = 'none'
    const text = document.body.innerText
    for (const each of hidden) each.style.display = ''
    return text
  })()`)
  return String(shown)
}

async function expectSense(place: Page | Frame, mostMissing: number): Promise<void> {
  const text = await textOf(place)
  expect(text).not.toMatch(nonsense)
  expect(text.match(missing)?.length ?? 0, text).toBeLessThanOrEqual(mostMissing)
}

const picture = (place: Page, name: string) =>
  place.screenshot({ path: join(picturesFolder, `small-data-${name}.png`), fullPage: true })

async function openPart(path: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#${path}`)}`)
}

async function inEachLanguage(name: string, mostMissing: number, look: () => Promise<void>): Promise<void> {
  for (const language of languages) {
    await page.getByRole('button', { name: language.name }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', language.key)
    await look()
    await expectSense(page, mostMissing)
    await picture(page, `${name}-${language.key}`)
  }
  await page.getByRole('button', { name: 'English' }).click()
}

test('Inbox and Sent are read, and the team’s log is there', async () => {
  await roundcube.openList(rep.page, webmail)
  const sidebar = await rep.sidebar()
  const step = (name: string) => expect(sidebar.getByTestId('first-minutes')).toHaveAttribute('data-step', name)
  await step('reads')
  await sidebar.getByTestId('first-next').click()
  await step('own')
  await sidebar.getByTestId('first-next').click()
  await step('scan')
  await sidebar.getByTestId('scan-start').click()
  await expect(sidebar.getByTestId('scan-inbox')).toHaveAttribute('data-messages', String(received.length))
  await rep.page.locator('#mailboxlist li.sent > a').click()
  await expect(sidebar.getByTestId('scan-sent')).toHaveAttribute('data-messages', String(sent.length))
  page = await rep.browser.fullPage('workspace.html')
  await expect(page.getByRole('heading').first()).toBeVisible()
  const memberId = await readMetaValue(page, 'memberId')
  if (typeof memberId !== 'string') throw new Error('The store has no member.')
  await putRows(page, mailAloneRows(memberId))
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.reload()
  await rep.page.setViewportSize({ width: 1280, height: 800 })
})

const verdicts: Record<MailAlone['habit']['kind'], RegExp> = {
  weekly: /On rhythm, usually every 7 days/,
  monthly: /On rhythm, usually every 28 days/,
  new: /2 of 6 gaps/,
  silent: /Silent for longer than they ever are|Quiet/,
  owed: /You owe a reply/,
}

for (const company of written) {
  test(`beside a message of a customer of this habit the rhythm is told: ${company.habit.kind}`, async () => {
    await roundcube.openList(rep.page, webmail)
    await roundcube.clickInList(rep.page, subjectOf(company, company.habit.theirs[0] ?? 0))
    const sidebar = await rep.sidebar()
    await expect(sidebar.getByTestId('account').first()).toHaveText(company.name)
    await expect(sidebar.getByTestId('verdict')).toHaveText(verdicts[company.habit.kind])
    // What mail cannot tell is asked for, not lamented.
    await expect(sidebar.getByTestId('tier')).toContainText('add orders')
    await expectNoRank(sidebar.getByTestId('tier'))
    await expect(sidebar.getByTestId('since')).toBeVisible()
    await expect(sidebar.getByTestId('health')).toContainText(/rhythm|quiet/i)
    await expectSense(sidebar, 1)
    await picture(rep.page, `message-${company.habit.kind}`)
  })
}

const rowOf = (name: string) => page.getByTestId('account-row').filter({ hasText: name })

test('the list of accounts tells each one’s rhythm, and what to add next', async () => {
  await openPart('/')
  await inEachLanguage('accounts', 0, async () => {
    await expect(page.getByTestId('row-rhythm')).toHaveCount(mailAlone.length)
    for (const row of await page.getByTestId('account-row').all()) await expectNoRank(row)
    await expect(page.getByTestId('list-hint')).toBeVisible()
    await expect(page.getByTestId('list-hint').getByRole('link')).toHaveAttribute('href', '#/import')
  })
  await expect(rowOf('Aspen Looms')).toContainText('On rhythm')
  await expect(rowOf('Aspen Tools')).toContainText('On rhythm')
  await expect(rowOf('Birch Looms')).toContainText('Quiet 70 days')
})

for (const [index, company] of written.entries()) {
  test(`the account in depth tells rhythm and what to add next: ${company.habit.kind}`, async () => {
    await openPart(`/accounts/account-${index}/depth`)
    await inEachLanguage(`depth-${company.habit.kind}`, 3, async () => {
      await expect(page.getByRole('heading', { name: company.name })).toBeVisible()
      await expect(page.getByTestId('add-next').locator('li')).toHaveCount(3)
      await expect(page.getByTestId('depth-rhythm')).toBeVisible()
      // Nothing is ranked, so no score card stands there empty.
      await expect(page.getByTestId('depth-value')).toHaveCount(0)
    })
  })
}

test('what works, rules, simulator and learned weights say what they need and where to get it', async () => {
  await openPart('/insights')
  await inEachLanguage('insights', 0, async () => {
    await expect(page.getByTestId('what-works').locator('.empty a')).toBeVisible()
  })
  await openPart('/policy')
  await inEachLanguage('policy', 0, () => expect(page.getByTestId('effect')).toBeVisible())
  for (const part of ['simulator', 'learned'] as const) {
    await openPart(`/policy/${part}`)
    await inEachLanguage(`policy-${part}`, 0, () => expect(page.getByTestId('mark-lost')).toBeVisible())
  }
})

test('import and duplicates are not in the way: a file is asked for, and nobody is taken for another', async () => {
  await openPart('/import')
  await inEachLanguage('import', 0, () => expect(page.getByTestId('file')).toBeAttached())
  await openPart('/duplicates')
  await inEachLanguage('duplicates', 0, () => expect(page.getByTestId('duplicate')).toHaveCount(0))
})

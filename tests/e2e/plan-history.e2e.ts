/** The history of a plan: two write, one restores by the keyboard, the other's open editor shows it, and no word is lost. */
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import { findBrokenRules } from './broken-rules'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { editorOf, textOf, typeWords } from './plan-page'
import { chromeExtension } from './setup/project-paths'
import { startCuttableProxy, type CuttableProxy } from './team/cuttable-proxy'
import { customerAt, customers } from './team/customers'
import { startTeam, type Team } from './team/team'

const [ann, bob] = ['ann@ourco.test', 'bob@ourco.test'] as const

// Each goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

let team: Team
let line: CuttableProxy
let browsers: ExtensionBrowser[] = []
let accountId = ''
let annsPage: Page
let bobsPage: Page

test.beforeAll(async () => {
  team = await startTeam([ann, bob], customers)
  line = await startCuttableProxy(team.port)
  accountId = team.accounts.get(customerAt(0).name) ?? ''
  const yesterday = new Date(Date.now() - 26 * 3_600_000)
  await team.writePlan(accountId, ['Stock down by June'], bob, yesterday)
  const codes = [await team.joinCode(ann, 'Desk', line.port), await team.joinCode(bob, 'Desk')]
  browsers = await Promise.all(codes.map(() => launchExtension({ extensionPath: chromeExtension })))
  const pages = await Promise.all(browsers.map(async (browser, index) => joined(browser, codes[index] ?? '')))
  const [first, second] = pages
  if (first === undefined || second === undefined) throw new Error('Two pages were expected.')
  annsPage = first
  bobsPage = second
})
test.afterAll(async () => {
  for (const browser of browsers) await browser.close()
  await line?.close()
  await team?.close()
})

/** A page of a member, with the account's plan open. */
async function joined(browser: ExtensionBrowser, code: string): Promise<Page> {
  const page = await browser.fullPage('workspace.html#/team')
  await page.getByTestId('join-code').fill(code)
  await page.getByTestId('join').click()
  await expect(page.getByTestId('connection')).toHaveAttribute('data-status', 'upToDate')
  await page.goto(page.url().replace(/#.*/, `#/accounts/${accountId}`))
  await editorOf(page).waitFor()
  return page
}

/** What the shown version alone says, and what the other one does. */
async function differences(page: Page): Promise<{ in: string; out: string }> {
  const text = page.getByTestId('version-text')
  await text.waitFor()
  const wordsIn = async (mark: string): Promise<string> =>
    (await text.locator(`${mark} bdi`).allTextContents()).join(' ')
  return { in: await wordsIn('ins'), out: await wordsIn('del') }
}

/** Whose line comes first, where two write at once, is decided by their editors' ids. */
const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean).sort()
const written = ['alpha0', 'alpha1', 'alpha2', 'beta0', 'beta1', 'beta2']

/** Opens the version at this place of the list, newest first, and gives all that it says. */
async function readVersion(page: Page, place: number): Promise<string> {
  const entry = page.getByTestId('version').nth(place)
  const id = (await entry.getAttribute('href'))?.split('/').at(-1) ?? ''
  await entry.click()
  const shown = page.locator(`[data-testid="shown-version"][data-version="${id}"]`)
  await shown.getByTestId('version-text').waitFor()
  return (await shown.locator('.version-line:not([data-state="out"]) p bdi').allTextContents()).join(' ')
}

test('who wrote what and when is listed, and what each version says differently', async () => {
  await expect.poll(() => textOf(bobsPage)).toContain('Stock down by June')
  await typeWords(annsPage, 'alpha', 3)
  await typeWords(bobsPage, 'beta', 3)
  await expect.poll(() => textOf(annsPage)).toContain('beta2')
  for (const page of [annsPage, bobsPage])
    await expect(page.getByTestId('plan-save')).toHaveAttribute('data-state', 'team')
  await annsPage.getByTestId('plan-history-link').click()
  const versions = annsPage.getByTestId('version')
  await expect(versions).toHaveCount(2)
  await expect(versions.nth(0)).toContainText('Ann and Bob')
  await expect(versions.nth(1)).toContainText('Bob')
  await expect(annsPage.getByTestId('version-difference')).toContainText('6 words written in this version')
  expect(wordsOf((await differences(annsPage)).in)).toEqual(written)
  await versions.nth(1).click()
  await expect(annsPage.getByTestId('version-difference')).toContainText('6 words written since')
  expect(wordsOf((await differences(annsPage)).out)).toEqual(written)
  expect(await findBrokenRules(annsPage)).toEqual([])
})

test('one restores by the keyboard: the colleague’s open editor shows it', async () => {
  await annsPage.getByTestId('restore').focus()
  await annsPage.keyboard.press('Enter')
  await expect(annsPage.getByTestId('restore-now')).toBeFocused()
  expect(await textOf(bobsPage)).toContain('alpha0')
  await annsPage.keyboard.press('Enter')
  await expect(annsPage.getByTestId('restore-outcome')).toHaveAttribute('data-kind', 'restored')
  await expect.poll(async () => (await textOf(bobsPage)).trim()).toBe('Stock down by June')
  await expect(annsPage.getByTestId('version-difference')).toHaveText('The plan reads like this now.')
  await expect(annsPage.getByTestId('restore')).toBeFocused()
  expect(await findBrokenRules(annsPage)).toEqual([])
})

test('what was replaced, and what is written after it, is in the history', async () => {
  await typeWords(bobsPage, 'gamma', 2)
  await expect(annsPage.getByTestId('version')).toHaveCount(4, { timeout: 15_000 })
  await expect(annsPage.getByTestId('version').nth(1)).toContainText('brought back')
  // The newest version is still being written in when it is first listed.
  await expect.poll(() => readVersion(annsPage, 0)).toMatch(/Stock down by June.*gamma0 gamma1/s)
  const texts: string[] = []
  for (const place of [1, 2, 3]) texts.push(await readVersion(annsPage, place))
  expect(texts[0]?.trim()).toBe('Stock down by June')
  expect(wordsOf(texts[1] ?? '')).toEqual(expect.arrayContaining(written))
  expect(texts[2]?.trim()).toBe('Stock down by June')
})

test('it is taken back, and what was written meanwhile is kept too', async () => {
  await annsPage.getByTestId('take-back').click()
  await expect(annsPage.getByTestId('restore-outcome')).toHaveAttribute('data-kind', 'takenBack')
  await expect.poll(async () => wordsOf(await textOf(bobsPage))).toEqual(expect.arrayContaining(written))
  expect(await textOf(bobsPage)).not.toContain('gamma0')
  await expect(annsPage.getByTestId('version')).toHaveCount(5)
  expect(await readVersion(annsPage, 1)).toContain('gamma0 gamma1')
})

test('while the server is out of reach it says so, and asks again by a click', async () => {
  line.cut()
  await annsPage.reload()
  await expect(annsPage.getByTestId('plan-history-problem')).toContainText('does not answer', { timeout: 20_000 })
  line.mend()
  await annsPage.getByTestId('plan-history-problem').getByRole('button').click()
  await expect(annsPage.getByTestId('version')).toHaveCount(5)
})

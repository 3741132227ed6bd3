/** A team in a real Firefox: joining by a pasted code, inviting, signing a device out; a plan's history read and brought back. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { browserUnavailableReason } from './browsers/find-browser'
import { launchFirefox, type FirefoxBrowser } from './browsers/firefox'
import { firefoxExtension, picturesFolder } from './setup/project-paths'
import { skip } from './setup/running-webmail'
import { customerAt, customers } from './team/customers'
import { startTeam, type Team } from './team/team'

const [ann, bob] = ['ann@ourco.test', 'bob@ourco.test'] as const

const at = (testId: string): string => `[data-testid="${testId}"]`
const textOf = (testId: string): string => `return document.querySelector('${at(testId)}')?.textContent`
const countOf = (testId: string): string => `return document.querySelectorAll('${at(testId)}').length`
const stateOf = (testId: string, name: string): string =>
  `return document.querySelector('${at(testId)}')?.dataset.${name}`

// Each goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

let team: Team
let firefox: FirefoxBrowser
const reason = browserUnavailableReason('firefox')

test.beforeAll(async () => {
  if (reason !== null) return
  team = await startTeam([ann, bob], customers)
  firefox = await launchFirefox(firefoxExtension)
})
test.afterAll(async () => {
  await firefox?.close()
  await team?.close()
})

const keepPicture = async (name: string): Promise<void> => {
  await mkdir(picturesFolder, { recursive: true })
  await writeFile(join(picturesFolder, name), await firefox.screenshot())
}

const shows = (script: string, value: unknown): Promise<void> =>
  expect.poll(() => firefox.run(script), { timeout: 20_000 }).toEqual(value)

test('the team page joins, invites, and signs a colleague’s device out', async () => {
  if (reason !== null) return skip(reason)
  await team.joinCode(bob, 'Kitchen laptop')
  await firefox.goto(`${firefox.origin}workspace.html#/team`)
  await firefox.type(at('join-code'), 'hello')
  await firefox.click(at('join'))
  await shows(stateOf('join-failed', 'reason'), 'badCode')
  await firefox.run(`document.querySelector('${at('join-code')}').select()`)
  await firefox.type(at('join-code'), await team.joinCode(ann, 'Desk'))
  await firefox.click(at('join'))
  await shows(stateOf('connection', 'status'), 'upToDate')
  await shows(countOf('member'), 2)
  await firefox.type(at('invite-email'), 'guest@ourco.test')
  await firefox.click(at('invite'))
  await firefox.waitFor(`return document.querySelector('${at('invitation-code')}')?.value.startsWith('sidelight1.')`)
  await keepPicture('team-firefox.png')
  await firefox.click(at('invited-done'))
  expect(await firefox.waitFor(textOf('invitation'))).toContain('guest@ourco.test')
  expect(await firefox.waitFor(textOf('other-devices'))).toContain('Kitchen laptop')
  await firefox.click(`${at('other-devices')} ${at('revoke-device')}`)
  await firefox.click(at('revoke-device-sure'))
  await shows(countOf('other-devices'), 0)
})

test('a plan’s history says who wrote what, brings a version back, and takes that back', async () => {
  if (reason !== null) return skip(reason)
  const accountId = team.accounts.get(customerAt(0).name) ?? ''
  await team.writePlan(accountId, ['Stock down by June'], bob, new Date(Date.now() - 26 * 3_600_000))
  await firefox.goto(`${firefox.origin}workspace.html#/accounts/${accountId}`)
  const editor = `${at('plan-editor')} [contenteditable="true"]`
  await firefox.waitFor(`return document.querySelector('${editor}')?.textContent.includes('Stock down by June')`)
  await firefox.type(editor, 'Written in Firefox. ')
  await shows(stateOf('plan-save', 'state'), 'team')
  await firefox.click(at('plan-history-link'))
  await shows(countOf('version'), 2)
  expect(await firefox.run(textOf('version'))).toContain('Ann')
  expect(await firefox.waitFor(textOf('version-difference'))).toContain('3 words written in this version')
  await keepPicture('plan-history-firefox.png')
  await firefox.click(`${at('versions')} > section:last-of-type ${at('version')}`)
  await expect.poll(() => firefox.run(textOf('version-difference'))).toContain('3 words written since')
  await firefox.click(at('restore'))
  await firefox.click(at('restore-now'))
  await shows(stateOf('restore-outcome', 'kind'), 'restored')
  await shows(textOf('version-difference'), 'The plan reads like this now.')
  await firefox.click(at('take-back'))
  await shows(stateOf('restore-outcome', 'kind'), 'takenBack')
  await firefox.goto(`${firefox.origin}workspace.html#/accounts/${accountId}`)
  await firefox.waitFor(`return document.querySelector('${editor}')?.textContent.includes('Written in Firefox.')`)
})

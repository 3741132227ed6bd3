/** The main job between colleagues: two browsers, two reps, one server in a process of its own. */
import { expect, test } from '@playwright/test'
import { writeMessage } from './mail/write-message'
import { openPlan, textOf, typeWords } from './plan-page'
import { expectAccount, startRep, type Rep } from './rep'
import { mailboxOwner, requireWebmail, type RunningWebmail } from './setup/running-webmail'
import { startCuttableProxy, type CuttableProxy } from './team/cuttable-proxy'
import { customerAt, customers, fromHeader } from './team/customers'
import { nameOfMember, startTeam, type Team } from './team/team'
import * as roundcube from './webmail/roundcube-page'

let webmail: RunningWebmail
let names: string[]
let team: Team
let line: CuttableProxy
let one: Rep
let two: Rep

test.beforeAll(async () => {
  webmail = requireWebmail()
  const users = [mailboxOwner(3), mailboxOwner(4)] as const
  names = users.map(nameOfMember)
  team = await startTeam(users, customers)
  line = await startCuttableProxy(team.port)
  for (const user of users)
    await webmail.seed(
      user,
      customers.map((customer, index) =>
        writeMessage({ from: fromHeader(customer), to: users.join(', '), subject: `Question ${index}` }),
      ),
    )
  one = await startRep({ webmail, user: users[0], joinCode: await team.joinCode(users[0], 'laptop') })
  two = await startRep({ webmail, user: users[1], joinCode: await team.joinCode(users[1], 'laptop', line.port) })
})
test.afterAll(async () => {
  await one?.close()
  await two?.close()
  await line?.close()
  await team?.close()
})

/** Both open the message of customer `index`: each mailbox holds them in the same order, so uid is place + 1. */
async function bothOpen(index: number): Promise<void> {
  for (const rep of [one, two]) {
    await roundcube.openFullPage(rep.page, webmail, index + 1)
    await expectAccount(rep, customerAt(index).name)
  }
}

async function log(rep: Rep): Promise<void> {
  await (await rep.sidebar()).getByTestId('log').click()
  await expect((await rep.sidebar()).getByTestId('logged')).toBeVisible()
}

/** The interaction that this rep's own log of the open message is. */
async function interactionOf(rep: Rep): Promise<string | null> {
  return (await rep.sidebar()).getByTestId('logged').getAttribute('data-interaction')
}

function accountId(index: number): string {
  const id = team.accounts.get(customerAt(index).name)
  if (id === undefined) throw new Error(`No account ${index}.`)
  return id
}

/** Every letter of a text, in order of the alphabet: where both begin a line at once, one's Enter may split the word the other is writing. */
const lettersOf = (text: string): string => (text.match(/\S/g) ?? []).toSorted().join('')

test('a logged message appears in the colleague’s sidebar', async () => {
  await bothOpen(0)
  await log(one)
  await expect((await two.sidebar()).getByTestId('logged-by')).toContainText(names[0] ?? '')
})

test('the same message logged by both is one interaction, and undoing one leaves the other', async () => {
  await bothOpen(1)
  await log(one)
  await (await two.sidebar()).getByTestId('log-too').click()
  await expect((await two.sidebar()).getByTestId('logged')).toBeVisible()
  expect(await interactionOf(one)).toBe(await interactionOf(two))
  await (await one.sidebar()).getByTestId('undo').click()
  await expect((await one.sidebar()).getByTestId('logged-by')).toContainText(names[1] ?? '')
  await expect((await two.sidebar()).getByTestId('logged')).toBeVisible()
})

test('logged by both while one is offline, it is one interaction after all', async () => {
  await bothOpen(2)
  line.cut()
  await log(two)
  await log(one)
  line.mend()
  expect(await interactionOf(one)).toBe(await interactionOf(two))
  await (await one.sidebar()).getByTestId('undo').click()
  await expect((await one.sidebar()).getByTestId('logged-by')).toContainText(names[1] ?? '', { timeout: 60_000 })
})

test('both type in the plan at once and end with the same text and every word', async () => {
  const [mine, theirs] = [await openPlan(one, accountId(3)), await openPlan(two, accountId(3))]
  await Promise.all([typeWords(mine, 'alpha', 12), typeWords(theirs, 'beta', 12)])
  await expect.poll(async () => (await textOf(mine)) === (await textOf(theirs))).toBe(true)
  expect(lettersOf(await textOf(mine))).toBe(lettersOf(expectedWords(['alpha', 'beta'], 12).join('')))
  await expect(mine.getByTestId('plan-save')).toHaveAttribute('data-state', 'team')
  await mine.close()
  await theirs.close()
})

test('one offline, both write, and nothing is missing when it is back', async () => {
  const [mine, theirs] = [await openPlan(one, accountId(4)), await openPlan(two, accountId(4))]
  await typeWords(mine, 'before', 1)
  await expect.poll(() => textOf(theirs)).toContain('before0')
  line.cut()
  await Promise.all([typeWords(mine, 'online', 8), typeWords(theirs, 'offline', 8)])
  await expect(theirs.getByTestId('plan-save')).toHaveAttribute('data-state', 'offline')
  expect(await textOf(mine)).not.toContain('offline0')
  line.mend()
  await expect.poll(async () => (await textOf(mine)) === (await textOf(theirs)), { timeout: 60_000 }).toBe(true)
  expect(((await textOf(mine)).match(/(before|online|offline)\d+/g) ?? []).toSorted()).toEqual(
    [...expectedWords(['online', 'offline'], 8), 'before0'].toSorted(),
  )
  await mine.close()
  await theirs.close()
})

test('the server is killed while both write: what was told to be saved is there after the restart', async () => {
  const [mine, theirs] = [await openPlan(one, accountId(5)), await openPlan(two, accountId(5))]
  await typeWords(mine, 'saved', 4)
  await expect(mine.getByTestId('plan-save')).toHaveAttribute('data-state', 'team')
  const writing = Promise.all([typeWords(mine, 'left', 10), typeWords(theirs, 'right', 10)])
  await expect.poll(() => textOf(theirs)).toContain('left')
  await team.kill()
  await writing
  await expect(mine.getByTestId('plan-save')).toHaveAttribute('data-state', 'offline')
  await team.start()
  await expect.poll(async () => (await textOf(mine)) === (await textOf(theirs)), { timeout: 60_000 }).toBe(true)
  expect(lettersOf(await textOf(mine))).toBe(
    lettersOf([...expectedWords(['saved'], 4), ...expectedWords(['left', 'right'], 10)].join('')),
  )
  await mine.close()
  await theirs.close()
})

test('after the service worker was killed, the next click works and reaches the colleague', async () => {
  await bothOpen(6)
  await one.browser.killServiceWorker()
  await log(one)
  await expect((await two.sidebar()).getByTestId('logged-by')).toContainText(names[0] ?? '', { timeout: 30_000 })
})

test('two tabs of one rep agree', async () => {
  await bothOpen(7)
  const second = await one.browser.context.newPage()
  await roundcube.openFullPage(second, webmail, 8)
  const sidebar = await one.browser.sidebarFrame(second)
  await expect(sidebar.getByTestId('account')).toHaveText(customerAt(7).name)
  await log(one)
  await expect(sidebar.getByTestId('logged')).toBeVisible()
  await sidebar.getByTestId('undo').click()
  await expect((await one.sidebar()).getByTestId('log')).toBeEnabled()
  await second.close()
})

function expectedWords(stems: readonly string[], count: number): string[] {
  return stems.flatMap((stem) => Array.from({ length: count }, (_, index) => `${stem}${index}`)).toSorted()
}

/** The same job in a real Firefox, on the same mailbox: recognise, log, write in the plan. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { browserUnavailableReason } from './browsers/find-browser'
import { launchFirefox } from './browsers/firefox'
import { writeMessage } from './mail/write-message'
import { firefoxExtension, picturesFolder } from './setup/project-paths'
import { mailboxOwner, requireWebmail, skip } from './setup/running-webmail'
import { customerAt, customers, fromHeader } from './team/customers'
import { startTeam } from './team/team'
import { messageUrl } from './webmail/roundcube-page'

const textOf = (testId: string): string => `return document.querySelector('[data-testid="${testId}"]')?.textContent`

test('Firefox recognises, logs and writes', async () => {
  const webmail = requireWebmail()
  const user = mailboxOwner(7)
  const reason = browserUnavailableReason('firefox')
  if (reason !== null) return skip(reason)
  const team = await startTeam([user], customers)
  const [uid = 0] = await webmail.seed(user, [
    writeMessage({ from: fromHeader(customerAt(0)), to: user, subject: 'From Firefox' }),
  ])
  const firefox = await launchFirefox(firefoxExtension)
  try {
    await firefox.goto(`${firefox.origin}workspace.html`)
    const code = await team.joinCode(user, 'firefox')
    const joined = await firefox.run('return browser.runtime.sendMessage({ type: "join", code: arguments[0] })', code)
    expect(joined).toMatchObject({ ok: true })

    await firefox.goto(webmail.url)
    await firefox.type('#rcmloginuser', user)
    await firefox.type('#rcmloginpwd', webmail.password)
    await firefox.click('#rcmloginsubmit')
    await firefox.waitFor('return document.querySelector("#messagelist") !== null')
    await firefox.goto(messageUrl(webmail, uid))
    await firefox.enterSidebar()
    await firefox.waitFor(textOf('account'))
    expect(await firefox.run(textOf('account'))).toBe(customerAt(0).name)

    await firefox.click('[data-testid="log"]')
    expect(await firefox.waitFor(textOf('logged'))).toBeTruthy()
    await mkdir(picturesFolder, { recursive: true })
    await writeFile(join(picturesFolder, 'firefox.png'), await firefox.screenshot())

    await firefox.leaveFrame()
    await firefox.goto(`${firefox.origin}workspace.html#/accounts/${team.accounts.get(customerAt(0).name) ?? ''}`)
    await firefox.type('[data-testid="plan-editor"] [contenteditable="true"]', 'Written in Firefox.')
    await firefox.waitFor('return document.querySelector("[data-testid=plan-save]")?.dataset.state === "team"')
    expect(await firefox.run(textOf('plan-editor'))).toContain('Written in Firefox.')
  } finally {
    await firefox.close()
    await team.close()
  }
})

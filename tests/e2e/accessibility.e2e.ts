/** T4: no accessibility rule is broken, in both languages and both colour schemes; pictures are left for people to look at. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findBrokenRules } from './broken-rules'
import { writeMessage } from './mail/write-message'
import { editorOf, openPlan } from './plan-page'
import { expectAccount, startRep } from './rep'
import { picturesFolder } from './setup/project-paths'
import { mailboxOwner, requireWebmail } from './setup/running-webmail'
import { customerAt, customers, fromHeader } from './team/customers'
import { startTeam } from './team/team'
import * as roundcube from './webmail/roundcube-page'

const looks = [
  { lang: 'en', colorScheme: 'light' },
  { lang: 'en', colorScheme: 'dark' },
  { lang: 'zh-CN', colorScheme: 'light' },
  { lang: 'zh-CN', colorScheme: 'dark' },
] as const

for (const [index, look] of looks.entries())
  test(`the sidebar and the full page in ${look.lang}, ${look.colorScheme}`, async () => {
    const webmail = requireWebmail()
    const user = mailboxOwner(15 + index)
    const team = await startTeam([user], customers)
    const [known = 0, stranger = 0] = await webmail.seed(user, [
      writeMessage({ from: fromHeader(customerAt(0)), to: user, subject: 'Delivery in May' }),
      writeMessage({ from: 'New Person <new@unseen.test>', to: user, subject: 'First contact' }),
    ])
    const rep = await startRep({ webmail, user, joinCode: await team.joinCode(user, 'laptop'), ...look })
    try {
      await mkdir(picturesFolder, { recursive: true })
      const picture = (name: string): string => join(picturesFolder, `${name}-${look.lang}-${look.colorScheme}.png`)
      await roundcube.openFullPage(rep.page, webmail, known)
      await expectAccount(rep, customerAt(0).name)
      await expect((await rep.sidebar()).locator('html')).toHaveAttribute('lang', look.lang)
      await rep.page.screenshot({ path: picture('sidebar') })
      expect(await findBrokenRules(await rep.sidebar())).toEqual([])
      await roundcube.openFullPage(rep.page, webmail, stranger)
      await expect((await rep.sidebar()).getByTestId('unknown')).toBeVisible()
      await rep.page.screenshot({ path: picture('unknown') })
      expect(await findBrokenRules(await rep.sidebar())).toEqual([])

      const plan = await openPlan(rep, team.accounts.get(customerAt(0).name) ?? '')
      await editorOf(plan).focus()
      await plan.keyboard.type('Halve the stock by autumn.')
      await plan.screenshot({ path: picture('plan') })
      expect(await findBrokenRules(plan)).toEqual([])
    } finally {
      await rep.close()
      await team.close()
    }
  })

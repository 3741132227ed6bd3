/** The demo mailbox page, where no real webmail can be had. */
import type { DemoMessage } from '../demo/mail'
import { listedMessages } from './demo-mailbox/routes'
import { mailboxOwners, roundcubeUrls, type DemoMailbox } from './mailbox'

/** @param serverUrl the server that carries `addDemoMailbox`'s pages */
export function pageMailbox(mail: readonly DemoMessage[], serverUrl: string): DemoMailbox {
  const uids = new Map<string, number>(
    mailboxOwners.flatMap((member) =>
      listedMessages(member, mail).map(({ uid, message }) => [`${member} ${message.messageId}`, uid] as const),
    ),
  )
  const urls = roundcubeUrls(
    (member) => `${serverUrl}/mailbox/${member}/`,
    (member, messageId) => uids.get(`${member} ${messageId}`),
  )
  return {
    name: `demo mailbox page at ${serverUrl}/mailbox/rep1/`,
    ...urls,
    async logIn(page, member) {
      await page.goto(urls.url(member))
      await page.waitForSelector('#messagelist tr.message')
    },
  }
}

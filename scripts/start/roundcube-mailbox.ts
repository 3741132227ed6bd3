/** A real Roundcube with Dovecot and Exim from Debian packages, filled with the demo's mail. */
import { logIn } from '../../tests/e2e/webmail/roundcube-page'
import { startWebmail } from '../../tests/e2e/webmail/start-webmail'
import type { DemoMessage } from '../demo/mail'
import { demoMembers, type MemberKey } from '../demo/story'
import type { Ending } from './ending'
import { mailboxOwners, messagesOf, roundcubeUrls, type DemoMailbox } from './mailbox'

export async function startRoundcubeMailbox(
  mail: readonly DemoMessage[],
  lang: 'en' | 'zh-CN',
  ending: Ending,
  say: (line: string) => void,
): Promise<DemoMailbox> {
  const webmail = await startWebmail({
    users: mailboxOwners.map((member) => demoMembers[member].email),
    language: lang === 'zh-CN' ? 'zh_CN' : 'en_US',
    signal: ending.signal,
    report: say,
  })
  ending.add('The webmail', () => webmail.stop())
  const uids = new Map<string, number>()
  for (const member of mailboxOwners) {
    for (const folder of ['INBOX', 'Sent'] as const) {
      const messages = messagesOf(member, mail, folder)
      const given = await webmail.seed(
        demoMembers[member].email,
        messages.map(({ raw }) => raw),
        folder,
      )
      if (folder === 'INBOX')
        messages.forEach(({ messageId }, index) => uids.set(`${member} ${messageId}`, given[index] ?? 0))
    }
  }
  return {
    name: `Roundcube at ${webmail.url}`,
    ...roundcubeUrls(
      () => webmail.url,
      (member: MemberKey, messageId: string) => uids.get(`${member} ${messageId}`),
    ),
    logIn: (page, member) => logIn(page, webmail, demoMembers[member].email),
  }
}

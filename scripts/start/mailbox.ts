/** The mailbox the demo reads mail in: a real Roundcube, or a page built like it. */
import type { Page } from 'playwright-core'
import type { DemoMessage } from '../demo/mail'
import { demoMembers, type MemberKey } from '../demo/story'

export interface DemoMailbox {
  /** What it is, for a person to read. */
  name: string
  /** The mailbox's list of messages, of this member. */
  url(member: MemberKey): string
  /** A message on a page of its own. @throws Error when it is not in this member's mailbox */
  messageUrl(member: MemberKey, messageId: string): string
  /** Logs the member in, ending on the list. */
  logIn(page: Page, member: MemberKey): Promise<void>
}

/** The members whose mailboxes the demo fills. */
export const mailboxOwners = ['rep1', 'rep2'] as const

/** What lies in a member's folder, oldest first: rep1's is the demo's mail, rep2 has what was sent to both. */
export function messagesOf(
  member: MemberKey,
  mail: readonly DemoMessage[],
  folder: DemoMessage['folder'],
): DemoMessage[] {
  const inFolder = mail.filter((message) => message.folder === folder)
  if (member === 'rep1') return inFolder
  const address = demoMembers[member].email
  if (folder === 'Sent') return []
  return inFolder.filter(({ to, cc }) => [...to, ...cc].some((recipient) => recipient.address === address))
}

/** Roundcube's addresses below `base`, which ends in a slash. */
export function roundcubeUrls(
  base: (member: MemberKey) => string,
  uidOf: (member: MemberKey, messageId: string) => number | undefined,
): Pick<DemoMailbox, 'url' | 'messageUrl'> {
  return {
    url: (member) => `${base(member)}?_task=mail&_mbox=INBOX`,
    messageUrl(member, messageId) {
      const uid = uidOf(member, messageId)
      if (uid === undefined) throw new Error(`The message ${messageId} is not in ${member}'s mailbox.`)
      return `${base(member)}?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show`
    },
  }
}

/** What makes two decisions about who is who answers to one question, whoever gave them. */
import { v5 as uuidv5 } from 'uuid'
import { normaliseSubject } from './message-key'
import type { Identity } from './model'
import { nameKey } from './person-name'

/** Namespaces of the ids made here (RFC 9562 6.6); fixed, since every device must make the same id. */
const identityNamespace = 'b7a3f0de-52c4-5b9e-8d0b-6c1d5f0e9a41'
const threadNamespace = '0c5e2a94-7f3b-5d16-a1c8-94d2be03e7f5'

/**
 * The id of a decision: of the workspace and of what was asked, that is the address, or the name in its thread. So two reps' answers to
 * one question are one row, and the later stands. "Is it this contact?" and "is it mine?" are questions of their own.
 */
export function identityId(
  workspaceId: string,
  asked: Pick<Identity, 'address' | 'name' | 'thread' | 'decision' | 'contactId' | 'memberId'>,
): string {
  const { address, thread, decision } = asked
  const name = address === null && asked.name !== null ? nameKey(asked.name) : null
  const whom = decision === 'notContact' ? asked.contactId : decision === 'own' ? asked.memberId : null
  const question = whom === null ? 'who' : decision
  return uuidv5(JSON.stringify([workspaceId, address, name, thread, question, whom]), identityNamespace)
}

/** What a page tells of the thread a message is in. */
export interface ThreadSeen {
  webmail: string
  threadKey: string | null
  messageId: string | null
  pageKey: string
  subject: string | null
}

/**
 * Names a thread without telling of it: a hash of the webmail's own key and the subject (some webmails merely count their threads);
 * without a key the message alone, by Message-ID or its place in the page.
 */
export function threadHash({ webmail, threadKey, messageId, pageKey, subject }: ThreadSeen): string {
  const key =
    threadKey === null && messageId !== null ? ['message', messageId] : [webmail, threadKey ?? `page ${pageKey}`]
  return uuidv5(JSON.stringify([...key, normaliseSubject(subject ?? '')]), threadNamespace)
}

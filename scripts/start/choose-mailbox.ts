/** A real Roundcube where Debian and root allow, or a container engine runs; else the demo mailbox page. */
import { webmailUnavailableReason } from '../../tests/e2e/webmail/start-webmail'
import type { DemoMessage } from '../demo/mail'
import { containerUnavailableReason, startContainerMailbox } from './container-mailbox'
import type { Ending } from './ending'
import type { DemoMailbox } from './mailbox'
import type { StartOptions } from './options'
import { pageMailbox } from './page-mailbox'
import { startRoundcubeMailbox } from './roundcube-mailbox'

export interface MailboxChoice {
  options: StartOptions
  mail: readonly DemoMessage[]
  serverUrl: string
  ending: Ending
  say: (line: string) => void
}

/** @throws Error saying why, when the kind that was asked for cannot be had */
export async function startMailbox({ options, mail, serverUrl, ending, say }: MailboxChoice): Promise<DemoMailbox> {
  const { mailbox: kind, lang } = options
  if (kind === 'page') return pageMailbox(mail, serverUrl)
  const noRoundcube = webmailUnavailableReason()
  if (kind === 'roundcube' || (kind === 'auto' && noRoundcube === null))
    return startRoundcubeMailbox(mail, lang, ending, say)
  if (noRoundcube !== null) say(noRoundcube)
  const noContainer = await containerUnavailableReason()
  if (kind === 'container') {
    if (noContainer !== null) throw new Error(noContainer)
    return startContainerMailbox(mail, lang, ending, say)
  }
  if (noContainer !== null) {
    say(noContainer)
    return pageMailbox(mail, serverUrl)
  }
  try {
    return await startContainerMailbox(mail, lang, ending, say)
  } catch (error) {
    ending.signal.throwIfAborted()
    say(`${error instanceof Error ? error.message : String(error)} Using the demo mailbox page.`)
    return pageMailbox(mail, serverUrl)
  }
}

/** Once for all tests: the extension as the sources stand, and one webmail. */
import { startWebmail, webmailUnavailableReason } from '../webmail/start-webmail'
import { buildUnlessFresh } from './fresh-build'
import { chromeExtension, firefoxExtension } from './project-paths'
import { publishWebmail, webmailUsers } from './running-webmail'

/** @returns what ends the webmail after the last test. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await buildUnlessFresh('chrome', chromeExtension)
  await buildUnlessFresh('firefox', firefoxExtension)
  if (webmailUnavailableReason() !== null) return async () => undefined
  const webmail = await startWebmail({ users: webmailUsers, report: (line) => console.log(line) })
  publishWebmail(webmail)
  return () => webmail.stop()
}

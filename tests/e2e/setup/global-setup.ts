/** Once for all tests: the extension as the sources stand, and one webmail. */
import { startWebmail, webmailUnavailableReason } from '../webmail/start-webmail'
import { buildUnlessFresh } from './fresh-build'
import { chromeExtension, firefoxExtension } from './project-paths'
import { publishWebmail, webmailUsers } from './running-webmail'

/** One after the other: both write the same types. */
async function build(): Promise<void> {
  await buildUnlessFresh('chrome', chromeExtension)
  await buildUnlessFresh('firefox', firefoxExtension)
}

/** Starting a webmail is mostly waiting, so that the builds are made meanwhile. @returns what ends it after the last test */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const options = { users: webmailUsers, report: (line: string) => console.log(line) }
  const starting = webmailUnavailableReason() === null ? startWebmail(options) : Promise.resolve(null)
  const [built, started] = await Promise.allSettled([build(), starting])
  const webmail = started.status === 'fulfilled' ? started.value : null
  const failure = [built, started].find((one) => one.status === 'rejected')
  if (failure !== undefined) {
    await webmail?.stop()
    throw failure.reason
  }
  if (webmail !== null) publishWebmail(webmail)
  return async () => webmail?.stop()
}

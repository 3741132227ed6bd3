/** What `npm start` does, step by step; everything it starts is ended when it ends. */
import { makeDemoMail, type DemoMessage } from '../demo/mail'
import { demoFolder } from './demo-folder'
import { buildUnlessFresh } from '../../tests/e2e/setup/fresh-build'
import { chromeExtension } from '../../tests/e2e/setup/project-paths'
import { findBrowser } from './find-browser'
import { startMailbox } from './choose-mailbox'
import { addDemoMailbox } from './demo-mailbox/routes'
import { startDemoServer } from './demo-server'
import { createEnding, unlessAborted, type Ending } from './ending'
import { runMainJob } from './main-job'
import { readOptions, type StartOptions } from './options'
import { openForPerson } from './open-for-person'
import { createProgress, type Progress } from './progress'

async function start(options: StartOptions, progress: Progress, ending: Ending): Promise<void> {
  const { signal } = ending
  const inTime = <Result>(work: Promise<Result>): Promise<Result> => unlessAborted(signal, work)
  await progress.step(
    'Finding a browser',
    (say) => inTime(findBrowser(options, say, signal)),
    (path) => path,
  )
  await progress.step(
    'Building the extension',
    () => inTime(buildUnlessFresh('chrome', chromeExtension, signal)),
    () => chromeExtension,
  )
  let mail: DemoMessage[] = []
  const server = await progress.step(
    'Starting the server with the demo workspace',
    () =>
      inTime(
        startDemoServer(demoFolder, ending, ({ now }) => {
          mail = makeDemoMail(now)
          return (app) => addDemoMailbox(app, mail)
        }),
      ),
    ({ url, accounts, written }) =>
      `${url}, ${accounts} accounts, ${written === 0 ? 'as left last time' : `${written} rows written`}`,
  )
  const mailbox = await progress.step(
    'Starting the mailbox',
    (say) => inTime(startMailbox({ options, mail, serverUrl: server.url, ending, say })),
    ({ name }) => `${name}, ${mail.length} messages`,
  )
  const given = { options, extension: chromeExtension, server, mailbox, mail, progress, ending }
  await (options.headless ? runMainJob(given) : openForPerson(given))
}

const options = readOptions(process.argv.slice(2), process.platform, process.env)
const progress = createProgress(process.stdout)
const ending = createEnding()
try {
  await start(options, progress, ending)
} catch (error) {
  // Whatever a broken-off step says, the reason is that a person stopped it.
  if (ending.signal.aborted) progress.note('\nStopping …')
  else {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
} finally {
  await ending.run()
}
if (ending.signal.aborted) process.exitCode = options.headless ? 130 : 0
// What a browser or a database may still hold open must not keep the terminal.
process.exit()

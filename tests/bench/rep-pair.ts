/** Two reps of one team, each in a browser of their own, on one server in a process of its own. */
import { launchExtension, type ExtensionBrowser } from '../e2e/browsers/chromium'
import { joinTeam } from '../e2e/rep'
import { buildUnlessFresh } from '../e2e/setup/fresh-build'
import { chromeExtension } from '../e2e/setup/project-paths'
import { startTeam, type Team, type TestCustomer } from '../e2e/team/team'

export interface RepPair {
  team: Team
  writer: ExtensionBrowser
  reader: ExtensionBrowser
  close: () => Promise<void>
}

const members = ['rep1@ourco.test', 'rep2@ourco.test']

export async function startRepPair(customers: readonly TestCustomer[]): Promise<RepPair> {
  await buildUnlessFresh('chrome', chromeExtension)
  const team = await startTeam(members, customers)
  const browsers: ExtensionBrowser[] = []
  const close = async (): Promise<void> => {
    for (const browser of browsers) await browser.close()
    await team.close()
  }
  const join = async (email: string): Promise<ExtensionBrowser> => {
    const browser = await launchExtension({ extensionPath: chromeExtension })
    browsers.push(browser)
    await joinTeam(browser, await team.joinCode(email, 'bench'))
    return browser
  }
  try {
    const [writer, reader] = [await join('rep1@ourco.test'), await join('rep2@ourco.test')]
    return { team, writer, reader, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

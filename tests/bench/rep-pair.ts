/** Two reps of one team, each in a browser of their own, on one server in a process of its own. */
import { launchExtension, type ExtensionBrowser } from '../e2e/browsers/chromium'
import { joinTeam } from '../e2e/rep'
import { startTeam, type Team, type TestCustomer } from '../e2e/team/team'
import { copyExtension } from './bench-extension'

export interface RepPair {
  team: Team
  writer: ExtensionBrowser
  reader: ExtensionBrowser
  close: () => Promise<void>
}

const members = ['rep1@ourco.test', 'rep2@ourco.test']

export async function startRepPair(customers: readonly TestCustomer[]): Promise<RepPair> {
  const extension = await copyExtension()
  const team = await startTeam(members, customers)
  const browsers: ExtensionBrowser[] = []
  const close = async (): Promise<void> => {
    for (const browser of browsers) await browser.close()
    await team.close()
    await extension.remove()
  }
  const join = async (email: string): Promise<ExtensionBrowser> => {
    const browser = await launchExtension({ extensionPath: extension.folder })
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

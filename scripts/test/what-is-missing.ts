/** What the tests need beyond npm's packages: installed on Debian as root, named elsewhere. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { browserUnavailableReason } from '../../tests/e2e/browsers/find-browser'
import { debianUnavailableReason, installDebianPackages } from '../../tests/e2e/webmail/debian-packages'
import { webmailUnavailableReason } from '../../tests/e2e/webmail/start-webmail'
import { projectFolder } from '../../tests/e2e/setup/project-paths'

/**
 * Browsers, letters for Chinese pictures, what shows that writes reach the disk, and the databases that the server's tests
 * start instances of their own of.
 */
const packages = ['chromium', 'firefox-esr', 'fonts-noto-cjk', 'strace', 'postgresql', 'redis-server']

/** Mail and pages made by others, beside the clone; some tests read them. */
export const sharedFolder = join(projectFolder, '..', 'shared')

/**
 * Installs what a Debian root machine lacks; elsewhere nothing is changed.
 * @returns sentences that say what is missing, so that its tests will be skipped
 */
export async function provideWhatIsMissing(report: (line: string) => void): Promise<string[]> {
  if (debianUnavailableReason() === null) await installDebianPackages(packages, { report })
  const reasons = [
    browserUnavailableReason('chromium'),
    browserUnavailableReason('firefox'),
    webmailUnavailableReason(),
    existsSync(sharedFolder) ? null : 'No ../shared here: tests over mail and pages made by others are skipped.',
  ]
  return reasons.filter((reason) => reason !== null)
}

/** A browser to show Sidelight in, and letters for its pictures. */
import { findChromium } from '../../tests/e2e/browsers/find-browser'
import { debianUnavailableReason, installDebianPackages } from '../../tests/e2e/webmail/debian-packages'
import type { StartOptions } from './options'

/**
 * @returns the browser's executable; Debian's is installed where there is none and that is allowed
 * @throws Error that says what to install
 */
export async function findBrowser(
  { headless }: StartOptions,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<string> {
  const found = await findChromium({ report: say, signal })
  // A bare Debian has no Chinese letters, and its pictures would show boxes.
  if (headless && debianUnavailableReason() === null)
    await installDebianPackages(['fonts-noto-cjk'], { report: say, signal })
  return found
}

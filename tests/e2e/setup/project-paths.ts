/** Where the end-to-end tests find things. */
import { join } from 'node:path'

export const projectFolder = join(import.meta.dirname, '..', '..', '..')
export const chromeExtension = join(projectFolder, '.output', 'chrome-mv3-e2e')
export const firefoxExtension = join(projectFolder, '.output', 'firefox-mv3-e2e')
/** Mail and pages made by others; a clone of the project alone does not have them. */
export const sharedData = join(projectFolder, '..', 'shared', 'data')
/** Screenshots for people to look at. */
export const picturesFolder = join(projectFolder, 'test-results', 'pictures')

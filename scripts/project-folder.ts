/** Where things are in this clone. */
import { join } from 'node:path'

export const projectFolder = join(import.meta.dirname, '..')
/** The demo's database, profiles and screenshots; not in git. */
export const demoFolder = join(projectFolder, '.sidelight')
/** The extension built for tests and the demo (`--mode e2e`). */
export const builtExtension = join(projectFolder, '.output', 'chrome-mv3-e2e')

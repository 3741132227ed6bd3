/** Where the demo keeps its things. */
import { join } from 'node:path'
import { projectFolder } from '../../tests/e2e/setup/project-paths'

/** The demo's database, profiles and screenshots; not in git. */
export const demoFolder = join(projectFolder, '.sidelight')

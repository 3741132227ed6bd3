/** Pictures of what the main job saw: in `.sidelight/screenshots`, and in `fresh-out` where there is such a folder. */
import { existsSync } from 'node:fs'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { projectFolder } from '../../tests/e2e/setup/project-paths'
import { demoFolder } from './demo-folder'

export interface Screenshots {
  folder: string
  take(page: Page, name: string): Promise<void>
  /** Copies them where a caller collects them. */
  handOut(): Promise<void>
}

export async function openScreenshots(): Promise<Screenshots> {
  const folder = join(demoFolder, 'screenshots')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  let count = 0
  return {
    folder,
    async take(page, name) {
      count += 1
      await page.screenshot({ path: join(folder, `${count}-${name}.png`), animations: 'disabled' })
    },
    async handOut() {
      const collected = join(projectFolder, 'fresh-out')
      if (existsSync(collected)) await cp(folder, collected, { recursive: true })
    },
  }
}

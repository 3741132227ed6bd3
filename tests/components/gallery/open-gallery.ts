/** Serves the gallery on a free port and opens it in the machine's Chromium. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preact } from '@preact/preset-vite'
import { chromium, type Browser } from 'playwright-core'
import { build, preview, type InlineConfig } from 'vite'

const candidates = [
  process.env['SIDELIGHT_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  chromium.executablePath(),
]
/** Null where no Chromium is installed: the tests say so and skip. */
export const chromiumPath = candidates.find((path) => path && existsSync(path)) ?? null

export interface Gallery {
  url: string
  browser: Browser
  close(): Promise<void>
}

/** `root` is the folder of the page's index.html. */
export async function openGallery(executablePath: string, root = import.meta.dirname): Promise<Gallery> {
  // Of each run's own: another one beside it would empty it.
  const outDir = await mkdtemp(join(tmpdir(), 'sidelight-gallery-'))
  // Built once: served module by module, every state would be a hundred requests.
  const shared = {
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [preact()],
    build: { outDir, emptyOutDir: true, minify: false },
  } satisfies InlineConfig
  await build(shared)
  const server = await preview({ ...shared, preview: { port: 0, host: '127.0.0.1' } })
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('The gallery did not get a port.')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  return {
    url,
    browser,
    close: async () => {
      await browser.close()
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}

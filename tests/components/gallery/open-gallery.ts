/** Serves the gallery on a free port and opens it in the machine's Chromium. */
import { existsSync } from 'node:fs'
import { preact } from '@preact/preset-vite'
import { chromium, type Browser } from 'playwright-core'
import { createServer } from 'vite'

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

export async function openGallery(executablePath: string): Promise<Gallery> {
  const server = await createServer({
    root: import.meta.dirname,
    configFile: false,
    plugins: [preact({ prefreshEnabled: false })],
    cacheDir: '../../../node_modules/.cache/gallery',
    server: { port: 0, host: '127.0.0.1', hmr: false, fs: { allow: ['../../..'] } },
    logLevel: 'error',
  })
  await server.listen()
  const address = server.httpServer?.address()
  if (!address || typeof address === 'string') throw new Error('The gallery did not get a port.')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  return {
    url: `http://127.0.0.1:${address.port}/`,
    browser,
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

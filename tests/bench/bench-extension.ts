/** The built extension with two pages of the benchmark in it: one that fills the store, one that is the baseline's frame. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { buildUnlessFresh } from '../e2e/setup/fresh-build'
import { chromeExtension } from '../e2e/setup/project-paths'
import { bundlePageScript } from './bundle'
import { elsewhere } from './mailbox/elsewhere'

export const seedPage = 'bench-seed.html'
export const baselinePage = 'bench-baseline.html'

const manifestSchema = z.looseObject({ web_accessible_resources: z.array(z.unknown()) })

export interface ExtensionCopy {
  folder: string
  remove: () => Promise<void>
}

/** The built extension in a folder of its own: a build made meanwhile does not change what is measured. */
export async function copyExtension(): Promise<ExtensionCopy> {
  await buildUnlessFresh('chrome', chromeExtension)
  const folder = await mkdtemp(join(tmpdir(), 'sidelight-bench-'))
  await cp(chromeExtension, folder, { recursive: true })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** A copy with the benchmark's pages in it. */
export async function makeBenchExtension(): Promise<ExtensionCopy> {
  const { folder, remove } = await copyExtension()
  const manifestFile = join(folder, 'manifest.json')
  const manifest = manifestSchema.parse(JSON.parse(await readFile(manifestFile, 'utf8')))
  // The same id wherever the copy lies, so that a kept store is still its own.
  manifest['key'] = Buffer.from('The benchmark of Sidelight').toString('base64')
  manifest.web_accessible_resources.push({ resources: [baselinePage], matches: [`${elsewhere}/*`] })
  await writeFile(manifestFile, JSON.stringify(manifest))
  // The sidebar's own styles, so that both paint the same card.
  const styles = (await readFile(join(folder, 'sidebar.html'), 'utf8')).match(/<link[^>]*rel="stylesheet"[^>]*>/g) ?? []
  await writePage(folder, baselinePage, 'get-and-paint', styles.join(''))
  await writePage(folder, seedPage, 'seed', '')
  return { folder, remove }
}

async function writePage(folder: string, page: string, script: string, head: string): Promise<void> {
  await writeFile(join(folder, `${script}.js`), await bundlePageScript(script))
  const body = `<div id="app"></div><script src="/${script}.js"></script>`
  await writeFile(
    join(folder, page),
    `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`,
  )
}

/** Scripts for the measured pages, bundled from TypeScript as the extension itself is. */
import { join } from 'node:path'
import { build } from 'vite'

/** One file of `pages/` as a script that runs by itself. @throws Error when it does not build */
export async function bundlePageScript(name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'pages', `${name}.ts`), formats: ['iife'], name: 'sidelightBenchPage' },
    },
  })
  const outputs = Array.isArray(result) ? result : [result]
  for (const output of outputs) {
    if (!('output' in output)) continue
    const chunk = output.output.find((one) => one.type === 'chunk')
    if (chunk?.type === 'chunk') return chunk.code
  }
  throw new Error(`tests/bench/pages/${name}.ts gave no script.`)
}

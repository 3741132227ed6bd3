/** `npm test`: dependencies first, then everything else in TypeScript (scripts/test/main.ts), in this same process. */
import process from 'node:process'
import { ensureDependencies, needsInstall } from './ensure-dependencies.mjs'

try {
  if (needsInstall()) console.log('Installing dependencies (npm ci) …')
  await ensureDependencies()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
const { register } = await import('tsx/esm/api')
register()
await import('./test/main.ts')

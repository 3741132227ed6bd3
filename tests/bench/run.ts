/**
 * `npm run bench [-- NAME…]`: every part, or those named. A figure is one line, a ratio to a baseline of the same run;
 * the newest lines of each part are kept in figures.md.
 */
import { formatFigure } from './figure'
import { keepLines } from './kept-figures'
import type { BenchPart } from './part'

/** Loaded only when it runs. */
const parts: Readonly<Record<string, () => Promise<BenchPart>>> = {
  'script-size': async () => (await import('./script-size')).scriptSizePart,
  'message-task': async () => (await import('./message-task')).messageTaskPart,
  'list-chips': async () => (await import('./list-chips')).listChipsPart,
  'open-message': async () => (await import('./open-message')).openPart,
  'look-ups': async () => (await import('./look-ups')).lookUpsPart,
  insights: async () => (await import('./insights')).insightsPart,
  'keep-insights': async () => (await import('./keep-insights')).keepPart,
  policy: async () => (await import('./policy')).policyPart,
  lifetime: async () => (await import('./lifetime')).lifetimePart,
  import: async () => (await import('./import')).importPart,
  'log-to-colleague': async () => (await import('./log-to-colleague')).logPart,
  'plan-keystroke': async () => (await import('./plan-keystroke')).keystrokePart,
  'fan-out': async () => (await import('./team-server/fan-out')).fanOutPart,
  'updates-per-second': async () => (await import('./team-server/updates-per-second')).updatesPart,
  'kill-loss': async () => (await import('./team-server/kill-loss')).killPart,
  'server-memory': async () => (await import('./team-server/server-memory')).memoryPart,
  'idle-sockets': async () => (await import('./team-server/idle-sockets')).idlePart,
  'first-sync': async () => (await import('./first-sync')).firstSyncPart,
  'two-processes': async () => (await import('./team-server/two-processes')).twoProcessesPart,
  'row-to-colleague': async () => (await import('./team-server/row-to-colleague')).rowPart,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
for (const [name, load] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const part = await load()
  const lines: string[] = []
  const tell = (line: string): void => {
    console.log(line)
    lines.push(line)
  }
  for await (const figure of part.run((line) => tell(`  ${line}`))) tell(formatFigure(figure))
  await keepLines(name, lines)
}

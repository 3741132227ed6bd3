/** figures.md: the newest lines of each part, with the day and the machine they were measured on. */
import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'

const file = join(import.meta.dirname, 'figures.md')
const head = `# Figures of the benchmark

Each line is one figure of \`npm run bench\`: ours, as a ratio to a baseline of the same run. Milliseconds hold for the
machine they were measured on; the ratios are what is compared.
`

/** Puts a part's lines in the place of those of its last run. */
export async function keepLines(part: string, lines: readonly string[]): Promise<void> {
  const kept = await readFile(file, 'utf8').catch(() => head)
  const [intro = head, ...sections] = kept.split(/^(?=## )/m)
  const measured = `${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, Node ${process.version}`
  const section = `## ${part}\n\n${measured}\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`
  const at = sections.findIndex((one) => one.startsWith(`## ${part}\n`))
  const all = at < 0 ? [...sections, section] : sections.with(at, section)
  await writeFile(file, [intro, ...all].map((one) => one.trimEnd()).join('\n\n') + '\n')
}

/**
 * Who was erased, in a file beside the database: a backup that is put back knows nothing of erasures since, this file does. It holds
 * ids and instants alone. One line of JSON each, synced to disk before the erasure begins.
 */
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import { log } from '../log'

/** The journal's name in the data folder. */
export const erasureJournalName = 'erasures.jsonl'

const lineSchema = z.object({
  workspaceId: z.string(),
  contactId: z.string(),
  at: z.iso.datetime(),
  byMemberId: z.nullable(z.string()),
})
export type NotedErasure = z.infer<typeof lineSchema>

export async function noteErasure(file: string, erasure: NotedErasure): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.appendFile(`${JSON.stringify(erasure)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** @throws Error when the file is there and cannot be read */
export async function readJournal(file: string): Promise<NotedErasure[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((line): NotedErasure[] => {
    if (line === '') return []
    const parsed = lineSchema.safeParse(parseJson(line))
    // The last line of a machine that lost power; its erasure had not begun.
    if (!parsed.success) log.error('a line of the journal of erasures cannot be read and is left out')
    return parsed.success ? [parsed.data] : []
  })
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

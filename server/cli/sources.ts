/** Sources by command: programs that send events, their write keys, and what came of them. */
import type { Command } from 'commander'
import { createWriteKey } from '../ingest/write-keys'
import { command, withStorage, type ConfigOptions } from './config-options'

export function addSources(program: Command): void {
  const source = program.command('source').description('programs that send events, as Segment clients do')
  command(
    source,
    'create <workspace> <name>',
    'make a write key for a program; prints the key, which is kept nowhere',
  ).action(async (workspaceId: string, name: string, options: ConfigOptions) =>
    withStorage(options, async (storage) => console.log((await createWriteKey(storage, workspaceId, name)).key)),
  )
  command(source, 'list <workspace>', 'the write keys: id, name, when made, revoked or not').action(
    async (workspaceId: string, options: ConfigOptions) =>
      withStorage(options, async (storage) => {
        for (const { id, name, createdAt, revokedAt } of await storage.ingest.keys(workspaceId))
          console.log([id, name, createdAt, revokedAt ?? 'valid'].join('\t'))
      }),
  )
  command(source, 'revoke <workspace> <key>', 'revoke a write key by its id; holds at once').action(
    async (workspaceId: string, keyId: string, options: ConfigOptions) =>
      withStorage(options, async (storage) => {
        if (!(await storage.ingest.revokeKey(workspaceId, keyId, new Date().toISOString())))
          throw new Error(`There is no write key ${keyId} in this workspace.`)
        console.log('revoked')
      }),
  )
  command(source, 'events <workspace>', 'what came: count, outcome, call, name, when last, why not written').action(
    async (workspaceId: string, options: ConfigOptions) =>
      withStorage(options, async (storage) => {
        for (const { count, outcome, call, name, lastAt, reason } of await storage.ingest.counts(workspaceId))
          console.log([count, outcome, call, name, new Date(lastAt).toISOString(), reason].join('\t'))
      }),
  )
}

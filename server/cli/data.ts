/** The data by command: what keeps it, checks it and moves it. */
import type { Command } from 'commander'
import { declareRestored } from '../workspaces'
import { command, withStorage, type ConfigOptions } from './config-options'

export function addData(program: Command): void {
  command(
    program,
    'restored',
    'say that the database was put back from a backup, with the server stopped; prints the workspaces. Clients then read everything again and send what the backup lacks',
  ).action(async (options: ConfigOptions) =>
    withStorage(options, async (storage) => {
      for (const id of await declareRestored(storage)) console.log(id)
    }),
  )
}

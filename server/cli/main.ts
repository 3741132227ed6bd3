#!/usr/bin/env node
/** The command line: `sidelight-server serve`, and the making of workspaces, members and device tokens. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { join } from 'node:path'
import { createMemoryBus } from '../bus/memory'
import { createServer } from '../http/server'
import { log } from '../log'
import { openSqliteStorage } from '../storage/sqlite/sqlite-storage'
import type { Storage } from '../storage/storage'
import { addMember, createDeviceToken, createWorkspace, declareRestored, listMembers, type Role } from '../workspaces'

interface DataOptions {
  data: string
}

const program = new Command('sidelight-server').description('Keeps a team’s rows and plans in step.')

/** Every command works on one folder; the database is a file in it. */
function command(parent: Command, usage: string, description: string): Command {
  return parent.command(usage).description(description).option('--data <folder>', 'where the database is', './data')
}

async function withStorage(data: string, work: (storage: Storage) => Promise<void>): Promise<void> {
  const storage = openSqliteStorage(join(data, 'sidelight.db'))
  try {
    await work(storage)
  } finally {
    await storage.close()
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('a port is 0 to 65535.')
  return port
}

command(program, 'serve', 'run the server')
  .option('--port <number>', 'port; 0 takes a free one', readPort, 8787)
  .option('--host <address>', 'address to listen on; put TLS in front of any but loopback', '127.0.0.1')
  .action(async ({ data, port, host }: DataOptions & { port: number; host: string }) => {
    const storage = openSqliteStorage(join(data, 'sidelight.db'))
    const bus = createMemoryBus()
    const server = await createServer({ storage, bus, port, host })
    console.log(`Sidelight server on ${server.url}`)
    let isStopping = false
    const stop = async () => {
      if (isStopping) return
      isStopping = true
      await server.close()
      await bus.close()
      await storage.close()
      log.info('stopped')
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  })

command(
  program,
  'restored',
  'say that the database was put back from a backup, with the server stopped; prints the workspaces. Clients then read everything again and send what the backup lacks',
).action(async ({ data }: DataOptions) =>
  withStorage(data, async (storage) => {
    for (const id of await declareRestored(storage)) console.log(id)
  }),
)

const workspace = program.command('workspace').description('workspaces')
command(workspace, 'create <name>', 'make a workspace; prints its id')
  .requiredOption('--owner-name <name>', 'the first member, its owner')
  .requiredOption('--owner-email <address>', 'address of the owner')
  .action(
    async (name: string, { data, ownerName, ownerEmail }: DataOptions & { ownerName: string; ownerEmail: string }) =>
      withStorage(data, async (storage) => {
        const { workspaceId } = await createWorkspace(storage, { name, ownerName, ownerEmail })
        console.log(workspaceId)
      }),
  )
command(workspace, 'list', 'the workspaces, id and name').action(async ({ data }: DataOptions) =>
  withStorage(data, async (storage) => {
    for (const { id, name } of await storage.workspaces()) console.log(`${id}\t${name}`)
  }),
)

const member = program.command('member').description('members of a workspace')
command(member, 'add <workspace> <name> <email>', 'add a member; prints the id')
  .addOption(
    new Option('--role <role>', 'what the member may do')
      .choices(['owner', 'admin', 'member', 'viewer'])
      .default('member'),
  )
  .action(async (workspaceId: string, name: string, email: string, { data, role }: DataOptions & { role: Role }) =>
    withStorage(data, async (storage) => console.log(await addMember(storage, workspaceId, { name, email, role }))),
  )
command(member, 'list <workspace>', 'the members: id, role, address, name').action(
  async (workspaceId: string, { data }: DataOptions) =>
    withStorage(data, async (storage) => {
      for (const { id, role, email, name } of await listMembers(storage, workspaceId))
        console.log([id, role, email, name].join('\t'))
    }),
)

const token = program.command('token').description('device tokens')
command(token, 'create <workspace> <email>', 'make a device token; prints the join code to paste')
  .requiredOption('--device <name>', 'what the person calls the device')
  .requiredOption('--server <origin>', 'where clients reach the server, such as https://sidelight.example.org')
  .action(async (workspaceId: string, email: string, options: DataOptions & { device: string; server: string }) =>
    withStorage(options.data, async (storage) => {
      const { device, server } = options
      const { joinCode } = await createDeviceToken(storage, { workspaceId, email, device, server })
      console.log(joinCode)
    }),
  )
command(token, 'list <workspace>', 'the device tokens: id, member, device, revoked or not').action(
  async (workspaceId: string, { data }: DataOptions) =>
    withStorage(data, async (storage) => {
      for (const { id, memberId, device, revokedAt } of await storage.tokens(workspaceId))
        console.log([id, memberId, device, revokedAt ?? 'valid'].join('\t'))
    }),
)
command(token, 'revoke <workspace> <token>', 'revoke a device token; its sockets close within 10 s').action(
  async (workspaceId: string, tokenId: string, { data }: DataOptions) =>
    withStorage(data, async (storage) => {
      if (!(await storage.revokeToken(workspaceId, tokenId, new Date().toISOString())))
        throw new Error(`There is no token ${tokenId} in this workspace.`)
      console.log('revoked')
    }),
)

try {
  await program.parseAsync()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

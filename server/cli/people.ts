/** Workspaces, members and device tokens by command. */
import { join } from 'node:path'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { roleSchema } from '../../lib/messages/members-protocol'
import { createMemoryBus } from '../bus/memory'
import { revokeDevice } from '../members/devices'
import { eraseContact } from '../members/erase'
import { erasureJournalName } from '../members/erasure-journal'
import { invite } from '../members/invitations'
import { changeRole, removeMember } from '../members/manage'
import { addMember, createDeviceToken, createWorkspace, listMembers, type Role } from '../workspaces'
import { command, configOf, withStorage, type ConfigOptions } from './config-options'

export function addPeople(program: Command): void {
  addWorkspaces(program.command('workspace').description('workspaces'))
  addMembers(program.command('member').description('members of a workspace'))
  addTokens(program.command('token').description('device tokens'))
  addShort(program)
}

/** What is done to people every day, in one word each. */
function addShort(program: Command): void {
  command(program, 'invite <workspace> <email>', 'invite somebody; prints the code to paste, good once')
    .requiredOption('--server <origin>', 'where clients reach the server, such as https://sidelight.example.org')
    .option('--name <name>', 'default: the address before the @')
    .addOption(roleOption())
    .option('--hours <number>', 'until it expires, 1 to 720; default a week', readHours)
    .action(async (workspaceId: string, email: string, options: ConfigOptions & InviteOptions) =>
      withStorage(options, async (storage) => {
        const { server, name, role, hours } = options
        if ((await storage.workspace(workspaceId)) === null) throw new Error(`There is no workspace ${workspaceId}.`)
        const { code } = await invite(storage, workspaceId, null, { email, name, role, hours, server })
        console.log(code)
      }),
    )
  command(program, 'members <workspace>', 'the members: id, role, address, name').action(listAll)
  command(
    program,
    'revoke <workspace> <device>',
    'revoke a device; its sockets close within 10 s, and invitations it made are worth nothing',
  ).action(async (workspaceId: string, tokenId: string, options: ConfigOptions) =>
    withStorage(options, async (storage) => {
      await revokeDevice({ storage, bus: createMemoryBus() }, workspaceId, null, tokenId)
      console.log('revoked')
    }),
  )
  command(
    program,
    'erase <workspace> <contact>',
    'erase a person for good: name, addresses and all else personal, in rows and their log; prints how many rows',
  ).action(async (workspaceId: string, contactId: string, options: ConfigOptions) =>
    withStorage(options, async (storage) => {
      const { data } = configOf({ config: options.config, data: options.data, database: options.database })
      const parts = { storage, bus: createMemoryBus(), erasureJournal: join(data, erasureJournalName) }
      console.log(await eraseContact(parts, workspaceId, contactId, null))
    }),
  )
}

interface InviteOptions {
  server: string
  name?: string
  role: Role
  hours?: number
}

function readHours(text: string): number {
  const hours = Number(text)
  if (!Number.isInteger(hours) || hours < 1 || hours > 720) throw new InvalidArgumentError('hours are 1 to 720.')
  return hours
}

const roleOption = (): Option =>
  new Option('--role <role>', 'what the member may do')
    .choices(['owner', 'admin', 'member', 'viewer'])
    .default('member')

async function listAll(workspaceId: string, options: ConfigOptions): Promise<void> {
  await withStorage(options, async (storage) => {
    for (const { id, role, email, name } of await listMembers(storage, workspaceId))
      console.log([id, role, email, name].join('\t'))
  })
}

function addWorkspaces(workspace: Command): void {
  command(workspace, 'create <name>', 'make a workspace; prints its id')
    .requiredOption('--owner-name <name>', 'the first member, its owner')
    .requiredOption('--owner-email <address>', 'address of the owner')
    .action(async (name: string, options: ConfigOptions & { ownerName: string; ownerEmail: string }) =>
      withStorage(options, async (storage) => {
        const { ownerName, ownerEmail } = options
        const { workspaceId } = await createWorkspace(storage, { name, ownerName, ownerEmail })
        console.log(workspaceId)
      }),
    )
  command(workspace, 'list', 'the workspaces, id and name').action(async (options: ConfigOptions) =>
    withStorage(options, async (storage) => {
      for (const { id, name } of await storage.workspaces()) console.log(`${id}\t${name}`)
    }),
  )
}

function addMembers(member: Command): void {
  command(member, 'add <workspace> <name> <email>', 'add a member; prints the id')
    .addOption(roleOption())
    .action(async (workspaceId: string, name: string, email: string, options: ConfigOptions & { role: Role }) =>
      withStorage(options, async (storage) =>
        console.log(await addMember(storage, workspaceId, { name, email, role: options.role })),
      ),
    )
  command(member, 'list <workspace>', 'the members: id, role, address, name').action(listAll)
  command(member, 'role <workspace> <member> <role>', 'change what a member may do; the last owner stays one').action(
    async (workspaceId: string, memberId: string, role: string, options: ConfigOptions) =>
      withStorage(options, async (storage) => {
        const parsed = roleSchema.safeParse(role)
        if (!parsed.success) throw new Error(`${role} is none of owner, admin, member, viewer.`)
        await changeRole({ storage, bus: createMemoryBus() }, workspaceId, null, memberId, parsed.data)
        console.log(parsed.data)
      }),
  )
  command(member, 'remove <workspace> <member>', 'remove a member with all devices; the last owner stays').action(
    async (workspaceId: string, memberId: string, options: ConfigOptions) =>
      withStorage(options, async (storage) => {
        await removeMember({ storage, bus: createMemoryBus() }, workspaceId, null, memberId)
        console.log('removed')
      }),
  )
}

function addTokens(token: Command): void {
  command(token, 'create <workspace> <email>', 'make a device token; prints the join code to paste')
    .requiredOption('--device <name>', 'what the person calls the device')
    .requiredOption('--server <origin>', 'where clients reach the server, such as https://sidelight.example.org')
    .action(async (workspaceId: string, email: string, options: ConfigOptions & { device: string; server: string }) =>
      withStorage(options, async (storage) => {
        const { device, server } = options
        const { joinCode } = await createDeviceToken(storage, { workspaceId, email, device, server })
        console.log(joinCode)
      }),
    )
  command(token, 'list <workspace>', 'the device tokens: id, member, device, revoked or not').action(
    async (workspaceId: string, options: ConfigOptions) =>
      withStorage(options, async (storage) => {
        for (const { id, memberId, device, revokedAt } of await storage.tokens(workspaceId))
          console.log([id, memberId, device, revokedAt ?? 'valid'].join('\t'))
      }),
  )
  command(token, 'revoke <workspace> <token>', 'revoke a device token; its sockets close within 10 s').action(
    async (workspaceId: string, tokenId: string, options: ConfigOptions) =>
      withStorage(options, async (storage) => {
        if (!(await storage.revokeToken(workspaceId, tokenId, new Date().toISOString())))
          throw new Error(`There is no token ${tokenId} in this workspace.`)
        console.log('revoked')
      }),
  )
}

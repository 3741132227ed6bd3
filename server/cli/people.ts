/** Workspaces, members and device tokens by command. */
import { Option, type Command } from 'commander'
import { addMember, createDeviceToken, createWorkspace, listMembers, type Role } from '../workspaces'
import { command, withStorage, type ConfigOptions } from './config-options'

export function addPeople(program: Command): void {
  addWorkspaces(program.command('workspace').description('workspaces'))
  addMembers(program.command('member').description('members of a workspace'))
  addTokens(program.command('token').description('device tokens'))
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
    .addOption(
      new Option('--role <role>', 'what the member may do')
        .choices(['owner', 'admin', 'member', 'viewer'])
        .default('member'),
    )
    .action(async (workspaceId: string, name: string, email: string, options: ConfigOptions & { role: Role }) =>
      withStorage(options, async (storage) =>
        console.log(await addMember(storage, workspaceId, { name, email, role: options.role })),
      ),
    )
  command(member, 'list <workspace>', 'the members: id, role, address, name').action(
    async (workspaceId: string, options: ConfigOptions) =>
      withStorage(options, async (storage) => {
        for (const { id, role, email, name } of await listMembers(storage, workspaceId))
          console.log([id, role, email, name].join('\t'))
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

import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../running-server'
import { run, runAlone } from './command-line'

describe('the command line', () => {
  it('makes a workspace, a member and a join code, and revokes the device', async () => {
    const data = temporaryFolder()
    const owner = ['--owner-name', 'Li Wei', '--owner-email', 'Li@Example.test']
    const workspace = await run('workspace', 'create', 'Demo', ...owner, '--data', data)
    expect(workspace).toMatch(/^[0-9a-f-]{36}$/)
    await run('member', 'add', workspace, 'Ann', 'ann@example.test', '--role', 'viewer', '--data', data)
    const members = (await run('member', 'list', workspace, '--data', data)).split('\n')
    expect(members.map((line) => line.split('\t').slice(1))).toEqual([
      ['owner', 'li@example.test', 'Li Wei'],
      ['viewer', 'ann@example.test', 'Ann'],
    ])
    const where = ['--device', 'laptop', '--server', 'https://sidelight.example.test']
    const code = await run('token', 'create', workspace, 'ann@example.test', ...where, '--data', data)
    expect(code).toMatch(/^sidelight1\.[A-Za-z0-9_-]+$/)
    const [token = ''] = (await run('token', 'list', workspace, '--data', data)).split('\t')
    expect(await run('token', 'revoke', workspace, token, '--data', data)).toBe('revoked')
    expect(await run('restored', '--data', data)).toBe(workspace)
    const ann = members[1]?.split('\t')[0] ?? ''
    expect(await run('member', 'role', workspace, ann, 'admin', '--data', data)).toBe('admin')
    const at = ['--server', 'https://sidelight.example.test', '--role', 'viewer', '--hours', '2']
    expect(await run('invite', workspace, 'zoe@example.test', ...at, '--data', data)).toMatch(/^sidelight1\./)
    expect(await run('member', 'remove', workspace, ann, '--data', data)).toBe('removed')
    const left = await run('members', workspace, '--data', data)
    expect(left).toContain('li@example.test')
    expect(left).not.toContain('ann@')
    const [last = ''] = left.split('\t')
    await expect(run('member', 'remove', workspace, last, '--data', data)).rejects.toMatchObject({
      stderr: expect.stringContaining('keeps an owner'),
    })
  })

  it('says what is wrong and ends with a status of 1, as a process too', async () => {
    const data = temporaryFolder()
    const owner = ['--owner-name', 'Li', '--owner-email', 'nobody']
    await expect(runAlone('workspace', 'create', 'Demo', ...owner, '--data', data)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nobody is not an email address.'),
    })
  })
})

import { expect, it } from 'vitest'
import { temporaryFolder } from '../running-server'
import { run } from './command-line'

it('a write key is made, listed and revoked by command', async () => {
  const data = temporaryFolder()
  const owner = ['--owner-name', 'Li Wei', '--owner-email', 'Li@Example.test']
  const workspace = await run('workspace', 'create', 'Demo', ...owner, '--data', data)
  expect(await run('source', 'create', workspace, 'Shop', '--data', data)).toMatch(/^slw_[A-Za-z0-9_-]{43}$/)
  const [id = '', ...rest] = (await run('source', 'list', workspace, '--data', data)).split('\t')
  expect([rest[0], rest[2]]).toEqual(['Shop', 'valid'])
  expect(await run('source', 'revoke', workspace, id, '--data', data)).toBe('revoked')
  expect(await run('source', 'list', workspace, '--data', data)).not.toContain('valid')
  expect(await run('source', 'events', workspace, '--data', data)).toBe('')
  await expect(run('source', 'revoke', workspace, 'nothing', '--data', data)).rejects.toMatchObject({ code: 1 })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ConfigError, readConfig } from '../../server/config'

function fileOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'sidelight.json')
  writeFileSync(file, text)
  return file
}

const read = (environment: NodeJS.ProcessEnv, options = {}, file?: string) => readConfig({ environment, options, file })

describe('the configuration', () => {
  it('has a default for everything that needs one', () => {
    expect(read({})).toMatchObject({
      data: './data',
      databaseConnections: 10,
      redisChannel: 'sidelight',
      port: 8787,
      host: '127.0.0.1',
      logLevel: 'info',
      recheckSeconds: 10,
      documentIdleSeconds: 30,
      maxStalledSeconds: 10,
      maxWaitingMegabytes: 24,
    })
  })

  it('is said by the command line before the environment, and by that before the file', () => {
    const file = fileOf('{"port": 1, "host": "::1", "data": "from file"}')
    const environment = { SIDELIGHT_PORT: '2', SIDELIGHT_HOST: '0.0.0.0', SIDELIGHT_CONFIG: file }
    expect(read(environment, { port: 3, host: undefined })).toMatchObject({
      port: 3,
      host: '0.0.0.0',
      data: 'from file',
    })
  })

  it('a name of digits stays a name, and an empty variable says nothing', () => {
    expect(read({ SIDELIGHT_REDIS_CHANNEL: '7', SIDELIGHT_PORT: '' })).toMatchObject({ redisChannel: '7', port: 8787 })
    expect(read({ LOG_LEVEL: 'warn' }).logLevel).toBe('warn')
    expect(read({ LOG_LEVEL: 'warn', SIDELIGHT_LOG_LEVEL: 'error' }).logLevel).toBe('error')
  })

  it('names the proxies that are believed, by commas or as a list; by default those of this machine', () => {
    const trusted = (text: string | undefined) => read({ SIDELIGHT_TRUSTED_PROXIES: text }).trustedProxies
    expect(trusted(undefined)).toEqual(['127.0.0.0/8', '::1'])
    expect(trusted('10.0.0.5, fd00:1::/64')).toEqual(['10.0.0.5', 'fd00:1::/64'])
    expect(trusted('none')).toEqual([])
    const file = fileOf('{"trustedProxies": ["10.0.0.0/8"]}')
    expect(read({}, {}, file).trustedProxies).toEqual(['10.0.0.0/8'])
  })

  it('takes a PostgreSQL URL without a host, for a socket', () => {
    const database = 'postgresql://sidelight@/team?host=/run/postgresql'
    expect(read({ SIDELIGHT_DATABASE_URL: database }).database).toBe(database)
  })

  it.each([
    [{ SIDELIGHT_PORT: 'http' }, {}, /port \(SIDELIGHT_PORT\) has to be a whole number from 0 to 65535/],
    [
      { SIDELIGHT_TRUSTED_PROXIES: 'proxy.internal' },
      {},
      /trustedProxies.* has to hold addresses and networks, such as/,
    ],
    [{ SIDELIGHT_TRUSTED_PROXIES: '10.0.0.0/33' }, {}, /has to hold addresses and networks/],
    [{ SIDELIGHT_TRUSTED_PROXIES: '10.0.0.5,' }, {}, /has to hold addresses and networks/],
    [{ SIDELIGHT_PORT: '70000' }, {}, /from 0 to 65535/],
    [{ SIDELIGHT_PORTT: '1' }, {}, /There is no setting SIDELIGHT_PORTT; there are .*SIDELIGHT_PORT/],
    [{ SIDELIGHT_REDIS_URL: 'http://x', SIDELIGHT_DATABASE_URL: 'postgres://x' }, {}, /redis:\/\/ or rediss:\/\//],
    [{ SIDELIGHT_REDIS_URL: 'redis://x' }, {}, /cannot share a SQLite file: set database too/],
    [{ SIDELIGHT_LOG_LEVEL: 'loud' }, {}, /has to be one of fatal, error/],
    [{}, { data: '' }, /data \(SIDELIGHT_DATA\) has to be a folder/],
  ])('%o is refused with a sentence', (environment, options, sentence) => {
    expect(() => read(environment, options)).toThrow(sentence)
    expect(() => read(environment, options)).toThrow(ConfigError)
  })

  it('a file with an unknown key, or that is no object or no JSON or not there, is refused with a sentence', () => {
    expect(() => read({}, {}, fileOf('{"ports": 1}'))).toThrow(/There is no setting ports; there are data, database/)
    expect(() => read({}, {}, fileOf('[]'))).toThrow(/JSON object of settings/)
    expect(() => read({}, {}, fileOf('port: 1'))).toThrow(/cannot be read as JSON/)
    expect(() => read({}, {}, '/nowhere/sidelight.json')).toThrow(/cannot be read as JSON: ENOENT/)
  })

  it('tells no value: it may hold a password', () => {
    const environment = { SIDELIGHT_DATABASE_URL: 'mysql://me:secret@host/x' }
    expect(() => read(environment)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }))
  })
})

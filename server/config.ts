/**
 * What a server is told: by the command line, else by the environment, else by a file, else a default. Everything is parsed
 * here; what is unknown or wrong is refused with a sentence.
 */
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { isNetwork } from './http/trusted-proxies'

// oxlint-disable-next-line no-underscore-dangle -- zod/mini's own name for it.
const orIfAbsent = z._default

const word = (what: string) => z.string(what).check(z.minLength(1, what))
const whole = (least: number, most: number) => {
  const sentence = `has to be a whole number from ${least} to ${most}`
  return z.int(sentence).check(z.minimum(least, sentence), z.maximum(most, sentence))
}
/** By its beginning alone: libpq takes URLs without a host, for a socket, that the web's standard does not. */
const url = (form: RegExp, sentence: string) => z.string(sentence).check(z.regex(form, sentence))

/** A list, or as the environment says one: by commas; `none` is an empty one. */
const listText = z.pipe(
  z.union([z.string(), z.array(z.string())], 'has to be a list of addresses'),
  z.transform((value) =>
    typeof value === 'string' ? (value.trim() === 'none' ? [] : value.split(',').map((each) => each.trim())) : value,
  ),
)
const proxies = z
  .array(
    z.string().check(z.refine(isNetwork, 'has to hold addresses and networks, such as 10.0.0.5 or fd00::/64, or none')),
  )
  .check(z.maxLength(100, 'has to hold 100 addresses and networks at most'))

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export const configSchema = z.strictObject({
  /** Folder of the SQLite database. */
  data: orIfAbsent(word('has to be a folder'), './data'),
  /** A PostgreSQL database, in the place of the SQLite file. */
  database: z.optional(url(/^postgres(ql)?:\/\/./, 'has to be a URL with postgres://')),
  /** Connections of this process to PostgreSQL, at most. */
  databaseConnections: orIfAbsent(whole(2, 500), 10),
  /** Redis, over which several processes on one PostgreSQL database tell each other what has happened. */
  redis: z.optional(url(/^rediss?:\/\/./, 'has to be a URL with redis:// or rediss://')),
  /** Deployments that share a Redis are told apart by it. */
  redisChannel: orIfAbsent(word('has to be a name'), 'sidelight'),
  /** 0 takes a free one. */
  port: orIfAbsent(whole(0, 65_535), 8787),
  /** TLS stands in front of any but loopback. */
  host: orIfAbsent(word('has to be an address'), '127.0.0.1'),
  /** Where Prometheus reads metrics; absent: nowhere. 0 takes a free port. */
  metricsPort: z.optional(whole(0, 65_535)),
  metricsHost: orIfAbsent(word('has to be an address'), '127.0.0.1'),
  logLevel: orIfAbsent(z.enum(logLevels, `has to be one of ${logLevels.join(', ')}`), 'info'),
  /** Proxies whose word is believed about whom they speak for (X-Forwarded-For). */
  trustedProxies: orIfAbsent(z.pipe(listText, proxies), ['127.0.0.0/8', '::1']),
  /** How often the membership of open sockets is looked up again. */
  recheckSeconds: orIfAbsent(whole(1, 3600), 10),
  /** How long a plan that nobody has open stays in memory. */
  documentIdleSeconds: orIfAbsent(whole(0, 86_400), 30),
  /** A reader that takes nothing for so long, while something waits, is closed. */
  maxStalledSeconds: orIfAbsent(whole(1, 3600), 10),
  /** Mebibytes that may wait for one reader. */
  maxWaitingMegabytes: orIfAbsent(whole(1, 1024), 24),
})
export type Config = z.infer<typeof configSchema>

/** The environment's names of the same settings. */
const variables: Record<keyof Config, string> = {
  data: 'SIDELIGHT_DATA',
  database: 'SIDELIGHT_DATABASE_URL',
  databaseConnections: 'SIDELIGHT_DATABASE_CONNECTIONS',
  redis: 'SIDELIGHT_REDIS_URL',
  redisChannel: 'SIDELIGHT_REDIS_CHANNEL',
  port: 'SIDELIGHT_PORT',
  host: 'SIDELIGHT_HOST',
  metricsPort: 'SIDELIGHT_METRICS_PORT',
  metricsHost: 'SIDELIGHT_METRICS_HOST',
  logLevel: 'SIDELIGHT_LOG_LEVEL',
  trustedProxies: 'SIDELIGHT_TRUSTED_PROXIES',
  recheckSeconds: 'SIDELIGHT_RECHECK_SECONDS',
  documentIdleSeconds: 'SIDELIGHT_DOCUMENT_IDLE_SECONDS',
  maxStalledSeconds: 'SIDELIGHT_MAX_STALLED_SECONDS',
  maxWaitingMegabytes: 'SIDELIGHT_MAX_WAITING_MEGABYTES',
}
const textKeys: ReadonlySet<string> = new Set([
  'data',
  'database',
  'redis',
  'redisChannel',
  'host',
  'metricsHost',
  'trustedProxies',
  'logLevel',
])
/** Names the file. */
export const configVariable = 'SIDELIGHT_CONFIG'
/** Variables of the same beginning that belong to the project's tests and demo. */
const foreignVariables = /^SIDELIGHT_(CHROMIUM|FIREFOX|TEST_|WHOLE_CORPUS)/

/** A setting is unknown or wrong; the message says which, and what would be right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export interface ConfigSources {
  /** From the command line; undefined where nothing was said. */
  options?: Partial<Record<keyof Config, unknown>>
  environment?: NodeJS.ProcessEnv
  /** Default: what SIDELIGHT_CONFIG names, if it is set. */
  file?: string | undefined
}

/** @throws ConfigError */
export function readConfig({ options = {}, environment = process.env, file }: ConfigSources = {}): Config {
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  const named = file ?? environment[configVariable]
  const config = parseConfig({
    ...(named === undefined ? {} : readFile(named)),
    ...readEnvironment(environment),
    ...Object.fromEntries(given),
  })
  if (config.redis !== undefined && config.database === undefined)
    throw new ConfigError('redis is for several processes, which cannot share a SQLite file: set database too.')
  return config
}

function parseConfig(values: Record<string, unknown>): Config {
  const parsed = configSchema.safeParse(values)
  if (parsed.success) return parsed.data
  // The value itself is not told: it may hold a password.
  const sentences = parsed.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `There is no setting ${issue.keys.join(', ')}; there are ${Object.keys(variables).join(', ')}.`
      : `${issue.path.join('.')} (${nameOf(issue.path[0])}) ${issue.message}.`,
  )
  throw new ConfigError(sentences.join(' '))
}

function nameOf(key: PropertyKey | undefined): string {
  return Object.entries(variables).find(([name]) => name === key)?.[1] ?? 'setting'
}

function readFile(file: string): Record<string, unknown> {
  const values = z.record(z.string(), z.unknown()).safeParse(readJson(file))
  if (!values.success) throw new ConfigError(`${file} has to hold a JSON object of settings.`)
  return values.data
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ConfigError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readEnvironment(environment: NodeJS.ProcessEnv): Record<string, unknown> {
  const known = Object.entries(variables)
  const unknown = Object.keys(environment).find(
    (name) =>
      name.startsWith('SIDELIGHT_') &&
      name !== configVariable &&
      !foreignVariables.test(name) &&
      !known.some(([, variable]) => variable === name),
  )
  if (unknown !== undefined)
    throw new ConfigError(`There is no setting ${unknown}; there are ${known.map(([, name]) => name).join(', ')}.`)
  const given = known.flatMap(([key, variable]): [string, unknown][] => {
    const text = environment[variable]
    return text === undefined || text === '' ? [] : [[key, textKeys.has(key) || !isNumeric(text) ? text : Number(text)]]
  })
  // As it was called before there were others.
  const level = environment['LOG_LEVEL']
  return { ...(level === undefined || level === '' ? {} : { logLevel: level }), ...Object.fromEntries(given) }
}

const isNumeric = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

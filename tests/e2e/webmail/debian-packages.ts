/** Debian packages, installed without questions and without any service of theirs being started. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** Debian's switch against starting services on installation: status 101 forbids every action (invoke-rc.d(8)). */
const policyFile = '/usr/sbin/policy-rc.d'
const answers = [
  'roundcube-core roundcube/dbconfig-install boolean false',
  'roundcube-core roundcube/reconfigure-webserver multiselect',
  'exim4-config exim4/dc_eximconfig_configtype select no configuration at this time',
]

/** Why Debian packages cannot be installed here, as a sentence; null when they can. */
export function debianUnavailableReason(): string | null {
  if (!existsSync('/usr/bin/dpkg-query') || !existsSync('/usr/bin/apt-get')) return 'this is not a Debian system'
  if (process.getuid?.() !== 0) return 'root is needed to install and run Debian packages'
  return null
}

/** Those of `names` that are not installed. */
export async function missingDebianPackages(names: readonly string[]): Promise<string[]> {
  const states = await Promise.all(names.map(packageState))
  return names.filter((_, index) => states[index] !== 'installed')
}

async function packageState(name: string): Promise<string> {
  try {
    return (await run('dpkg-query', ['-W', '-f=${db:Status-Status}', name])).stdout
  } catch {
    // dpkg-query ends with 1 for a package it has never heard of.
    return 'unknown'
  }
}

/**
 * Installs what is missing of `names`; `report` hears what is being done.
 * @throws {Error} with apt's last lines when it cannot.
 */
export async function installDebianPackages(
  names: readonly string[],
  options: { report?: ((line: string) => void) | undefined; signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const missing = await missingDebianPackages(names)
  if (missing.length === 0) return
  const reason = debianUnavailableReason()
  if (reason !== null) throw new Error(`Cannot install ${missing.join(', ')}: ${reason}.`)
  options.report?.(`installing ${missing.join(', ')}`)
  const isOurPolicy = await writePolicy()
  try {
    await preseed()
    await apt(['update'], options.signal)
    await apt(
      ['install', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', ...missing],
      options.signal,
    )
  } finally {
    if (isOurPolicy) await rm(policyFile, { force: true })
  }
}

async function writePolicy(): Promise<boolean> {
  if (existsSync(policyFile)) return false
  await writeFile(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  return true
}

async function preseed(): Promise<void> {
  const child = run('debconf-set-selections', [])
  child.child.stdin?.end(`${answers.join('\n')}\n`)
  await child
}

async function apt(args: readonly string[], signal: AbortSignal | undefined): Promise<void> {
  try {
    await run('apt-get', ['-qq', '-y', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 * 1024 * 1024,
      ...(signal && { signal }),
    })
  } catch (cause) {
    const output = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause)
    throw new Error(`apt-get ${args[0]} failed: ${output.split('\n').slice(-5).join(' ')}`, { cause })
  }
}

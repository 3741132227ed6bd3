/** The folder that holds everything of one running webmail. */
import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** A unix socket's path has 107 bytes, and Dovecot's stand up to 35 below the state folder. */
const longestPath = 70
const servicesUsers = ['mail', 'dovecot', 'www-data', 'Debian-exim']

/**
 * Makes a folder that the services' users can enter: under the temporary directory where that is possible.
 * @throws {Error} when no temporary directory will do.
 */
export async function createStateFolder(): Promise<string> {
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    const folder = await mkdtemp(join(parent, 'sidelight-webmail-'))
    await chmod(folder, 0o755)
    if (folder.length <= longestPath && (await canAllEnter(folder))) {
      for (const part of ['log', 'mail']) await mkdir(join(folder, part))
      return folder
    }
    await rm(folder, { recursive: true })
  }
  throw new Error(`No temporary directory can be entered by ${servicesUsers.join(', ')} and has a short enough path.`)
}

async function canAllEnter(folder: string): Promise<boolean> {
  try {
    for (const user of servicesUsers) await run('setpriv', [`--reuid=${user}`, '--clear-groups', 'test', '-x', folder])
    return true
  } catch {
    return false
  }
}

/** User and group ids of a system user, from /etc/passwd. */
export async function readUserIds(user: string): Promise<{ uid: number; gid: number }> {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith(`${user}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined || gid === undefined) throw new Error(`There is no system user ${user}.`)
  return { uid: Number(uid), gid: Number(gid) }
}

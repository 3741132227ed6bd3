/** Long-running processes of the bench: each leads a process group of its own, and is ended through that group alone. */
import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, readdirSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { answersOnPort } from './free-ports'

export interface ServiceProcess {
  readonly name: string
  /** Process id, which is also the id of its process group. */
  readonly pid: number
  isAlive: () => boolean
  /** The last lines it wrote. */
  readLog: () => string
  /** Ends the whole group: SIGTERM, after 5 s SIGKILL. */
  stop: () => Promise<void>
  /** SIGKILL to the whole group, at once; resolves when it is gone. */
  kill: () => Promise<void>
}

/** Starts `command` in `folder` as leader of a process group of its own, its output in `logFile`. */
export function startService(
  name: string,
  command: readonly [string, ...string[]],
  options: { logFile: string; env?: Record<string, string>; folder?: string },
): ServiceProcess {
  const log = openSync(options.logFile, 'a')
  const child: ChildProcess = spawn(command[0], command.slice(1), {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...options.env },
    ...(options.folder !== undefined && { cwd: options.folder }),
  })
  closeSync(log)
  child.once('error', (error) => console.error(`${name} could not be started:`, error))
  const { pid } = child
  if (pid === undefined) throw new Error(`${name} could not be started: is ${command[0]} installed?`)
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await stopGroup(pid, signal)
    // Its first thread may be gone before the others, which hold its port open a moment longer.
    await exited
  }
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null
  return {
    name,
    pid,
    isAlive,
    readLog: () => readFileSync(options.logFile, 'utf8').trim().split('\n').slice(-5).join('\n'),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/**
 * Waits until something answers on a service's port of 127.0.0.1, looking every 50 ms.
 * @throws {Error} with the last lines of its log, when it has ended or has not answered for 15 s.
 */
export async function waitForService(service: ServiceProcess, port: number): Promise<void> {
  const end = performance.now() + 15_000
  while (!(await answersOnPort(port))) {
    if (!service.isAlive() || performance.now() > end)
      throw new Error(`${service.name} does not answer on port ${port}: ${service.readLog()}`)
    await delay(50)
  }
}

async function stopGroup(group: number, signal: NodeJS.Signals): Promise<void> {
  signalGroup(group, signal)
  const end = performance.now() + 5000
  while (groupRuns(group) && performance.now() < end) await delay(20)
  signalGroup(group, 'SIGKILL')
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Is any process of the group more than a zombie? In a container nobody may reap orphans. */
function groupRuns(group: number): boolean {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .some((pid) => {
      const [state, , itsGroup] = readProcessFields(pid)
      return itsGroup === String(group) && state !== 'Z'
    })
}

/** State, parent and group of a process (proc_pid_stat(5)); empty when it is gone. */
function readProcessFields(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/**
 * A guard that ends `groups` and removes `folder` when this process is gone, however it went: a shell of its own session
 * waits for the pipe that only this process holds open.
 * @returns what dismisses the guard, once everything has been ended in the orderly way.
 */
export function guardServices(groups: readonly number[], folder: string): () => void {
  const script = `read _; for g in "$@"; do kill -TERM -- "-$g"; done; sleep 2
    for g in "$@"; do kill -KILL -- "-$g"; done; rm -rf -- "$FOLDER"`
  const guard = spawn('bash', ['-c', script, 'guard', ...groups.map(String)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, FOLDER: folder },
  })
  guard.unref()
  // The pipe must not keep this process alive.
  if (guard.stdin && 'unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref()
  return () => {
    guard.kill('SIGKILL')
    guard.stdin?.destroy()
  }
}

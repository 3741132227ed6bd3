/** A copy of a SQLite database, made while a server writes it, and putting one back. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'libsql'
import * as z from 'zod/mini'

const checkRow = z.object({ integrity_check: z.string() })
const tableRow = z.object({ count: z.int() })

/**
 * Writes a consistent copy of the database as of one moment, on disk when this returns, readable by its owner alone.
 * @throws Error with a sentence when the target is there already, or the copy is not sound
 */
export function backUp(file: string, target: string): void {
  if (!existsSync(file)) throw new Error(`There is no database ${file}.`)
  if (existsSync(target)) throw new Error(`${target} is there already: name a file that is not.`)
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  writeThrough(target, (part) => {
    const db = new Database(file)
    try {
      db.pragma('busy_timeout = 5000')
      // One read transaction: what is committed meanwhile is not in it.
      db.prepare('VACUUM INTO ?').run(part)
    } finally {
      db.close()
    }
  })
}

/**
 * Puts a backup in the place of a database that is not there.
 * @throws Error with a sentence when one is there, or the backup is not sound
 */
export function putBack(backup: string, file: string): void {
  if (!existsSync(backup)) throw new Error(`There is no file ${backup}.`)
  const rest = [file, `${file}-wal`, `${file}-shm`].find((path) => existsSync(path))
  if (rest !== undefined)
    throw new Error(`${rest} is there: stop the server, move what is there away and restore into an empty folder.`)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeThrough(file, (part) => copyFileSync(backup, part))
}

/** Under another name first: what is cut short is never taken for the whole. */
function writeThrough(target: string, write: (part: string) => void): void {
  const part = join(dirname(target), `.${basename(target)}.part`)
  rmSync(part, { force: true })
  try {
    write(part)
    chmodSync(part, 0o600)
    checkSound(part)
    sync(part)
    renameSync(part, target)
    sync(dirname(target))
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(part + ending, { force: true })
  }
}

function checkSound(file: string): void {
  const db = new Database(file)
  try {
    const [row] = db.prepare('PRAGMA integrity_check').all()
    const said = z.parse(checkRow, row).integrity_check
    const tables = db.prepare("SELECT count(*) AS count FROM sqlite_master WHERE name = 'workspaces'").all()
    if (said !== 'ok') throw new Error(`it is damaged: ${said}`)
    if (z.parse(tableRow, tables[0]).count !== 1) throw new Error('it is no database of Sidelight')
  } catch (error) {
    throw new Error(`The copy was not taken, ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    })
  } finally {
    db.close()
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

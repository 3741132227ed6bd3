/** Every schema version, oldest first. A new one is one more file and one more line here; none is ever changed. */
import type { Transaction } from 'dexie'
import { version1 } from './version-1'
import { version2 } from './version-2'
import { version3 } from './version-3'
import { version4 } from './version-4'
import { version5 } from './version-5'

export interface Migration {
  version: number
  /** Dexie's schema syntax; only tables that differ from the version before. */
  stores: Readonly<Record<string, string | null>>
  /** Rewrites stored rows; runs once, in the upgrade's own transaction. */
  upgrade?: (transaction: Transaction) => Promise<void>
}

export const migrations: readonly Migration[] = [version1, version2, version3, version4, version5]

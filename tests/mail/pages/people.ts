/** The invented people of the fixtures, and what stands of them in a reading. */
import type { Correspondent } from '../../../lib/messages/page-report'

type Role = Correspondent['role']

export const ana = (role: Role): Correspondent => ({ role, name: 'Ana López', address: 'ana@acme.example' })
export const wei = (role: Role): Correspondent => ({ role, name: '王伟', address: 'wei@globex.example' })
export const rep = (role: Role): Correspondent => ({ role, name: 'Rep', address: 'rep@ourco.example' })
/** Whom only a draft knows of. */
export const boss: Correspondent = { role: 'bcc', name: 'Boss', address: 'boss@ourco.example' }
export const named = (role: Role, name: string): Correspondent => ({ role, name, address: null })
export const bare = (role: Role, address: string): Correspondent => ({ role, name: '', address })

export const own = ['rep@ourco.example']

/** A time as this browser's zone has it, in UTC: the fixtures are of August 2025. */
export const augustAt = (day: number, hour: number, minute: number): string =>
  new Date(2025, 7, day, hour, minute).toISOString()

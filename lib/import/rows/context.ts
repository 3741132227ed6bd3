/** What reading rows needs to know beside the file. */
import type { TablePlan } from '../columns/plan'

export interface RowContext {
  plan: Pick<TablePlan, 'kind' | 'source' | 'currency'>
  /** In which times without an offset are meant (IANA). */
  timeZone: string
  /** Whether anybody may have an address at the domain (lib/mail/mail-domains.ts). */
  isFreeMail: (domain: string) => boolean
}

/** One record of a table as drafts of rows, or as what is wrong with it. */
import type { DraftRow, ImportDraft } from '../draft'
import type { ImportProblem } from '../problem'
import { accountOf, namedAccount } from './account-draft'
import { contactOf, emailsOf } from './contact-draft'
import type { RowContext } from './context'
import { eventOf } from './event-draft'
import { LineCells } from './line-cells'
import type { PlanIndex } from './plan-index'

export interface LineRead {
  /** Null for a line in error. */
  draft: ImportDraft | null
  problems: readonly ImportProblem[]
}

/** A line with a problem in any column is not written at all, so that it can be mended and imported again whole. */
export function readLine(line: number, record: readonly string[], index: PlanIndex, context: RowContext): LineRead {
  const cells = new LineCells(index, line, record)
  const rows = rowsOf(cells, context)
  if (rows.length === 0 && cells.problems.length === 0) cells.note(null, 'noName')
  return { draft: cells.problems.length > 0 ? null : { line, rows }, problems: cells.problems }
}

function rowsOf(cells: LineCells, context: RowContext): DraftRow[] {
  const rows: DraftRow[] = []
  const add = (row: DraftRow): number => rows.push(row) - 1
  const emails = emailsOf(cells)
  const account = accountOf(cells, emails, context)
  const contact = contactOf(cells, emails, context)
  let accountAt: number | null = null
  if (account !== null) {
    const parent = cells.text('account.parent')
    const referrer = cells.text('account.referredBy')
    if (parent !== null && parent !== account.keys.name) account.parent = add(namedAccount(parent))
    if (referrer !== null && referrer !== account.keys.name) account.referredBy = add(namedAccount(referrer))
    if (contact === null) keepPhone(cells, account)
    accountAt = add(account)
  }
  const contactAt = contact === null ? null : add({ ...contact, account: accountAt })
  if (context.plan.kind === 'accounts' || context.plan.kind === 'contacts') return rows
  if (accountAt === null && contactAt === null) {
    cells.note(null, 'noOwner')
    return rows
  }
  const event = eventOf(cells, { account: accountAt, contact: contactAt }, context)
  if (event !== null) add(event)
  return rows
}

/** A company's own number, where the line names no person. */
function keepPhone(cells: LineCells, account: ReturnType<typeof namedAccount>): void {
  const phone = cells.all('contact.phone')[0]
  if (phone !== undefined)
    account.fields = { ...account.fields, custom: { ...account.fields.custom, [phone.column.header]: phone.text } }
}

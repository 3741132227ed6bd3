/** What this browser's own mailbox tells of an account: read once it is opened, beside the card, which nothing of it holds up. */
import { useEffect, useState } from 'preact/hooks'
import type { MailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import type { Contact } from '../../lib/domain/model'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadBounces, type Bounces } from '../wiring/mail-bounces'
import { loadMailboxRhythm } from '../wiring/mailbox-rhythm'

/** A reading that may come late, or of an account that is no longer on screen. */
function useReading<Value>(nothing: Value, key: string, read: () => Promise<Value>): Value {
  const [value, setValue] = useState(nothing)
  useEffect(() => {
    let isNewest = true
    setValue(nothing)
    read().then(
      (found) => isNewest && setValue(() => found),
      (error: unknown) => console.error('This mailbox could not be asked.', error),
    )
    return () => {
      isNewest = false
    }
    // The key stands for all that is read.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
  return value
}

/** Null where it tells nothing, or not yet. */
export function useMailbox(db: SidelightDatabase, accountId: string, today: string): MailboxRhythm | null {
  return useReading<MailboxRhythm | null>(null, `${accountId} ${today}`, () =>
    loadMailboxRhythm(db, { accountId }, new Date()),
  )
}

const none: Bounces = new Map()

/** Whom of these people our mail did not reach. */
export function useBounces(db: SidelightDatabase, people: readonly Contact[], mailbox: MailboxRhythm | null): Bounces {
  const whom = [people.flatMap(({ id, emails }) => [id, ...emails]), mailbox?.bounced, mailbox?.departed]
  return useReading(none, JSON.stringify(whom), () => loadBounces(db, people, mailbox))
}

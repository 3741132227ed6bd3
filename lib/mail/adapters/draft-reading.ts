/** What a draft tells, in the form of a reading. */
import type { Correspondent } from '../../messages/page-report'
import type { PageReading } from '../adapter'
import { boundPeople, boundSubject } from '../people'

/** @param subject the field where it is written; null where there is none */
export function draftReading(
  ownAddresses: string[],
  people: readonly Correspondent[],
  subject: Element | null,
): PageReading {
  const text = subject !== null && 'value' in subject ? String(subject.value) : null
  return { kind: 'draft', ownAddresses, people: boundPeople(people).people, subject: boundSubject(text) }
}

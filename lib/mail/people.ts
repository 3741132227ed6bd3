/** People as they leave the page: within the limits of a page report. */
import { addressLength, nameLength, peoplePerMessage, subjectLength } from '../messages/page-limits'
import type { Correspondent } from '../messages/page-report'

/** A cut may fall between the halves of a character. */
const halfCharacter = /[\uD800-\uDBFF]$/

export interface People {
  people: Correspondent[]
  /** Beyond the limit: counted, not kept. */
  peopleLeftOut: number
}

/** One person from what the page shows; a name that only repeats the address is left out, blanks are made single. */
export function correspondent(role: Correspondent['role'], name: string, address: string | null): Correspondent {
  const bare = (address ?? '').trim()
  const shown = name.replaceAll(/\s+/g, ' ').trim()
  return {
    role,
    name: shown === bare ? '' : shown.slice(0, nameLength).replace(halfCharacter, ''),
    address: bare === '' || bare.length > addressLength ? null : bare,
  }
}

/** The first thousand; the rest are counted. */
export function boundPeople(people: readonly Correspondent[], leftOutAlready = 0): People {
  const kept = people.slice(0, peoplePerMessage)
  return { people: kept, peopleLeftOut: leftOutAlready + people.length - kept.length }
}

/** A subject within the limit, blanks made single; null when the page shows none. */
export function boundSubject(text: string | null): string | null {
  const subject = (text ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, subjectLength).replace(halfCharacter, '')
  return subject === '' ? null : subject
}

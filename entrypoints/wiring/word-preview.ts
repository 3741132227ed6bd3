/** The row that a log would store, field by field, as a person reads it. No field of the row is left out. */
import { formatList } from '../../components/format'
import { strings } from '../../components/locale'
import type { LoggedField } from '../../components/sidebar/view'
import type { LooseRecord } from '../../lib/messages/apply-patch'

/** In the order in which a person asks. */
const fields = [
  'accountId',
  'contactIds',
  'direction',
  'at',
  'summary',
  'kind',
  'strongKey',
  'weakKey',
  'threadKey',
  'loggedBy',
  'recordedAt',
  'createdAt',
  'id',
] as const satisfies readonly LoggedField['field'][]

/** What ids are called. */
export interface PreviewNames {
  account: string
  contacts: ReadonlyMap<string, string>
  members: ReadonlyMap<string, string>
  myId: string
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

export function wordPreview(row: LooseRecord, names: PreviewNames): LoggedField[] {
  const { recognise, model } = strings.value
  const words = recognise.preview
  const listed = (value: unknown, nameOf: (id: string) => string): string =>
    textsOf(value).length === 0 ? words.none : formatList(textsOf(value).map(nameOf))
  const kinds: Record<string, string> = model.kinds
  const valueOf = (field: LoggedField['field']): string => {
    const value = row[field]
    switch (field) {
      case 'accountId':
        return names.account
      case 'contactIds':
        return listed(value, (id) => names.contacts.get(id) ?? id)
      case 'loggedBy':
        return listed(value, (id) => (id === names.myId ? words.you : (names.members.get(id) ?? id)))
      case 'direction':
        return value === 'in' || value === 'out' ? words.directions[value] : words.none
      case 'kind':
        return kinds[String(value)] ?? String(value)
      case 'recordedAt':
      case 'createdAt':
        return words.now
      default:
        return typeof value === 'string' && value !== '' ? value : words.none
    }
  }
  return fields.map((field) => ({ field, value: valueOf(field) }))
}

/** Earlier versions of the rules, each of which can be had back. */
import { formatDay } from '../../format'
import { strings } from '../../locale'
import { trusted } from '../../trusted'

export interface VersionLine {
  id: string
  version: number
  savedAt: string
  /** Numbers that differ from the version before. */
  changes: number
}

interface Props {
  /** Newest first. */
  versions: readonly VersionLine[]
  now: Date
  isReadOnly: boolean
  /** null: the defaults. */
  onRestore: (id: string | null) => void
}

export function PolicyVersions({ versions, now, isReadOnly, onRestore }: Props) {
  const words = strings.value.policy.versions
  const button = (id: string | null, version: number) => (
    <button
      class="button"
      title={version === 0 ? undefined : words.restoreHint(version)}
      data-testid={`restore-${version}`}
      onClick={trusted(() => onRestore(id))}
    >
      {words.restore}
      <span class="visually-hidden"> {version === 0 ? words.defaults : words.version(version)}</span>
    </button>
  )
  return (
    <section class="narrow stack" data-testid="policy-versions">
      <h2>{words.title}</h2>
      {versions.length === 0 && <p>{words.none}</p>}
      {versions.length > 0 && (
        <ul class="list">
          {versions.map(({ id, version, savedAt, changes }, index) => (
            <li key={id}>
              <span class="list-main">
                <strong>{words.version(version)}</strong>{' '}
                <span class="muted">
                  {formatDay(savedAt, now)}, {words.changes(changes)}
                </span>
              </span>
              {index === 0 ? <span class="tag">{words.inForce}</span> : !isReadOnly && button(id, version)}
            </li>
          ))}
          <li>
            <span class="list-main">{words.defaults}</span>
            {!isReadOnly && button(null, 0)}
          </li>
        </ul>
      )}
    </section>
  )
}

/** Write keys: made, shown once, listed, revoked one by one. */
import { useState } from 'preact/hooks'
import type { WriteKeyView } from '../../../lib/messages/ingest-protocol'
import type { MemberProblem } from '../../../lib/messages/members-protocol'
import { formatDay } from '../../format'
import { strings } from '../../locale'
import { SafeText, withoutInvisible } from '../../safe-text'
import { SureButton } from '../team/sure-button'
import { KeyForm } from './key-form'
import { ProgramProblem } from './program-problem'
import type { ProgramsActions } from './programs-model'

interface Props {
  keys: readonly WriteKeyView[]
  server: string
  now: Date
  actions: Pick<ProgramsActions, 'makeKey' | 'revokeKey' | 'copy'>
}

export function KeySection({ keys, server, now, actions }: Props) {
  const words = strings.value.programs.keys
  const [problem, setProblem] = useState<MemberProblem | null>(null)
  const valid = keys.filter(({ revokedAt }) => revokedAt === null)
  const revoked = keys.filter(({ revokedAt }) => revokedAt !== null)
  return (
    <section class="setting" aria-labelledby="keys-title">
      <h2 id="keys-title">{words.title}</h2>
      {valid.length === 0 ? (
        <p class="muted" data-testid="no-keys">
          {words.none}
        </p>
      ) : (
        <ul class="list" data-testid="keys">
          {valid.map(({ id, name, createdAt }) => (
            <li key={id} data-testid="write-key">
              <span class="list-main">
                <SafeText text={name} /> <span class="muted">{words.since(formatDay(createdAt, now))}</span>
              </span>
              <SureButton
                label={words.revoke}
                ariaLabel={words.revokeNow(withoutInvisible(name).text)}
                hint={words.revokeHint}
                act={async () => setProblem(await actions.revokeKey(id))}
                testId="revoke-key"
              />
            </li>
          ))}
        </ul>
      )}
      <ProgramProblem problem={problem} />
      <KeyForm server={server} actions={actions} />
      {revoked.length > 0 && (
        <details>
          <summary>{words.revoked(revoked.length)}</summary>
          <ul class="list programs-folded">
            {revoked.map(({ id, name, revokedAt }) => (
              <li key={id}>
                <span class="list-main">
                  <SafeText text={name} /> <span class="muted">{words.revokedOn(formatDay(revokedAt ?? '', now))}</span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

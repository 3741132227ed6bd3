/** A key account against its written criteria: what is met and what is not, why all the same, who manages and who sponsors it. */
import { useEffect, useState } from 'preact/hooks'
import type { KeyAccountCount, KeyAccountState } from '../../../lib/domain/key-accounts'
import { formatList } from '../../format'
import { keyCountText } from '../../key-count'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import { colleagueName } from './colleague-select'
import type { DepthProps } from './depth'
import { Disclosure } from './disclosure'
import { KeyAccountForm } from './key-account-form'
import { Panel } from './panel'
import { WriteFailure, useWrite } from './use-write'

export function KeyAccountPanel(props: DepthProps) {
  const { depth, colleagues, isReadOnly, actions } = props
  const { standing, who } = strings.value
  const words = standing.key
  const { keyAccount } = depth
  const { failure, run } = useWrite()
  if (keyAccount === null) return null
  const { criteria, isOverride, reason, managerId, sponsorId, lacks } = keyAccount
  return (
    <Panel title={who.keyAccount} testId="depth-key">
      <Criteria criteria={criteria} />
      {isOverride && reason.trim() !== '' && (
        <p class="panel-line secret">
          <SafeText text={words.override(reason)} />
        </p>
      )}
      <p class="panel-line secret">
        {words.people(colleagueName(managerId, colleagues), colleagueName(sponsorId, colleagues))}
      </p>
      {lacks.length > 0 && (
        <p class="depth-warning" data-testid="key-lacks">
          {words.lacks(formatList(lacks.map((lack) => words.lacking[lack])))}
        </p>
      )}
      <Count load={actions.countKeyAccounts} />
      {!isReadOnly && (
        <div class="depth-buttons">
          <KeyAccountChoice {...props} />
          <button class="link-button" data-testid="key-none" onClick={trusted(() => run(actions.setKeyAccount(null)))}>
            {words.unmake}
          </button>
        </div>
      )}
      <WriteFailure failure={failure} />
    </Panel>
  )
}

/** Makes it a key account, or changes what was chosen. */
export function KeyAccountChoice({ depth, colleagues, actions }: DepthProps) {
  const words = strings.value.standing.key
  const { account, keyAccount, keyCriteria } = depth
  return (
    <Disclosure label={keyAccount === null ? words.make : words.change} testId="key-form">
      {({ save, close }) => (
        <KeyAccountForm
          keyAccount={account.keyAccount}
          criteria={keyCriteria}
          colleagues={colleagues}
          onSave={(next) => save(actions.setKeyAccount(next))}
          onCancel={close}
        />
      )}
    </Disclosure>
  )
}

function Criteria({ criteria }: Pick<KeyAccountState, 'criteria'>) {
  const words = strings.value.standing.key
  if (criteria.length === 0) return <p class="plain-lines muted">{words.noCriteria}</p>
  const states = criteria.map(({ criterion, isMet }) => ({
    criterion,
    ...(isMet === null
      ? { mark: '?', tone: 'is-warn', said: words.unlooked }
      : isMet
        ? { mark: '✓', tone: 'is-good', said: words.met }
        : { mark: '✗', tone: 'is-bad', said: words.unmet }),
  }))
  return (
    <ul class="depth-criteria secret">
      {states.map(({ criterion, mark, tone, said }) => (
        <li key={criterion} class={tone}>
          <span class="depth-criterion-mark" aria-hidden="true">
            {mark}
          </span>
          <span>
            <SafeText text={criterion} /> <span class="visually-hidden">{said}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How many there are: past the useful range nobody has the time that makes one. */
function Count({ load }: { load: () => Promise<KeyAccountCount> }) {
  const [counted, setCounted] = useState<KeyAccountCount | null>(null)
  useEffect(() => {
    let isNewest = true
    load().then(
      (found) => isNewest && setCounted(found),
      (error: unknown) => console.error('The key accounts could not be counted.', error),
    )
    return () => {
      isNewest = false
    }
  }, [load])
  if (counted === null) return null
  return (
    <p class={counted.warning === 'tooMany' ? 'depth-warning' : 'panel-foot'} data-testid="key-count">
      {keyCountText(counted)}
    </p>
  )
}

/** What is known of the account, when somebody last said that it is still true, and what it belongs to. */
import type { ComponentChildren } from 'preact'
import { formatDay } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { AccountFinder } from '../../sidebar/account-finder'
import { trusted } from '../../trusted'
import { colleagueName } from './colleague-select'
import type { DepthProps, LinkedAccount } from './depth'
import { Disclosure } from './disclosure'
import { factNames, type FactName } from './fact-fields'
import { FactsForm } from './facts-form'
import { KeyAccountChoice } from './key-account-panel'
import { Panel } from './panel'
import { WriteFailure, useWrite } from './use-write'
import { wordFact } from './word-fact'

interface Props extends DepthProps {
  /** The fact that is being entered; null: the form is closed. */
  asked: FactName | null
  setAsked: (fact: FactName | null) => void
}

/** More subsidiaries than these are counted. */
const shownChildren = 30

export function FactsPanel({ asked, setAsked, ...props }: Props) {
  const { depth, now, today, colleagues, isReadOnly, actions } = props
  const words = strings.value.standing.facts
  const { account } = depth
  const { failure, run } = useWrite()
  const told = factNames.flatMap((name) => {
    const text = wordFact(name, account, now)
    return text === null ? [] : [{ name, text }]
  })
  return (
    <Panel
      title={words.title}
      testId="depth-facts"
      aside={
        <span class="muted" data-testid="confirmed">
          {account.confirmedOn === null ? words.unconfirmed : words.confirmed(formatDay(account.confirmedOn, now))}
          {colleagues.length > 0 && (
            <>
              {' · '}
              <a
                href={`#/history/accounts/${account.id}`}
                style={{ textDecoration: 'underline' }}
                data-testid="history-link"
              >
                {strings.value.team.history.link}
              </a>
            </>
          )}
        </span>
      }
    >
      <dl class="depth-facts secret">
        <Fact name={words.names.ownerId}>{colleagueName(account.ownerId, colleagues)}</Fact>
        {told.map(({ name, text }) => (
          <Fact key={name} name={words.names[name]}>
            <SafeText text={text} />
          </Fact>
        ))}
        {depth.parent !== null && (
          <Fact name={words.parent}>
            <Linked account={depth.parent} />
          </Fact>
        )}
        {depth.children !== undefined && depth.children.length > 0 && (
          <Fact name={words.children}>
            {depth.children.slice(0, shownChildren).map((child, index) => (
              <span key={child.id}>
                {index > 0 && ' · '}
                <Linked account={child} />
              </span>
            ))}
            {depth.children.length > shownChildren && (
              <span class="muted"> {strings.value.depth.moreRows(depth.children.length - shownChildren)}</span>
            )}
          </Fact>
        )}
        {depth.referredBy !== null && (
          <Fact name={words.referredBy}>
            <Linked account={depth.referredBy} />
          </Fact>
        )}
      </dl>
      {!isReadOnly && (
        <div class="depth-buttons">
          <Disclosure
            label={words.edit}
            testId="facts-edit"
            control={{ isOpen: asked !== null, setOpen: (isOpen) => setAsked(isOpen ? 'ownerId' : null) }}
          >
            {({ save, close }) => (
              <FactsForm
                account={account}
                colleagues={colleagues}
                now={now}
                first={asked ?? 'ownerId'}
                onSave={(fields) => save(actions.saveFacts(fields))}
                onCancel={close}
              />
            )}
          </Disclosure>
          <LinkButton field="parentId" {...props} />
          <LinkButton field="referredById" {...props} />
          {depth.keyAccount === null && <KeyAccountChoice {...props} />}
          {account.confirmedOn !== today && (
            <button
              class="link-button"
              data-testid="confirm-account"
              onClick={trusted(() => run(actions.saveFacts({ confirmedOn: today })))}
            >
              {words.confirm}
            </button>
          )}
        </div>
      )}
      <WriteFailure failure={failure} />
    </Panel>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Linked({ account }: { account: LinkedAccount }) {
  if (account.name === null) return <>{strings.value.standing.facts.notHere}</>
  return (
    <a href={`#/accounts/${account.id}/depth`}>
      <SafeText text={account.name} />
    </a>
  )
}

/** Sets or takes away the parent, or who referred it. */
function LinkButton({ field, depth, actions }: DepthProps & { field: 'parentId' | 'referredById' }) {
  const words = strings.value.standing.facts
  const { account } = depth
  return (
    <Disclosure label={words.link[field]} testId={`link-${field}`}>
      {({ save, close }) => (
        <>
          <AccountFinder
            find={(text) => actions.findAccounts(text).then((found) => found.filter(({ id }) => id !== account.id))}
            onPick={(accountId) => save(actions.saveFacts({ [field]: accountId }))}
            onCancel={close}
          />
          {account[field] !== null && (
            <button class="link-button" onClick={trusted(() => save(actions.saveFacts({ [field]: null })))}>
              {words.unlink}
            </button>
          )}
        </>
      )}
    </Disclosure>
  )
}

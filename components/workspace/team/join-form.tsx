/** Joining with a pasted code: what will be uploaded and where to is said before anything is sent. */
import { useState } from 'preact/hooks'
import type { JoinAnswer } from '../../../lib/messages/runtime'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import type { TeamActions, UploadCounts } from './team-model'
import { UploadList } from './upload-list'

interface Props {
  /** Null where nothing is uploaded: the seat is only taken again. */
  uploads: UploadCounts | null
  actions: Pick<TeamActions, 'readCode' | 'join'>
}

type Failure = Extract<JoinAnswer, { ok: false }>['reason']

export function JoinForm({ uploads, actions }: Props) {
  const words = strings.value.team.join
  const [code, setCode] = useState('')
  const [device, setDevice] = useState<string | null>(null)
  const [isJoining, setJoining] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const read = code.trim() === '' ? null : actions.readCode(code)
  const submit = async (): Promise<void> => {
    setJoining(true)
    setFailure(null)
    const answer = await actions.join(code.trim(), (device ?? words.deviceDefault).trim() || words.deviceDefault)
    setJoining(false)
    if (!answer.ok) setFailure(answer.reason)
  }
  return (
    <form class="stack" onSubmit={trusted(() => void submit())}>
      <label class="field">
        <span>{words.code}</span>
        <input
          class="input"
          value={code}
          placeholder={words.codeHint}
          autocomplete="off"
          spellcheck={false}
          maxLength={2000}
          data-testid="join-code"
          onInput={(event) => {
            setCode(event.currentTarget.value)
            setFailure(null)
          }}
        />
      </label>
      {read !== null && (
        <div class="join-before" data-testid="join-before">
          <p>
            <SafeText text={words.server(read.host)} /> {words.notYet}
          </p>
          {uploads !== null && <UploadList uploads={uploads} />}
          {read.isInvitation && (
            <label class="field">
              <span>{words.device}</span>
              <input
                class="input"
                value={device ?? words.deviceDefault}
                maxLength={100}
                data-testid="join-device"
                onInput={(event) => setDevice(event.currentTarget.value)}
              />
              <span>{words.deviceHint}</span>
            </label>
          )}
        </div>
      )}
      <button class="button is-primary" disabled={isJoining || code.trim() === ''} data-testid="join">
        {isJoining ? words.joining : words.join}
      </button>
      {failure !== null && (
        <p class="message is-bad" role="alert" data-testid="join-failed" data-reason={failure}>
          {words.errors[failure]}
        </p>
      )}
    </form>
  )
}

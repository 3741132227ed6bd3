/** Step 1: what is read, and what of it leaves. */
import { FileText, List, LockKeyhole, Mail } from 'lucide-preact'
import { strings } from '../locale'
import type { FirstMinutesActions } from './model'
import { StepButtons } from './step-buttons'

export function ReadsStep({ isInTeam, actions }: { isInTeam: boolean; actions: FirstMinutesActions }) {
  const words = strings.value.firstMinutes.reads
  const lines = [
    { Icon: Mail, text: words.message },
    { Icon: List, text: words.list },
    { Icon: FileText, text: words.text },
  ]
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <ul class="first-reads">
        {lines.map(({ Icon, text }) => (
          <li key={text}>
            <Icon size={15} aria-hidden="true" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <p class="first-stays">
        <LockKeyhole size={15} aria-hidden="true" />
        <span>
          <b>{isInTeam ? words.staysInTeam : words.stays}</b> {isInTeam ? words.goesToTeam : words.staysMore}
        </span>
      </p>
      <StepButtons step="reads" actions={actions} />
    </>
  )
}

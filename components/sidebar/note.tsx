/** One line beside the view: what has to be said, and what can be done about it at its end, however long the words are. */
import type { LucideIcon } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { trusted } from '../trusted'
import './message-notes.css'

interface Props {
  icon: LucideIcon
  testId: string
  action?: { label: string; testId: string; act: () => void }
  children: ComponentChildren
}

export function Note({ icon: Icon, testId, action, children }: Props) {
  return (
    <div class="note" data-testid={testId}>
      <Icon size={15} aria-hidden="true" />
      <span class="note-words">{children}</span>
      {action && (
        <button class="link-button" data-testid={action.testId} onClick={trusted(action.act)}>
          {action.label}
        </button>
      )}
    </div>
  )
}

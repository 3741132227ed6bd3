/** Promises and tasks: two, then "+4". */
import { useState } from 'preact/hooks'
import type { Day, Task } from '../../lib/domain/model'
import { formatDay } from '../format'
import { strings } from '../locale'
import { withoutInvisible } from '../safe-text'
import { Section } from './section'

interface Props {
  tasks: readonly Task[]
  today: Day
  now: Date
  /** Resolves to whether it was stored. */
  onDone: (taskId: string) => Promise<boolean>
}

const shown = 2

/** Whole days from one day to another; negative when it is past. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

function Due({ dueOn, today, now }: { dueOn: Day; today: Day; now: Date }) {
  const words = strings.value.tasks
  const days = daysBetween(today, dueOn)
  const text =
    days < 0 ? words.overdue(-days) : days === 0 ? words.today : days === 1 ? words.tomorrow : formatDay(dueOn, now)
  return <span class={`task-due ${days < 0 ? 'is-bad' : ''}`}>{text}</span>
}

export function TaskList({ tasks, today, now, onDone }: Props) {
  const words = strings.value.tasks
  const [isWhole, setWhole] = useState(false)
  if (tasks.length === 0) return null
  const rest = tasks.length - shown
  return (
    <Section
      title={words.title}
      testId="tasks"
      aside={
        rest > 0 && (
          <button class="link-button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? words.fewer : words.more(rest)}
          </button>
        )
      }
    >
      <ul>
        {(isWhole ? tasks : tasks.slice(0, shown)).map((task) => {
          const title = withoutInvisible(task.title).text
          return (
            <li key={task.id} class="task">
              <input
                class="task-check"
                type="checkbox"
                aria-label={words.done(title)}
                onChange={({ isTrusted, currentTarget: box }) => {
                  if (!isTrusted) return
                  void onDone(task.id).then((isStored) => {
                    if (!isStored) box.checked = false
                  })
                }}
              />
              <span class="secret">
                {task.kind === 'promise' && <span class="tag">{words.promise}</span>} <bdi>{title}</bdi>
              </span>
              {task.dueOn !== null && <Due dueOn={task.dueOn} today={today} now={now} />}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

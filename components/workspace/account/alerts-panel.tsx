/** The account's alerts: those that stand with all that is done about them, the others folded. */
import { strings } from '../../locale'
import { AlertItem } from './alert-item'
import type { DepthProps } from './depth'
import { Panel } from './panel'

export function AlertsPanel(props: DepthProps) {
  const { alerts } = props.depth
  const words = strings.value.standing.alerts
  if (alerts.length === 0) return null
  const open = alerts.filter(({ state }) => state === 'open')
  const others = alerts.filter(({ state }) => state !== 'open')
  return (
    <Panel
      title={words.title}
      testId="depth-alerts"
      isWide
      aside={<span class="muted">{words.open(open.length)}</span>}
    >
      {open.length > 0 && (
        <ul class="depth-alerts">
          {open.map((listed) => (
            <AlertItem key={listed.alert?.id ?? listed.rule} listed={listed} {...props} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details class="depth-alerts-over" data-testid="alerts-over">
          <summary>{words.others(others.length)}</summary>
          <ul class="depth-alerts">
            {others.map((listed) => (
              <AlertItem key={listed.alert?.id ?? listed.rule} listed={listed} {...props} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}

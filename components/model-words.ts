/** Names of the model's factors and states in the language on screen. */
import type { HealthBand } from '../lib/domain/insight'
import { formatNumber, formatShare } from './format'
import { strings } from './locale'

/** A workspace's own indicators are called by the name it gave them. */
const own = 'own:'

/** The factor's name; one that has no words yet is shown by its key, spaced. */
export function factorName(factor: string): string {
  if (factor.startsWith(own)) return factor.slice(own.length)
  const known = strings.value.model.factors
  return Object.hasOwn(known, factor) ? (known[factor] ?? factor) : spaced(factor)
}

/** The factor's name where it asks for action: an alert, a next step. */
export function alertName(factor: string): string {
  const { alerts } = strings.value.model
  return Object.hasOwn(alerts, factor) ? (alerts[factor] ?? factor) : factorName(factor)
}

/** A criterion of the target profile; a team's own by the name it gave. */
export function criterionName(name: string): string {
  const known = strings.value.standing.profile.names
  return Object.hasOwn(known, name) ? (known[name] ?? name) : name
}

/** What a signal is, and of what (`feature:export`); one that has no words by its own name. */
export function signalName(kind: string): string {
  const { signals, signalOf } = strings.value.standing
  const [first = kind, ...rest] = kind.split(':')
  const known = Object.hasOwn(signals, first) ? signals[first] : undefined
  if (known === undefined) return spaced(kind)
  return rest.length === 0 ? known : signalOf(known, rest.join(':'))
}

/** A signal as a line: `NPS answer 9`; of shares, in per cent. */
export function signalText(kind: string, value: number | null): string {
  if (value === null) return signalName(kind)
  const figure = kind === 'coreUse' || kind === 'modulesInUse' ? formatShare(value) : formatNumber(value)
  return `${signalName(kind)} ${figure}`
}

function spaced(key: string): string {
  const words = key
    .replaceAll(/[_:.-]+/g, ' ')
    .replaceAll(/([a-z\d])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The tone class of a health band; plain without one. */
export function bandTone(band: HealthBand | null): 'good' | 'warn' | 'bad' | 'plain' {
  if (band === null) return 'plain'
  return band === 'healthy' ? 'good' : band === 'watch' ? 'warn' : 'bad'
}

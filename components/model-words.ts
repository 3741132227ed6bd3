/** Names of the model's factors and states in the language on screen. */
import type { HealthBand } from '../lib/domain/insight'
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

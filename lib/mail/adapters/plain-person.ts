/** A person written as text, as in a header or an address field. */
import type { Correspondent } from '../../messages/page-report'
import { correspondent } from '../people'

function unquote(name: string): string {
  const quoted = /^"([\s\S]*)"$/.exec(name.trim())
  return quoted === null ? name : (quoted[1] ?? '').replaceAll(/\\([\s\S])/g, '$1')
}

/** "Name <address>", or an address alone, or text that is neither (then it is the name). */
export function readPlainPerson(role: Correspondent['role'], text: string): Correspondent {
  const bracketed = /^([\s\S]*?)<([^<>]*)>\s*$/.exec(text)
  if (bracketed !== null) return correspondent(role, unquote(bracketed[1] ?? ''), bracketed[2] ?? null)
  return text.includes('@') ? correspondent(role, '', text) : correspondent(role, unquote(text), null)
}

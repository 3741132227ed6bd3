/** A card of any version as unfolded lines of vCard 3 or 4, so that one parser reads them all. */
import { readQuotedPrintable } from './quoted-printable'

/** The properties that are read; the rest of a card is not looked at. */
const read = /^(?:[\w-]+\.)?(?:VERSION|FN|N|NICKNAME|ORG|TITLE|ROLE|TEL|EMAIL|ADR|BDAY|URL|NOTE|X-ABLABEL)[;:]/i
const head = /^((?:[\w-]+\.)?[\w-]+)((?:;(?:"[^"]*"|[^:;"]*)*)*):([\s\S]*)$/

export function plainLines(lines: readonly string[]): string[] {
  const isOld = lines.some((line) => /^VERSION:\s*2/i.test(line))
  const unfolded = isOld ? unfoldOld(lines) : unfold(lines)
  const wanted = unfolded.filter((line) => read.test(line))
  return isOld ? wanted.flatMap(modernise) : wanted.filter((line) => head.test(line))
}

/** RFC 6350 3.2: a line that begins with a blank goes on with the one before. */
function unfold(lines: readonly string[]): string[] {
  const whole: string[] = []
  for (const line of lines)
    if (/^[ \t]/.test(line) && whole.length > 0) whole[whole.length - 1] += line.slice(1)
    else whole.push(line)
  return whole
}

/** vCard 2.1: quoted-printable goes on after a `=` at the line's end; of others the fold keeps its blank (2.1.3). */
function unfoldOld(lines: readonly string[]): string[] {
  const whole: string[] = []
  let isOpen = false
  for (const line of lines) {
    const last = whole.length - 1
    if (isOpen && !/^END:/i.test(line)) whole[last] = (whole[last] ?? '').slice(0, -1) + line
    else if (/^[ \t]/.test(line) && last >= 0) whole[last] += line
    else whole.push(line)
    const now = whole.at(-1) ?? ''
    isOpen = now.endsWith('=') && /;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(now)
  }
  return whole
}

/** One line of 2.1 as one of 3.0: parameters named, the value decoded. Nothing for what cannot be told apart. */
function modernise(line: string): string[] {
  const parts = head.exec(line)
  if (parts === null) return []
  const [, name = '', written = '', raw = ''] = parts
  if (/^VERSION$/i.test(name)) return ['VERSION:3.0']
  const parameters = written.split(';').filter((each) => each !== '')
  const value = decoded(raw, parameters)
  if (value === null) return []
  const types = parameters.flatMap((each) => {
    const [key = '', said] = each.split('=')
    if (said === undefined) return isEncoding(key) ? [] : [key]
    return key.toUpperCase() === 'TYPE' ? said.split(',') : []
  })
  const typed = types.map((type) => type.replaceAll(/[^\w-]/g, '')).filter((type) => type !== '')
  return [`${name}${typed.map((type) => `;TYPE=${type}`).join('')}:${escaped(value)}`]
}

function isEncoding(parameter: string): boolean {
  return /^(?:QUOTED-PRINTABLE|BASE64|8BIT|7BIT)$/i.test(parameter)
}

function decoded(raw: string, parameters: readonly string[]): string | null {
  const isQuoted = parameters.some((each) => /^(?:ENCODING=)?QUOTED-PRINTABLE$/i.test(each))
  if (!isQuoted) return raw
  const charset = parameters.find((each) => /^CHARSET=/i.test(each))?.slice('CHARSET='.length) ?? 'utf-8'
  return readQuotedPrintable(raw.replace(/=$/, ''), charset)
}

/** 3.0 divides lists at commas, 2.1 did not; semicolons stay what they were. */
function escaped(value: string): string {
  return value.replaceAll(/\r\n?|\n/g, '\\n').replaceAll(/(?<!\\),/g, '\\,')
}

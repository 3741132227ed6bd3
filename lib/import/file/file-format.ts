/** What kind of file it is, by its first characters; a name may lie. */
import { exportFormat } from '../../messages/export-file'

export type FileFormat = 'csv' | 'vcard' | 'json'
/** Named in a refusal: files that people try, and that have to be saved as CSV first. */
export type NotReadable = 'workbook' | 'otherJson' | 'binary' | 'empty'

/** Of the file's first bytes, for what is no text: Excel's zip and its old format, PDF. */
export function formatOfBytes(bytes: Uint8Array): NotReadable | null {
  if (bytes.length === 0) return 'empty'
  const [a, b, c, d] = bytes
  if (a === 0x50 && b === 0x4b && c === 3 && d === 4) return 'workbook'
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) return 'workbook'
  return a === 0x25 && b === 0x50 && c === 0x44 && d === 0x46 ? 'binary' : null
}

/** Of the file's first characters, decoded. */
export function formatOfText(text: string): FileFormat | NotReadable {
  const start = text.trimStart().slice(0, 2000)
  if (start === '') return 'empty'
  if (/^BEGIN:VCARD\b/i.test(start)) return 'vcard'
  if (/^[{[]/.test(start)) return start.includes(`"${exportFormat}"`) ? 'json' : 'otherJson'
  return start.includes('\0') ? 'binary' : 'csv'
}

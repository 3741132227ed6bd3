/**
 * Our own export as a file, `sidelight-export` version 1: one JSON value a line (NDJSON, UTF-8), so that it is written and read
 * as a stream. The first line is the header, then one line a row, the last line says how many there were: a file without it was
 * cut short. Rows are whole, with their ids; deleted rows are left out.
 */
import * as z from 'zod/mini'
import { limits } from './limits'
import { collections, instantSchema, isCollection, type Collection } from './rows'

export const exportFormat = 'sidelight-export'
export const exportVersion = 1

export const exportHeaderSchema = z.looseObject({
  format: z.literal(exportFormat),
  version: z.int().check(z.minimum(1)),
  exportedAt: instantSchema,
  /** The workspace's name, for a person who finds the file. */
  workspace: z.nullable(z.string().check(z.maxLength(limits.nameLength))),
})
export type ExportHeader = z.infer<typeof exportHeaderSchema>

const rowLineSchema = z.object({
  collection: z.string().check(z.maxLength(100)),
  row: z.looseObject({ id: z.string().check(z.minLength(1), z.maxLength(100)) }),
})
const endLineSchema = z.object({ end: z.object({ rows: z.int().check(z.minimum(0)) }) })

/** What a line after the header may be. */
export type ExportLine =
  | { is: 'row'; collection: Collection; row: { id: string; [field: string]: unknown } }
  | { is: 'end'; rows: number }

/** The header as it is written, without the line break. */
export function writeExportHeader(header: ExportHeader): string {
  return JSON.stringify(header)
}

/** A line after the header as it is written, without the line break. */
export function writeExportLine(line: ExportLine): string {
  return JSON.stringify(
    line.is === 'end' ? { end: { rows: line.rows } } : { collection: line.collection, row: line.row },
  )
}

/** What does not parse is told by its problem, in English and for a person who opens the file. */
export type ExportLineRead = { ok: true; line: ExportLine } | { ok: false; problem: string }

function problemOf(error: z.core.$ZodError): string {
  const issue = error.issues[0]
  return issue ? `${issue.path.join('.')}: ${issue.message}` : error.message
}

/** Reads one line after the header; a row is held to its collection's schema. Never throws. */
export function readExportLine(text: string): ExportLineRead {
  if (text.length > 2 * limits.recordLength) return { ok: false, problem: 'longer than a row may be' }
  const value = parseJson(text)
  if (value === undefined) return { ok: false, problem: 'not JSON' }
  const end = endLineSchema.safeParse(value)
  if (end.success) return { ok: true, line: { is: 'end', rows: end.data.end.rows } }
  const line = rowLineSchema.safeParse(value)
  if (!line.success) return { ok: false, problem: problemOf(line.error) }
  const { collection } = line.data
  if (!isCollection(collection)) return { ok: false, problem: `no collection is called ${collection}` }
  const row = collections[collection].schema.safeParse(line.data.row)
  if (!row.success) return { ok: false, problem: problemOf(row.error) }
  return { ok: true, line: { is: 'row', collection, row: row.data } }
}

/** JSON, or undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

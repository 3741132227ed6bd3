/** Builds each plan out of its log, one after the other as the updates come. */
import * as Y from 'yjs'
import * as z from 'zod/mini'
import { limits } from '../../lib/messages/limits'
import { buildDocument } from '../documents/build-document'
import { readUpdate } from '../storage/encoding'
import type { DocumentUpdate } from '../storage/storage'
import type { Row } from '../storage/tables/table-source'
import type { Findings } from './findings'
import { isLaterThanCanBe } from './instants'

const ofDocument = z.object({ workspace_id: z.string(), document: z.string() })

export class DocumentExaminer {
  count = 0
  readonly #faults: Findings
  readonly #remarks: Findings
  readonly #now: number
  #current = ''
  #updates: DocumentUpdate[] = []

  constructor(faults: Findings, remarks: Findings, now: number) {
    this.#faults = faults
    this.#remarks = remarks
    this.#now = now
  }

  examine(_: string, row: Row): void {
    const { workspace_id: workspaceId, document } = z.parse(ofDocument, row)
    const name = `${workspaceId}/${document}`
    if (name !== this.#current) this.#finish()
    this.#current = name
    const update = readUpdate(row)
    this.#updates.push(update)
    if (isLaterThanCanBe(update.at, this.#now))
      this.#faults.add('Updates of plans from the future', `${name} (update ${update.id})`)
  }

  end(): void {
    this.#finish()
  }

  #finish(): void {
    if (this.#current === '') return
    this.count += 1
    const { doc, ids, rests } = buildDocument(this.#updates)
    const bytes = Y.encodeStateAsUpdate(doc).byteLength
    doc.destroy()
    if (ids.length + rests.length < this.#updates.length)
      this.#faults.add('Plans with updates that cannot be applied', this.#current)
    if (rests.length > 0) this.#remarks.add('Plans with edits whose base is missing', this.#current)
    if (bytes > limits.documentBytes) this.#remarks.add('Plans over the limit, which take no more edits', this.#current)
    this.#current = ''
    this.#updates = []
  }
}

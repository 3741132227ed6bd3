/** The server refuses what is too large by closing the socket; the editor refuses it first, before it is applied. */
import { encodeStateAsUpdate, type Doc } from 'yjs'
import { limits } from '../messages/limits'

/** What Yjs adds to inserted text and nodes: their ids, marks and lengths. Measured below a fifth; a third is safe. */
const overhead = 4 / 3

/** A document's size is measured anew only after it may have grown by this share of what is left. */
const measured = new WeakMap<Doc, { bytes: number; grown: number }>()

/** The document as one update, in bytes; measured at most once per mebibyte of growth. */
function documentBytes(doc: Doc): number {
  const known = measured.get(doc)
  if (known && known.grown < limits.updateBytes) return known.bytes + known.grown
  const bytes = encodeStateAsUpdate(doc).length
  const size = { bytes, grown: 0 }
  if (!known)
    doc.on('update', (update: Uint8Array) => {
      const now = measured.get(doc)
      if (now) now.grown += update.length
    })
  measured.set(doc, size)
  return bytes
}

/**
 * Which limit an edit of `insertedBytes` (UTF-8, markup included) would pass, or null when it fits. Ask before applying it,
 * and tell the person: an edit that the server refuses would stay on this device for ever.
 */
export function wouldExceedLimit(doc: Doc, insertedBytes: number): 'update' | 'document' | null {
  const needed = insertedBytes * overhead
  if (needed > limits.updateBytes) return 'update'
  return documentBytes(doc) + needed > limits.documentBytes ? 'document' : null
}

/** A file as pieces of bytes, read one after the other, so that memory follows the piece and not the file. */
import { importLimits } from '../import-limits'

export interface FileSource {
  name: string
  /** Bytes. */
  size: number
  /** Some of its bytes; fewer at the end. @throws DOMException when the file cannot be read any more */
  read: (from: number, to: number) => Promise<Uint8Array>
}

/** A file that a person chose, or any Blob. */
export function sourceOfBlob(blob: Blob, name: string): FileSource {
  return {
    name,
    size: blob.size,
    read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  }
}

/** Its bytes in order. Each piece is awaited, so whoever else runs in this thread gets a turn. Ends early when aborted. */
export async function* piecesOf(
  source: FileSource,
  signal?: AbortSignal,
  pieceBytes: number = importLimits.chunkBytes,
): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < source.size; from += pieceBytes) {
    if (signal?.aborted === true) return
    yield await source.read(from, Math.min(source.size, from + pieceBytes))
  }
}

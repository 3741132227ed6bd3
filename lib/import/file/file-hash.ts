/** One name for a file's bytes, so that the same file is known again. */
import { piecesOf, type FileSource } from './file-source'

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * SHA-256 over the SHA-256 of each piece of 1 MB and over `said` (how the columns are read), in hex: WebCrypto hashes no stream.
 * Empty when aborted.
 */
export async function hashFile(source: FileSource, said: string, signal?: AbortSignal): Promise<string> {
  const hashes = [said]
  for await (const piece of piecesOf(source, signal))
    hashes.push(hex(await crypto.subtle.digest('SHA-256', Uint8Array.from(piece))))
  if (signal?.aborted === true) return ''
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(hashes.join('\n'))))
}

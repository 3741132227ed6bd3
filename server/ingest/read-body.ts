/** The body of a request, bounded whether it says its length or not, packed or not. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

const unpack = promisify(gunzip)

/** Who sends a little too much is heard out, so that they read the answer; who sends much more is cut off. */
const heardOut = 4

export type Body = { bytes: Buffer } | { refusal: 'tooLarge' | 'malformed' }

export async function readBody(request: Request, maxBytes: number): Promise<Body> {
  const packed = await readBytes(request, maxBytes)
  if (packed === null) return { refusal: 'tooLarge' }
  if (request.headers.get('content-encoding') !== 'gzip') return { bytes: packed }
  try {
    return { bytes: await unpack(packed, { maxOutputLength: maxBytes }) }
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return { refusal: isTooLarge ? 'tooLarge' : 'malformed' }
  }
}

async function readBytes({ body }: Request, maxBytes: number): Promise<Buffer | null> {
  if (body === null) return Buffer.alloc(0)
  const parts: Uint8Array[] = []
  let length = 0
  const reader = body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength
    if (length <= maxBytes) parts.push(part.value)
    else if (length > heardOut * maxBytes) {
      await reader.cancel()
      return null
    }
  }
  return length > maxBytes ? null : Buffer.concat(parts)
}

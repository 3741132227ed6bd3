/**
 * A binary message as it goes over the wire, made once for all its readers: `ws` would frame it anew for each, and hand header and
 * message to the kernel apart, which was half of what sending cost.
 */

/** Whole (FIN) and binary; a server does not mask (RFC 6455, 5.2). */
const wholeBinary = 0x82
/** Lengths from 126 on stand in 16 bits behind this, longer ones in 64 bits behind the next. */
const in16Bits = 126
const in64Bits = 127

export function frameOf(message: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(headerLength(message.byteLength) + message.byteLength)
  bytes.set(message, writeHeader(bytes, message.byteLength))
  return bytes
}

function headerLength(length: number): number {
  if (length < in16Bits) return 2
  return length <= 0xffff ? 4 : 10
}

/** @returns where the message begins */
function writeHeader(bytes: Buffer, length: number): number {
  bytes[0] = wholeBinary
  if (length < in16Bits) {
    bytes[1] = length
    return 2
  }
  if (length <= 0xffff) {
    bytes[1] = in16Bits
    return bytes.writeUInt16BE(length, 2)
  }
  bytes[1] = in64Bits
  return bytes.writeBigUInt64BE(BigInt(length), 2)
}

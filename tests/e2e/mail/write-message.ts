/** Raw messages (RFC 5322) as the tests need them. */

export interface TestMessage {
  from: string
  to: string
  subject: string
  cc?: string
  /** Without angle brackets; made from the subject unless given. */
  messageId?: string
  /** ISO 8601 in UTC. */
  at?: string
  /** Further header lines, whole. */
  headers?: readonly string[]
  text?: string
}

/** One raw message. Headers are written as they are given, hostile ones as well. */
export function writeMessage(message: TestMessage): string {
  const id = message.messageId ?? `${encodeURIComponent(message.subject)}@messages.test`
  return [
    `From: ${message.from}`,
    `To: ${message.to}`,
    ...(message.cc === undefined ? [] : [`Cc: ${message.cc}`]),
    `Subject: ${message.subject}`,
    `Message-ID: <${id}>`,
    `Date: ${new Date(message.at ?? '2026-06-01T09:00:00Z').toUTCString().replace('GMT', '+0000')}`,
    ...(message.headers ?? []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    message.text ?? 'Good morning.',
    '',
  ].join('\n')
}

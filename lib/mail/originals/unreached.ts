/** Whom a bounce could not reach, by its text (RFC 3464 and what mail servers write in words). */

/** Stems of "delivered", "returned" and "failed", as Gmail, Exchange, Postfix, Exim, qmail, QQ and NetEase word them. */
const failed =
  /deliver|returned|permanent|failed|zugestellt|zustell|remis|distribu|livr|entreg|recapit|достав|退信|退回|投递|送达|送達|投遞|配信|届け|final-recipient/i
const address = /[^\s<>()[\]"'“”‘’,;:（）]{1,64}@[^\s<>()[\]"'“”‘’,;:（）]{3,255}/g
const daemon = /^(?:mailer-?daemon|post-?master|microsoftexchange|mail-?delivery|mdaemon|bounces?\b)/i
/** Far enough for the sentence and its address, not for the message that came back. */
const mostText = 8 * 1024

/** Whether the sender is a mail server's own address, from which bounces come. */
export function isDaemon(sender: string): boolean {
  return daemon.test(sender)
}

/** The addresses a report names, else the first of a text that tells of a failure; none where it does not. */
export function unreachedOf(lines: readonly string[]): string[] {
  const text = lines.join('\n').slice(0, mostText)
  const finals = Array.from(text.matchAll(/^final-recipient:[^;\n]*;\s*(\S+@\S+)/gim), (found) => found[1] ?? '')
  if (finals.length > 0) return [...new Set(finals)]
  const named = failed.test(text) ? (text.match(address) ?? []) : []
  return named
    .map((one) => one.replace(/[.。]+$/, ''))
    .filter((one) => !isDaemon(one))
    .slice(0, 1)
}

/** Lines and subjects by which a quoted message says whether it was forwarded or answered. */

/** Stems of "forwarded" and "wrote" as the mail programs of header-labels.ts word them. */
const forwarded =
  /forward|weitergeleitet|transf[eé]r|transmis|r[eé]exp|reenv|encaminhad|inoltrat|doorgest|vidarebef|videresend|välitet|przekaz|přepos|továbbít|iletil|пересыл|переадр|перенапр|转发|轉寄|轉發|転送|전달/i
const answered =
  /wrote|schrieb|écrit|escribi|escreveu|scritto|skrev|schreef|писал|пише|napsal|napisał|kirjoitti|írta|yazdı|写道|寫道|寫到|書きました|のメール|작성/i
/** In front of a subject. "VS" is left out: a forward in Danish, a reply in Finnish. */
const forwardSubject = /^\s*(?:fwd?|wg|tr|rv|enc|i|vb|vl|pd|fs|doorst|i̇?lt|转发|轉寄|轉發|転送|전달)\s*[:：]/i

/** What follows "---------- Forwarded message ---------" or "Begin forwarded message:" on its line; null for any other line. */
export function readForwardMark(line: string): string | null {
  const [, words = '', rest = ''] =
    /^[-_=]{3,}([^-_=]{3,80})[-_=]{2,}(.*)$/.exec(line) ?? /^([^:：]{3,80})[:：]$/.exec(line) ?? []
  return forwarded.test(words) ? rest.trim() : null
}

/** "On … wrote:" and its like: what stands below is a reply's quote. */
export function isReplyMark(line: string): boolean {
  return line.length < 300 && /[@\d].*[:：]$/.test(line) && answered.test(line)
}

/** Whether a message of this subject sends on what it quotes. */
export function isForwardSubject(subject: string): boolean {
  return forwardSubject.test(subject)
}

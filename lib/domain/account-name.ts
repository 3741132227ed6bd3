/** Names of accounts in the one form in which they are held to be the same name. */

/** What NFKC and the blanks leave as it is: most names, at a tenth of the cost. */
const isPlain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/

/** "ＡＣＭＥ  Ltd " and "Acme Ltd" are one name; "Acme" and "Acme Ltd" are two (lib/domain/duplicates tells those). */
export function accountNameKey(name: string): string {
  if (isPlain.test(name)) return name.toLowerCase()
  return name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}

/** Names of accounts in the one form in which they are held to be the same name. */

/** "ＡＣＭＥ  Ltd " and "Acme Ltd" are one name; "Acme" and "Acme Ltd" are two (lib/domain/duplicates tells those). */
export function accountNameKey(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}

/** A word as it is compared: "Retail", "retail " and "ＲＥＴＡＩＬ" are one. */
export function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

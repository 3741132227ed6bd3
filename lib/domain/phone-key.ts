/** Telephone numbers in the one form in which they are compared: without country code, trunk zeros and what people write between. */

/** Country codes of two digits (ITU-T E.164, annex); 1 and 7 have one digit, all others three. */
const twoDigits = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/
/** "ext. 12", "x12", "转12", "分机12": whose desk, not which company. */
const extension = /(?:\b(?:ext(?:ension)?|x)\b\.?|x(?=\d+$)|durchwahl|转|轉|分机|分機|[#;,]).*$/i
/** Shorter ones are extensions and short codes; longer than E.164 allows is no number. */
const fewest = 7
const most = 15

/** Nothing to fold and no extension: most numbers, at a tenth of the cost. */
const isPlain = /^[\d +()./-]*$/

function withoutCountry(digits: string): string {
  if (/^[17]/.test(digits)) return digits.slice(1)
  return digits.slice(twoDigits.test(digits) ? 2 : 3)
}

/** The national number, so that `+86 138 0013 8000` and `13800138000` agree; empty for what is no telephone number. */
export function phoneKey(raw: string): string {
  const text = (isPlain.test(raw) ? raw : raw.normalize('NFKC').replace(extension, '')).trim()
  const digits = text.replaceAll(/\(0\)/g, '').replaceAll(/\D/g, '')
  const isInternational = /^\(?(?:\+|00)/.test(text)
  const national = isInternational ? withoutCountry(digits.replace(/^00/, '')) : digits
  const key = national.replace(/^0+/, '')
  return key.length < fewest || digits.length > most + 2 ? '' : key
}

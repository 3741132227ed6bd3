/** What a mail's signature says of its person (PRODUCT R5): title and telephone number, as lines usually give them. */
import { phoneKey } from './phone-key'

export interface SignatureFacts {
  /** As written; null where no line is one. */
  title: string | null
  /** As written, without its label; null where no line has a number. */
  phone: string | null
}

/** Lines of a longer text are left out. */
const mostLines = 30
const longestTitle = 80

/** Best first: a mobile number finds the person wherever they are. */
const phoneLabels = [
  /(?:mobile|mobil|cell|handy|portable|móvil|手机|手機|移动电话|携帯)|^m\b/i,
  /(?:phone|telephone|direct|office|tel|fon|电话|電話|座机|直线)|^[tp]\b/i,
]
const otherNumber = /(?:fax|传真|傳真|qq|wechat|微信|税号|vat|邮编|郵編|zip|hrb|ust|iban)/i
const numberForm = /[+(]?\d[\d\s().\-/–]{5,}\d(?:\s*(?:ext\.?|x|转|分机)\s*\d{1,6})?/
const separators = /\s*[|｜•·,，;；/]\s*|\s+[-–—]\s+|\s{3,}/
const titleWord =
  /\b(?:managers?|directors?|head|chief|officer|c[efiot]o|coo|vp|president|engineer|buyer|purchas\w*|procurement|sales|consultant|advis[eo]r|assistant|founder|partner|lead|specialist|analyst|coordinator|representative|executive|owner|developer|architect|secretary|supervisor|gerente|responsable)\b|leiter|geschäftsführ|einkäuf|vertrieb|direct(?:eur|rice|ora?)|经理|總監|总监|主管|总裁|董事|工程师|工程師|采购|採購|销售|主任|专员|助理|顾问|负责人|部长|部長|課長|代表|社長|总经理|总工|店长|厂长/i

/** Telephone number of a line with the rank of what it is called; null where it has none. */
function phoneOf(line: string): { phone: string; rank: number } | null {
  const found = numberForm.exec(line)?.[0].trim()
  if (found === undefined || phoneKey(found) === '') return null
  const label = line.slice(0, line.indexOf(found)).trim()
  if (otherNumber.test(label)) return null
  const rank = phoneLabels.findIndex((form) => form.test(label))
  // Without a word for it only a line that is a number and nothing else.
  if (rank < 0 && (label !== '' || /\p{L}/u.test(line.replace(found, '')))) return null
  return { phone: found, rank: rank < 0 ? phoneLabels.length : rank }
}

/** A part of a line that is called as positions are: "Head of Purchasing", "采购经理". */
function titleOf(line: string, name: string): string | null {
  if (/@|https?:|www\./i.test(line)) return null
  const parts = line.split(separators).map((part) => (name === '' ? part : part.replace(name, '')).trim())
  return parts.find((part) => part.length <= longestTitle && !/\d{3}/.test(part) && titleWord.test(part)) ?? null
}

/**
 * @param text lines that a person has selected
 * @param name of the person, who may stand beside the title; empty where it is not known
 */
export function readSignature(text: string, name: string): SignatureFacts {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, mostLines)
  const phones = lines.flatMap((line) => line.split(/[|｜•·]|\s{3,}/).flatMap((part) => phoneOf(part.trim()) ?? []))
  const [best] = phones.toSorted((a, b) => a.rank - b.rank)
  const title = lines.map((line) => titleOf(line, name)).find((found) => found !== null)
  return { title: title ?? null, phone: best?.phone ?? null }
}

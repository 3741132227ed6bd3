/** What of a company's name tells which it is: without legal form, brackets, accents and punctuation, in any script. */

/** Latin and Cyrillic legal forms, as words at the end of a name; of several ("GmbH & Co. KG") all go. */
const legalForms = new Set(
  (
    'gmbh mbh ag kg kgaa ohg ug se ev co company cie corp corporation inc incorporated llc llp lp ltd limited plc pte pty bv nv vof sa sas ' +
    'sarl sl srl spa snc as asa ab oy oyj aps sp zoo doo dd kft zrt nyrt sro ooo оао ооо зао пао ао тов ип bhd sdn tbk pt jsc pjsc ' +
    'holding holdings group groupe gruppe gruppo grupo international intl und and et y e the'
  ).split(' '),
)
/** The longest first: 有限公司 is part of 股份有限公司. */
const joinedForms =
  /(?:集团股份有限公司|集團股份有限公司|股份有限公司|有限责任公司|有限責任公司|集团有限公司|集團有限公司|有限公司|株式会社|株式會社|有限会社|合同会社|주식회사|분공사|分公司|子公司|公司|集团|集團|工厂|工廠)/gu
/** "(Shanghai)", "（中国）": where, not who. */
const brackets = /\([^()]*\)|\[[^[\]]*\]|（[^（）]*）|【[^【】]*】/gu
const accents = /[\u0300-\u036F]/g
const longest = 300

function plain(name: string): string {
  return name
    .slice(0, longest)
    .normalize('NFKD')
    .replaceAll(accents, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/ß/g, 'ss')
}

/** The same for "Müller & Söhne GmbH" and "MULLER SOHNE", for 恒达纺织（上海）有限公司 and 恒达纺织; empty where nothing is left. */
export function companyKey(name: string): string {
  const words = plain(name)
    .replaceAll(brackets, ' ')
    .replaceAll(/(?<=\p{L})\.(?=\p{L}(?:\.|\b))/gu, '')
    .replaceAll(joinedForms, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const telling = words.filter((word) => !legalForms.has(word))
  return (telling.length > 0 ? telling : words).join(' ')
}

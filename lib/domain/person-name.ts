/** Names of people in the one form in which they are compared, so that "LÓPEZ, Ana" and "Ana López" are one. */

/** Forms of address and degrees that a name is shown with; they tell nothing of who it is. */
const titles = new Set(
  (
    'mr mrs ms miss mx dr prof sir dame rev ing dipl-ing mag herr frau mme mlle monsieur madame m sr sra srta senor senora dott ' +
    'dottssa avv phd ph.d md mba msc bsc esq jr 先生 女士 小姐 经理 經理 总经理 總經理 老师 老師 教授 博士 様 さん 殿'
  ).split(' '),
)
/** Chinese and Korean names are written with and without a blank between family and given name. */
const joined = /^[\p{Script=Han}\p{Script=Hangul}]+$/u
/** 王伟先生, 王总: the form of address stands without a blank. */
const joinedTitle =
  /(?<=\p{Script=Han})(?:先生|女士|小姐|总经理|總經理|经理|經理|老师|老師|教授|博士|主任|总|總|工|様|殿)$/u
/**
 * The hundred most frequent family names of China (公安部, 二〇二〇年全国姓名报告) in both scripts, and Korea's ten: two characters are
 * a whole name when they begin with one, else a given name alone.
 */
const familyNames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤張劉陳楊黃趙吳孫馬羅鄭謝許鄧馮韓蕭葉蔣蘇呂盧鍾譚陸賈韋鄒閻龍賀顧龔萬錢嚴湯김이박최정강조윤장임',
)
const wrapping = /^["'“”‘’«»「」]+|["'“”‘’«»「」]+$/gu
/** "Ana (Acme)", "Ana [extern]", "Ana via List", "Ana | Acme": what follows the name is no part of it. */
const appended = /\s*(?:\([^()]*\)|\[[^[\]]*\]|（[^（）]*）|【[^【】]*】)\s*|\s+(?:via|通过|經由)\s.*$|\s*[|/｜].*$/giu
const longestName = 300
/** Accents of Latin, Greek and Cyrillic, set apart by NFD; other scripts' marks are letters to their readers. */
const accents = /[\u0300-\u036F]/g
/** What is not seen: controls, and marks that turn text around. */
const unseen = /[\p{Cc}\p{Cf}]/gu

const plain = /^[\x20-\x7e]*$/

/** "López" and "Lopez", "Ｌｏｐｅｚ" and "lopez" are written for one another. */
function fold(text: string): string {
  // Nothing of ASCII is composed: most names, at a tenth of the cost.
  if (plain.test(text)) return text.toLowerCase()
  return text.normalize('NFKD').replaceAll(accents, '').normalize('NFKC').toLowerCase()
}

/** Words of ASCII letters and digits, none of which tells of a list: most names, at a tenth of the cost. */
const isBare = /^[a-z\d]+(?: (?!via\b)[a-z\d]+)*$/i
const bareWords = (text: string): string[] => text.split(' ').filter((word) => !titles.has(word))

/** The words of a name: compatibility forms and accents folded, in lower case, without titles, brackets and punctuation. */
export function nameWords(shown: string): string[] {
  if (isBare.test(shown) && shown.length <= longestName) return bareWords(shown.toLowerCase())
  const seen = fold(shown.slice(0, longestName).replaceAll(unseen, ''))
  const words = seen
    .replaceAll(appended, ' ')
    .trim()
    .replaceAll(wrapping, '')
    .split(/[\s,;·・．]+/u)
    .map((word) => word.replaceAll(wrapping, '').replace(/\.+$/, '').replace(joinedTitle, ''))
    .filter((word) => word !== '' && !titles.has(word))
  return words.length > 0 && words.every((word) => joined.test(word)) ? [words.join('')] : words
}

const keyOf = (words: readonly string[]): string => words.toSorted().join(' ')

/** One key for all ways to show a name: its words in order of the alphabet; empty for none. */
export function nameKey(shown: string): string {
  return keyOf(nameWords(shown))
}

function isWhole(words: readonly string[]): boolean {
  const [first, ...others] = words
  if (first === undefined || others.length > 0)
    return words.filter((word) => Array.from(word).length > 1 && /\p{L}/u.test(word)).length >= 2
  const characters = Array.from(first)
  return (
    joined.test(first) && (characters.length >= 3 || (characters.length === 2 && familyNames.has(characters[0] ?? '')))
  )
}

/**
 * Whether a name says who it is: family and given name. One word may be anybody ("Ana", "建国", "王总"), and an address is no name.
 */
export function isFullName(shown: string): boolean {
  return !shown.includes('@') && isWhole(nameWords(shown))
}

/** The key of a name that says who it is; empty for any other. */
export function fullNameKey(shown: string): string {
  const words = shown.includes('@') ? [] : nameWords(shown)
  return isWhole(words) ? keyOf(words) : ''
}

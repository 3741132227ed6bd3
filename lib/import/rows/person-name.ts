/** A person's name of its parts. */
const hanzi = /^[\p{Script=Han}·]+$/u

/** 王小明 of 王 and 小明; `Anna B. Berg` of three parts; '' of none. */
export function joinName(first: string | null, middle: string | null, last: string | null): string {
  if (last !== null && hanzi.test(last) && (first === null || hanzi.test(first))) return `${last}${first ?? ''}`
  return [first, middle, last].filter((part) => part !== null && part !== '').join(' ')
}

/** A colleague's colour: the same everywhere, dark enough for white text on it. */
const colours = ['#2456c7', '#17714a', '#8a5300', '#a3246f', '#6a3fc0', '#0b6e7f', '#b3261e', '#4d5f00'] as const

export function colourOf(name: string): string {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return colours[sum % colours.length] ?? colours[0]
}

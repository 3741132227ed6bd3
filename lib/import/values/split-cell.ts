/** Several values in one cell: ` ::: ` (Google), semicolons (HubSpot, Salesforce), line breaks, and where the kind allows it commas. */
export function splitCell(text: string, alsoAt = ''): string[] {
  // Most cells hold one value.
  if (!(alsoAt === '' ? /:::|[;；\n]/ : /:::|[;；\n,，、]/).test(text)) {
    const only = text.trim()
    return only === '' ? [] : [only]
  }
  const between = alsoAt === '' ? /\s*(?::::|[;；\n])\s*/ : /\s*(?::::|[;；\n,，、])\s*/
  return [...new Set(text.split(between).map((each) => each.trim()))].filter((each) => each !== '')
}

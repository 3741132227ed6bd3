/** Several values in one cell: ` ::: ` (Google), semicolons (HubSpot, Salesforce), line breaks, and where the kind allows it commas. */
export function splitCell(text: string, alsoAt = ''): string[] {
  const between = alsoAt === '' ? /\s*(?::::|[;；\n])\s*/ : /\s*(?::::|[;；\n,，、])\s*/
  return [...new Set(text.split(between).map((each) => each.trim()))].filter((each) => each !== '')
}

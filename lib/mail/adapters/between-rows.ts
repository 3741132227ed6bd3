/**
 * Where nothing in an open message names its conversation, the list beside it tells whether it is still the one before: its
 * subject stands in another row, and not in the selected one.
 */

function textOf(element: Element): string {
  return (element.textContent ?? '').replaceAll(/\s+/g, ' ')
}

/** True only on evidence: without rows, a selected one or a subject nothing is said. */
export function isOfAnotherRow(subject: string | null, selected: Element | null, rows: readonly Element[]): boolean {
  if (subject === null || selected === null || textOf(selected).includes(subject)) return false
  return rows.some((row) => row !== selected && textOf(row).includes(subject))
}

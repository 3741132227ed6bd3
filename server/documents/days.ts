/** The day an update was written on, `YYYY-MM-DD` in UTC; '1970-01-01' stands for "before days were kept". */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

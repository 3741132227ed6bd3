/** When the samples are looked at. */
export const today = '2026-03-20'
export const now = new Date('2026-03-20T09:30:00')

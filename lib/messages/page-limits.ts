/** The bounds (limits.ts) of what stands in a page. By themselves, because a script in a page carries nothing that it does not use. */

/** People taken from one message; the rest are counted, not kept. */
export const peoplePerMessage = 1000
/** UTF-16 units, as those below. */
export const nameLength = 300
export const addressLength = 320
export const subjectLength = 1000

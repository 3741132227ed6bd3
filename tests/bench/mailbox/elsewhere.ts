/** Sidelight has no permission for this site: on the mailbox's own it would read whatever page there is. */
export const elsewhere = 'http://elsewhere.example'

/** Who is who by a person's decision; what was seen in this mailbox; what is never to be logged. The last two stay here. */
export const version2 = {
  version: 2,
  stores: {
    identities: 'id, address, thread, decision',
    sightings: 'id, [person+at], [domain+at], at',
    coverage: '[mailbox+folder]',
    hiddenSightings: 'hash',
    neverLog: 'key',
  },
} as const

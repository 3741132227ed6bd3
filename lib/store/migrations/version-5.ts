/** What events of other programs become, as admins say it. */
export const version5 = {
  version: 5,
  stores: { ingestMappings: 'id' },
} as const

/** Rows as version 5 stored them: those of version 4, and what events of other programs become. Never changed. */
import { version4Example } from './version-4'

export const version5Example = {
  ...version4Example,
  ingestMappings: [
    {
      id: 'm1',
      createdAt: '2026-05-01T08:00:00.000Z',
      deletedAt: null,
      call: 'track',
      event: 'Report Exported',
      to: 'signal',
      kind: 'feature',
      once: 'day',
      fields: { detail: ['properties.report'] },
    },
  ],
}

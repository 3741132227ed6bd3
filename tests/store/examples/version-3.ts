/** Rows as version 3 stored them: those of version 2, and imports, alerts, segments and merges. Never changed. */
import { version2Example } from './version-2'

const made = { createdAt: '2026-11-01T08:00:00.000Z', deletedAt: null }

export const version3Example = {
  ...version2Example,
  alerts: [
    {
      ...made,
      id: 'alert',
      accountId: 'acme',
      rule: 'sinceUse',
      previousId: null,
      openedAt: '2026-11-01T08:00:00.000Z',
      recordedAt: '2026-11-01T08:00:00.000Z',
      value: 9,
      line: 7,
      unit: 'workingDays',
      evidence: [{ collection: 'signals', id: 'login' }],
      policyVersion: 1,
      ownerId: 'li',
      dueOn: '2026-11-08',
      rootCause: null,
      solvedAt: null,
      toldAt: null,
      outcome: null,
      quietUntil: null,
    },
  ],
  segments: [{ ...made, id: 'services', name: 'Services', filter: { industry: 'services' }, createdById: 'li' }],
  importBatches: [
    {
      ...made,
      id: 'batch',
      name: 'contacts.csv',
      format: 'csv',
      fileHash: 'a'.repeat(64),
      byId: 'li',
      startedAt: '2026-11-01T08:00:00.000Z',
      finishedAt: '2026-11-01T08:00:05.000Z',
      counts: { 'accounts.made': 3 },
      undoneAt: null,
    },
  ],
  merges: [
    {
      ...made,
      id: 'merge',
      collection: 'contacts',
      keptId: 'wang',
      mergedId: 'wang-2',
      byId: 'li',
      mergedAt: '2026-11-01T08:00:00.000Z',
      before: [{ collection: 'contacts', id: 'wang-2', fields: { name: 'Wang' } }],
      undoneAt: null,
    },
  ],
  importJournal: [
    { batchId: 'batch', part: 0, rows: [{ collection: 'accounts', id: 'acme', before: null, after: { id: 'acme' } }] },
  ],
}

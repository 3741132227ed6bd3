/** Rows as version 2 stored them: those of version 1, and who is who, what was seen, and what is private. Never changed. */
import { version1Example } from './version-1'

const made = { createdAt: '2026-03-01T08:00:00.000Z', deletedAt: null }

export const version2Example = {
  ...version1Example,
  identities: [
    {
      ...made,
      id: 'decision',
      address: 'fang@home.test',
      name: null,
      thread: null,
      decision: 'contact',
      accountId: 'acme',
      contactId: 'wang',
      memberId: 'li',
      decidedAt: '2026-03-01T08:00:00.000Z',
    },
  ],
  sightings: [
    {
      id: 'a'.repeat(32),
      person: 'b'.repeat(32),
      domain: 'c'.repeat(32),
      host: 'c'.repeat(32),
      thread: 'd'.repeat(32),
      message: 'e'.repeat(32),
      mailbox: 'f'.repeat(32),
      direction: 'in',
      at: '2026-03-01T07:00:00.000Z',
      within: 0,
      isOpened: true,
    },
  ],
  coverage: [{ mailbox: 'f'.repeat(32), folder: 'inbox', intervals: [[1_772_000_000_000, 1_772_400_000_000]] }],
  hiddenSightings: [{ hash: 'd'.repeat(32) }],
  neverLog: [{ key: 'domain:family.test', addedAt: '2026-03-01T08:00:00.000Z' }],
}

/** What opens below a card. */
import { emptyContact } from '../../../../lib/domain/default-account'
import type { MoreRows } from '../../../../components/sidebar/view'

/** What "More" holds of an account with some history. */
export const more: MoreRows = {
  people: [
    {
      ...emptyContact('c1', 'Wang Fang', '2025-01-01T00:00:00.000Z'),
      title: 'Head of procurement',
      emails: ['wang.fang@hengda.example'],
      accountIds: ['a1'],
    },
    {
      ...emptyContact('c2', 'Maximiliane von Hohenstein-Wartenberg', '2025-01-01T00:00:00.000Z'),
      emails: ['maximiliane.von.hohenstein-wartenberg@textilveredelung.hengda.example'],
      accountIds: ['a1'],
    },
  ],
  orders: [
    {
      id: 'o1',
      accountId: 'a1',
      on: '2026-03-02',
      amount: { minor: 8_400_000, currency: 'EUR' },
      products: ['Loom L-400', 'Installation and training on site'],
      createdAt: '2026-03-02T00:00:00.000Z',
      recordedAt: '2026-03-02T00:00:00.000Z',
      deletedAt: null,
    },
  ],
  timeline: [],
}

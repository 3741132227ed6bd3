/** "Is Sidelight reading this page?" */
import type { SidebarView } from '../../../../components/sidebar/view'
import type { SelfTest } from '../../../../lib/messages/self-test'

const test: SelfTest = {
  webmail: 'gmail',
  state: 'message',
  certainty: 1,
  fields: [
    { field: 'subject', found: 1, selector: 'h2.hP', seen: '2026-03' },
    { field: 'sender', found: 1, selector: '.adn.ads span.gD[email][name]', seen: '2025-11' },
    { field: 'recipients', found: 3, selector: '.adn.ads .hb span.g2[email][name]', seen: '2025-11' },
    { field: 'date', found: 0, selector: null, seen: null },
    { field: 'collapsedRow', found: 2, selector: '.kv', seen: '2024-01' },
    { field: 'own', found: 1, selector: 'a[aria-label*="@"][href*="accounts.google.com"]', seen: '2024-01' },
  ],
  markup: '<div class="adn ads">…</div>',
}

type Field = SelfTest['fields'][number]

const shown: Field = { field: 'subject', found: 1, selector: null, seen: null }
const missing = ({ field }: Field): Field => ({ field, found: 0, selector: null, seen: null })

/** What the generic reader answers of tests/mail/fixtures/roundcube-message.html (tests/mail/self-test.test.ts holds it to that). */
export const genericFields: Field[] = [
  { ...shown, field: 'sender', found: 2 },
  { ...shown, field: 'recipients', found: 5 },
  shown,
  missing({ ...shown, field: 'date' }),
  { ...shown, field: 'body' },
  { ...shown, field: 'ownAddress' },
]

export const selfTestViews: Record<string, SidebarView> = {
  'self-test': { kind: 'selfTest', state: 'answered', test },
  'self-test-bad': {
    kind: 'selfTest',
    state: 'answered',
    test: { ...test, state: 'unreadable', certainty: 0, fields: test.fields.map(missing) },
  },
  'self-test-generic': {
    kind: 'selfTest',
    state: 'answered',
    test: {
      ...test,
      webmail: 'generic',
      certainty: 0.62,
      fields: [...genericFields, { ...missing(test.fields[0] ?? shown), field: 'gmail: sender' }],
    },
  },
  'self-test-asking': { kind: 'selfTest', state: 'asking' },
  'self-test-none': { kind: 'selfTest', state: 'noAnswer' },
}

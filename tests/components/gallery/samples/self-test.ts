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
    { field: 'own', found: 1, selector: 'a[aria-label*="@"][href*="accounts.google.com"]', seen: '2024-01' },
  ],
  markup: '<div class="adn ads">…</div>',
}

export const selfTestViews: Record<string, SidebarView> = {
  'self-test': { kind: 'selfTest', state: 'answered', test },
  'self-test-bad': {
    kind: 'selfTest',
    state: 'answered',
    test: {
      ...test,
      webmail: 'generic',
      state: 'unreadable',
      certainty: 0.62,
      fields: test.fields.map(({ field }, index) => ({
        field,
        found: index === 0 ? 1 : 0,
        selector: null,
        seen: null,
      })),
    },
  },
  'self-test-asking': { kind: 'selfTest', state: 'asking' },
  'self-test-none': { kind: 'selfTest', state: 'noAnswer' },
}

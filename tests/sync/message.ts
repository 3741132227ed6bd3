import type { MessageToLog } from '../../lib/store/log'

/** The one message that these tests log. */
export const message: MessageToLog = {
  accountId: 'acme',
  contactIds: [],
  messageId: '1@acme.test',
  sender: 'li@acme.test',
  subject: 'Quote',
  at: '2026-03-12T09:12:00.000Z',
  threadKey: null,
  direction: 'in',
}

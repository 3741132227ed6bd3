/** Reports of a page, as a content script would make them, and a rep who reads them. */
import type { ListReport, ListRow } from '../../lib/messages/list-report'
import type { Correspondent, OpenMessage, ShownReport } from '../../lib/messages/page-report'
import { ourPeople } from '../../entrypoints/sidebar/our-people'

export const now = new Date('2026-06-17T02:00:00.000Z')
export const me = 'me@ours.test'

export const rep = ourPeople(
  {
    myId: 'rep',
    myName: '',
    isViewer: false,
    workspace: null,
    server: null,
    wasPutOut: false,
    members: [],
    names: new Map(),
    decided: [],
  },
  [me],
)

export const person = (role: Correspondent['role'], address: string | null, name = ''): Correspondent => ({
  role,
  name,
  address,
})

export const message = (fields: Partial<OpenMessage> = {}): OpenMessage => ({
  pageKey: 'INBOX/1',
  threadKey: null,
  messageId: null,
  subject: 'Looms',
  at: '2026-06-10T08:30:00.000Z',
  people: [person('from', 'ana@acme.test'), person('to', me)],
  peopleLeftOut: 0,
  originals: [],
  traits: [],
  ...fields,
})

export const report = (messages: OpenMessage[], certainty = 1): ShownReport => ({
  kind: 'message',
  webmail: 'roundcube',
  certainty,
  sequence: 1,
  ownAddresses: [me],
  messages,
  focus: 0,
  isComplete: true,
})

export const row = (uid: number, at: string | null, fields: Partial<ListRow> = {}): ListRow => ({
  key: `INBOX/${uid}`,
  pageKey: `INBOX/${uid}`,
  threadKey: null,
  people: [person('from', 'ana@acme.test', 'Ana')],
  at,
  ...fields,
})

export const list = (rows: ListRow[], fields: Partial<ListReport> = {}): ListReport => ({
  webmail: 'roundcube',
  sequence: 1,
  ownAddresses: [me],
  folder: 'inbox',
  firstRow: 0,
  rows,
  ...fields,
})

/** States of the page about programs that send events. */
import type { EventCountView, KeptMessage, WriteKeyView } from '../../../../lib/messages/ingest-protocol'
import type {
  MappingLine,
  PreviewLine,
  ProgramLists,
  ProgramsProps,
} from '../../../../components/workspace/programs/programs-model'

const key = (id: string, name: string, revokedAt: string | null = null): WriteKeyView => ({
  id,
  name,
  createdAt: '2026-02-11T08:00:00.000Z',
  revokedAt,
})

const count = (
  call: string,
  name: string,
  outcome: EventCountView['outcome'],
  howMany: number,
  reason = '',
): EventCountView => ({
  call,
  name,
  outcome,
  count: howMany,
  reason,
  first: '2026-03-01T08:00:00.000Z',
  last: '2026-03-20T00:58:00.000Z',
})

const longName = 'Rheinisch-Westfälische Maschinenbaugesellschaft für Textilveredelung mbH & Co. KG, Bestellportal'
const longEvent = `checkout_step_viewed_${'very_long_'.repeat(20)}end`

const defaults: ProgramLists['defaults'] = {
  fields: {
    signal: {
      email: ['context.traits.email', 'properties.email', 'traits.email'],
      account: ['context.groupId', 'properties.groupId', 'properties.group_id', 'properties.accountId'],
      value: ['properties.score', 'properties.rating', 'properties.value'],
      detail: [],
    },
    contact: { email: ['traits.email'], name: ['traits.name'], title: ['traits.title'] },
    account: { name: ['traits.name'], domain: ['traits.domain', 'traits.website'] },
  },
  mappings: [
    { call: 'identify', event: null, to: 'contact', kind: null, once: 'message', fields: {} },
    { call: 'track', event: 'Signed In', to: 'signal', kind: 'login', once: 'day', fields: {} },
    { call: 'track', event: 'Order Completed', to: 'order', kind: null, once: 'message', fields: {} },
  ],
}

const events = [
  count('track', 'Report Exported', 'unmapped', 12, 'No mapping names it.'),
  count('track', 'Signed In', 'written', 40_512),
  count('track', 'Rated', 'refused', 3, 'value: csat is a number of 1 to 5, not 9.'),
  count('track', 'Rated', 'written', 57),
  count('track', '登录', 'waiting', 2, 'The person, or their account, is not known yet.'),
  count('identify', '', 'written', 812),
  count('page', 'Pricing', 'ignored', 9210, 'The mapping says that it is nothing.'),
]
const long = [
  count('track', longEvent, 'unmapped', 1_200_000, 'No mapping names it.'),
  count('track', 'طلب مكتمل', 'unmapped', 1, 'No mapping names it.'),
  count('track', '…', 'unmapped', 31, 'No mapping names it.'),
]
const mapping: MappingLine = {
  id: 'm1',
  call: 'track',
  event: 'Rated',
  to: 'signal',
  kind: 'csat',
  once: 'message',
  fields: { value: ['properties.stars'] },
}

const usual: ProgramLists = { keys: [key('k1', 'Shop')], events, defaults }

export const programsStates: Readonly<Record<string, Partial<Omit<ProgramsProps, 'actions'>>>> = {
  programs: { lists: usual, mappings: [mapping] },
  'programs-none': { lists: { keys: [], events: [], defaults } },
  'programs-many': {
    lists: {
      keys: [
        ...Array.from({ length: 30 }, (_, index) => key(`k${index}`, `Program ${index}`)),
        key('old', 'Gone', '2026-03-02T08:00:00.000Z'),
      ],
      events: Array.from({ length: 300 }, (_, index) =>
        count('track', `Event ${index}`, index % 3 === 0 ? 'unmapped' : 'written', index + 1, index % 3 ? '' : 'why'),
      ),
      defaults,
    },
    mappings: Array.from({ length: 40 }, (_, index) => ({ ...mapping, id: `m${index}`, event: `Event ${index}` })),
  },
  'programs-long': {
    lists: { keys: [key('k1', longName), key('k2', 'تطبيق المتجر')], events: long, defaults },
    mappings: [{ ...mapping, event: longEvent, kind: longEvent }],
  },
  'programs-offline': { lists: usual, mappings: [mapping], problem: 'unreachable' },
  'programs-unreachable': { lists: null, problem: 'unreachable' },
  'programs-alone': { who: 'alone' },
  'programs-member': { who: 'notAdmin' },
}

/** What is opened in a state, by the clicks that open it. */
export const openedPrograms: Readonly<Record<string, { page: string; clicks: readonly string[] }>> = {
  'programs-refused': { page: 'programs', clicks: ['filter-refused', 'messages'] },
  'programs-map': { page: 'programs', clicks: ['map-this'] },
  'programs-map-long': { page: 'programs-long', clicks: ['map-this'] },
  'programs-map-offline': { page: 'programs-offline', clicks: ['map-this'] },
  'programs-revoke': { page: 'programs', clicks: ['revoke-key'] },
}

const message = (event: string, properties: object): Record<string, unknown> => ({
  type: 'track',
  messageId: event,
  userId: '97980',
  event,
  properties,
  context: { groupId: 'g1' },
})

export const sampleKept: readonly KeptMessage[] = [
  {
    at: '2026-03-20T00:58:00.000Z',
    reason: 'value: csat is a number of 1 to 5, not 9.',
    message: message('Rated', { stars: 9, text: 'a'.repeat(300) }),
  },
]

export const samplePreview: readonly PreviewLine[] = [
  {
    at: '2026-03-20T00:58:00.000Z',
    outcome: 'written',
    reason: '',
    rows: [
      {
        op: 'create',
        collection: 'signals',
        fields: [
          { field: 'Account', value: longName },
          { field: 'Kind', value: 'report:sales' },
        ],
      },
    ],
    message: message('Report Exported', { report: 'sales' }),
  },
  {
    at: '2026-03-19T00:58:00.000Z',
    outcome: 'refused',
    reason: 'value: csat is a number of 1 to 5, not 9.',
    rows: [],
    message: message('Rated', { stars: 9 }),
  },
  {
    at: '2026-03-18T00:58:00.000Z',
    outcome: 'waiting',
    reason: 'The account is not known yet.',
    rows: [],
    message: message('Report Exported', {}),
  },
]

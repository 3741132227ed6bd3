/**
 * What is understood without a word of the admin's: Segment's own specs of people, groups and e-commerce
 * (https://segment.com/docs/connections/spec), and the names that products commonly give to logins, use and answers.
 */
import type { Mapping, Target } from './mapping'

const company = [
  'context.groupId',
  'properties.groupId',
  'properties.group_id',
  'properties.accountId',
  'properties.account_id',
]
const email = ['context.traits.email', 'properties.email', 'traits.email']

export const defaultFields: Readonly<Partial<Record<Target, Readonly<Record<string, readonly string[]>>>>> = {
  contact: {
    email: ['traits.email', 'context.traits.email'],
    name: ['traits.name'],
    firstName: ['traits.firstName', 'traits.first_name'],
    lastName: ['traits.lastName', 'traits.last_name'],
    title: ['traits.title'],
    phone: ['traits.phone'],
    account: ['context.groupId', 'traits.company.id', 'traits.companyId', 'traits.company_id'],
    accountName: ['traits.company.name', 'traits.company'],
  },
  account: {
    name: ['traits.name', 'traits.company.name'],
    domain: ['traits.domain', 'traits.website', 'traits.url'],
    industry: ['traits.industry'],
    country: ['traits.address.country', 'traits.country'],
    employees: ['traits.employees', 'traits.employee_count'],
  },
  signal: {
    email,
    account: company,
    value: ['properties.score', 'properties.rating', 'properties.value', 'properties.nps', 'properties.csat'],
    detail: [],
  },
  order: {
    email,
    account: company,
    id: ['properties.order_id', 'properties.orderId'],
    amount: ['properties.total', 'properties.revenue', 'properties.value'],
    currency: ['properties.currency'],
    products: ['properties.products'],
    personName: ['context.traits.name', 'properties.name'],
  },
  refund: {
    email,
    account: company,
    id: ['properties.order_id', 'properties.orderId'],
    amount: ['properties.total', 'properties.revenue', 'properties.value'],
    currency: ['properties.currency'],
    products: ['properties.products'],
  },
  cancelOrder: { email, account: company, id: ['properties.order_id', 'properties.orderId'] },
}

const plain = { kind: null, once: 'message', fields: {} } as const

function tracks(events: readonly string[], to: Target, rest: Partial<Mapping> = {}): Mapping[] {
  return events.map((event) => ({ ...plain, call: 'track', event, to, ...rest }))
}

const used = ['Feature Used', 'Used Feature']

export const defaultMappings: readonly Mapping[] = [
  { ...plain, call: 'identify', event: null, to: 'contact' },
  { ...plain, call: 'group', event: null, to: 'account' },
  // Most come from people who only look around: counted, not kept.
  { ...plain, call: 'page', event: null, to: 'nothing' },
  { ...plain, call: 'screen', event: null, to: 'nothing' },
  ...tracks(['Order Completed', 'Completed Order', 'Order Updated'], 'order'),
  ...tracks(['Order Refunded'], 'refund'),
  ...tracks(['Order Cancelled', 'Order Canceled'], 'cancelOrder'),
  ...tracks(
    [
      'Signed In',
      'Logged In',
      'Login',
      'User Signed In',
      'User Logged In',
      'Session Started',
      'Application Opened',
      '登录',
    ],
    'signal',
    {
      kind: 'login',
      once: 'day',
      fields: { value: [] },
    },
  ),
  // Using a feature is use, whichever it is; and which one it was is known beside.
  ...tracks(used, 'signal', { kind: 'login', once: 'day', fields: { value: [] } }),
  ...tracks(used, 'signal', {
    kind: 'feature',
    once: 'day',
    fields: { value: [], detail: ['properties.feature', 'properties.feature_name', 'properties.name'] },
  }),
  ...tracks(['Core Use Measured', 'Usage Reported'], 'signal', {
    kind: 'coreUse',
    fields: { value: ['properties.core_use', 'properties.coreUse'] },
  }),
  ...tracks(['Modules In Use Measured', 'Usage Reported'], 'signal', {
    kind: 'modulesInUse',
    fields: { value: ['properties.modules_in_use', 'properties.modulesInUse'] },
  }),
  ...tracks(['NPS Answered', 'NPS Submitted', 'NPS Response', 'NPS Survey Completed', 'NPS'], 'signal', {
    kind: 'nps',
  }),
  ...tracks(['CSAT Answered', 'CSAT Submitted', 'CSAT Response', 'CSAT Survey Completed', 'CSAT'], 'signal', {
    kind: 'csat',
  }),
  ...tracks(['Account Close Attempted', 'Cancellation Started', 'Subscription Cancellation Started'], 'signal', {
    kind: 'closeAttempt',
    fields: { value: [] },
  }),
]

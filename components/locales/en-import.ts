/** English words of bringing data in. */
import type { Field, FileKind, Reading } from '../../lib/import/columns/fields'
import type { CustomType } from '../../lib/import/columns/plan'
import type { ImportProblem, ProblemKey } from '../../lib/import/problem'
import type { Refusal } from '../../lib/import/reading/open-file'
import type { DateOrder } from '../../lib/import/values/read-date'

type Params = ImportProblem['params']
const s = (count: number, word: string): string => `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`
const said = (params: Params): string => (params['text'] === undefined ? 'it' : `“${params['text']}”`)

const refusals: Record<Refusal, string> = {
  empty: 'The file is empty. Export it again, then choose it here.',
  workbook: 'This is an Excel workbook. In Excel choose File, Save as, CSV UTF-8, and bring in that file.',
  otherJson: 'This JSON is not a Sidelight export. Save the data as CSV in the program it comes from.',
  binary: 'This file holds no text. Sidelight reads CSV, vCard (.vcf) and its own export.',
  tooLarge: 'The file is larger than 4 GB. Split it, and bring in the parts one after the other.',
  tooManyColumns: 'The table has more than 500 columns. Leave out those you don’t need, or choose another delimiter.',
  newerVersion: 'This export was made by a newer Sidelight. Update Sidelight, then bring it in.',
}

const problems: Record<ProblemKey, (params: Params) => string> = {
  cellTooLong: ({ length, most }) => `${length} characters in one cell; at most ${most} fit`,
  tooManyCells: ({ cells, columns }) =>
    `${cells} cells, but the header has ${columns}: quote a cell that holds the delimiter`,
  notInEncoding: ({ encoding }) => `characters that are not ${encoding}: choose another encoding, or write them anew`,
  quoteNotClosed: () => 'a quote is opened and never closed',
  noName: () => 'no name, number or address of a customer or person',
  noOwner: () => 'nothing says which customer it belongs to',
  noDate: () => 'no date',
  noAmount: () => 'no amount',
  noValue: () => 'no kind of signal',
  notADate: (params) => `${said(params)} is not a date of this column; write 2026-03-12`,
  notANumber: (params) => `${said(params)} is not a number`,
  notAnAmount: (params) => `${said(params)} is not an amount`,
  notACurrency: (params) => `${said(params)} names no currency; write its code, such as EUR`,
  notAnAddress: (params) => `${said(params)} is not an email address`,
  notADomain: (params) => `${said(params)} is not a web address`,
  notAPercent: (params) => `${said(params)} is not a percentage`,
  notYesNo: (params) => `${said(params)} is neither yes nor no`,
  notATier: (params) => `${said(params)} is no value tier: strategic, growth, profit or basic`,
  notAStage: (params) =>
    `${said(params)} is no lifecycle stage: prospect, converting, onboarding, growing, mature, declining or lost`,
  notAKind: (params) =>
    `${said(params)} is no kind of interaction: email, call, meeting, chat, visit, event, complaint or note`,
  outOfRange: ({ text, least, most }) => `${text} is outside ${least} to ${most}`,
  textTooLong: ({ length, most }) => `${length} characters; at most ${most} fit`,
  tooManyValues: ({ count, most }) => `${count} values; at most ${most} fit`,
  notACard: ({ text }) => `the card cannot be read: ${text}`,
  notARow: ({ text }) => `the row cannot be read: ${text}`,
  cutShort: ({ text }) => `the file ends before ${text}: it was cut short`,
  refused: ({ text }) => String(text ?? 'refused'),
  notAllowed: () => 'your role in the team may not write this',
}

const fields: Record<Field, string> = {
  skip: 'Leave out',
  'account.name': 'Company name',
  'account.id': 'Company number',
  'account.domain': 'Website or domain',
  'account.industry': 'Industry',
  'account.country': 'Country',
  'account.employees': 'Employees',
  'account.tier': 'Value tier',
  'account.stage': 'Lifecycle stage',
  'account.customer': 'Is a customer',
  'account.customerSince': 'Customer since',
  'account.owner': 'Owner',
  'account.tags': 'Tags',
  'account.source': 'Source',
  'account.parent': 'Parent company',
  'account.referredBy': 'Referred by',
  'account.contractStart': 'Contract starts',
  'account.renewal': 'Contract renews',
  'account.contractEnd': 'Contract ended',
  'account.churned': 'Is lost',
  'account.lostOn': 'Lost on',
  'account.lostReason': 'Why it was lost',
  'account.growthRate': 'Growth a year',
  'account.marginRate': 'Gross margin',
  'account.costToServe': 'Cost to serve a year',
  'account.creditLimit': 'Credit limit',
  'account.paymentTerms': 'Payment terms, days',
  'account.paidOnTime': 'Paid on time',
  'account.overdueSince': 'Overdue since',
  'account.custom': 'Own field of the company',
  'contact.name': 'Full name',
  'contact.firstName': 'First name',
  'contact.middleName': 'Middle name',
  'contact.lastName': 'Last name',
  'contact.id': 'Person’s number',
  'contact.email': 'Email address',
  'contact.phone': 'Phone',
  'contact.title': 'Job title',
  'contact.formOfAddress': 'Form of address',
  'contact.birthday': 'Birthday',
  'contact.leftOn': 'Left the company',
  'contact.channel': 'Preferred channel',
  'contact.custom': 'Own field of the person',
  'order.id': 'Order number',
  'order.on': 'Order date',
  'order.amount': 'Amount',
  'order.currency': 'Currency',
  'order.product': 'Product',
  'order.status': 'Status (won or not)',
  'interaction.id': 'Activity number',
  'interaction.at': 'Date and time',
  'interaction.kind': 'Kind',
  'interaction.direction': 'In or out',
  'interaction.summary': 'What was said',
  'signal.id': 'Event number',
  'signal.at': 'Date and time',
  'signal.kind': 'What was measured',
  'signal.value': 'Value',
}

const kinds: Record<FileKind, string> = {
  accounts: 'companies',
  contacts: 'people',
  orders: 'orders',
  interactions: 'interactions',
  signals: 'signals (usage, NPS …)',
}

const dates: Record<DateOrder, string> = {
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ymd: 'year, month, day',
  excel1900: 'Excel numbers (1900)',
  excel1904: 'Excel numbers (1904, old Mac)',
}
const types: Record<CustomType, string> = { text: 'text', number: 'number', yesNo: 'yes or no', date: 'date' }
const readings: Record<Reading, string | null> = {
  text: null,
  texts: 'several, divided by ; or :::',
  date: 'Order of the date',
  number: 'Decimal mark',
  share: 'Decimal mark',
  money: 'Decimal mark',
  currency: null,
  yesNo: 'yes or no',
  word: null,
}
const groups: Record<string, string> = {
  account: 'Company',
  contact: 'Person',
  order: 'Order',
  interaction: 'Interaction',
  signal: 'Signal',
}
const collections: Record<string, (count: number) => string> = {
  accounts: (count) => s(count, 'account'),
  contacts: (count) => s(count, 'contact'),
  orders: (count) => s(count, 'order'),
  interactions: (count) => s(count, 'interaction'),
  signals: (count) => s(count, 'signal'),
}

const delimiters: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' }

export const enImport = {
  title: 'Bring data in',
  intro: 'Customers, people, orders, interactions or signals, from the file your CRM, shop or address book exports.',
  drop: 'Drop a file here',
  choose: 'Choose a file',
  formats: 'CSV of any kind, vCard, or Sidelight’s own export. It is read on this device.',
  refusals,
  refused: (name: string) => `“${name}” was not read.`,
  opening: (name: string) => `Reading “${name}”…`,
  another: 'Another file',
  fields,
  groups,
  kinds,
  dates,
  types,
  readings,
  collections,
  otherRows: (name: string, count: number) => `${name}: ${count.toLocaleString('en')}`,

  preview: {
    each: 'Each line is one of',
    source: 'Numbers are from',
    sourceHint: 'Name of the system. Files of one system share their customer numbers.',
    currency: 'Currency',
    encoding: 'Encoding',
    delimiter: 'Delimiter',
    delimiters,
    header: 'First line holds the headers',
    existing: 'What is there already',
    replace: 'takes the file’s values',
    fill: 'keeps its values; gaps are filled',
    columns: 'Columns',
    column: 'Column',
    samples: 'Values',
    becomes: 'Becomes',
    readAs: 'Read as',
    unsure: (text: string) => `Is ${text} day or month first?`,
    left: (count: number) => (count === 0 ? '' : `${s(count, 'column')} left out`),
    lines: 'The first lines, as they are read',
    line: (line: number) => `Line ${line}`,
    noOrder: 'not won: no order',
    lostToday: 'lost, counted from today (the line names no day)',
    checking: 'Comparing with what is there…',
    first: (count: number) => `Of the first ${s(count, 'line')}`,
    whole: (count: number) => `Of ${s(count, 'line')}`,
    nothing:
      'Nothing can be read with these columns. Say which column holds the name, the address or the number of the customer.',
    start: 'Import',
    startKnown: (count: number) => `Import ${s(count, 'line')}`,
  },

  counts: {
    made: 'new',
    changed: 'changed',
    unchanged: 'as it was',
    refused: 'in error',
    what: 'What',
  },

  problems: {
    title: (count: number) => `${s(count, 'problem')}: these lines are left out`,
    more: (count: number) => `and ${count.toLocaleString('en')} more`,
    line: 'Line',
    column: 'Column',
    reason: 'Reason',
    download: 'Download these lines as CSV',
    hint: 'Mend them there, and import that file: what is in already is not made twice, as long as each company and person is called as before.',
    words: problems,
  },

  run: {
    title: (name: string) => `Importing “${name}”`,
    counting: 'Measuring the file…',
    waiting: 'Another tab is importing or undoing. This begins when it has ended…',
    stop: 'Stop',
    stopping: 'Stopping after this part…',
    leave: 'You can go on working. Keep this tab open until it is done.',
  },

  done: {
    title: (name: string) => `“${name}” is in`,
    stopped: (name: string) => `“${name}” was stopped`,
    stoppedHint: 'What came in until then is there. Import the file again to go on, or undo.',
    nothingNew: 'Everything in this file was here already: nothing was changed.',
    undo: 'Undo this import',
    see: 'See the accounts',
    next: 'What to add next',
    nextSteps: {
      contacts: 'People with their addresses: then Sidelight knows who wrote as soon as a message is opened.',
      orders: 'Orders with date and amount: then value tiers, ABC and what a customer is worth are computed.',
      interactions: 'Calls and visits, or open your mailbox: then rhythm and replies owed are known.',
      signals: 'Logins or NPS answers: then health sees use and mood.',
      owners: 'Nothing is missing for a first verdict. Open a message of one of them.',
    },
  },

  undo: {
    running: 'Taking the import back…',
    done: (removed: number, restored: number) =>
      `${s(removed, 'row')} removed, ${restored.toLocaleString('en')} put back as before.`,
    kept: (count: number) => `${s(count, 'row')} left as they are: changed or used since.`,
  },

  failed: {
    title: 'The import could not go on.',
    storageFull: 'This device is full. Free some space, then import the file again: it goes on where it stopped.',
    unreadable: 'The file could not be read any more. It may have been moved or changed: choose it again.',
    viewer: 'You are a viewer in this team: ask an owner or admin for another role, or to import the file.',
    cutOff:
      'The browser ended the import before its time. What came in until then is whole and kept: import the file again to go on, or undo it below.',
    unknown: (text: string) => `${text} What came in until then is kept; import the file again, or undo it below.`,
  },

  past: {
    title: 'Past imports',
    undo: 'Undo',
    undone: 'undone',
    unfinished: 'not finished',
    elsewhere: 'can be undone where it was imported',
    none: 'Nothing was imported yet.',
    made: (made: number, changed: number) =>
      `${made.toLocaleString('en')} new, ${changed.toLocaleString('en')} changed`,
  },
}

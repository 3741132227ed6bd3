/** English, whole. Every other language has the same keys (see zh-cn.ts). */
import { enDepth } from './en-depth'
import { enDuplicates, enExports } from './en-duplicates'
import { enFirstMinutes } from './en-first-minutes'
import { enImport } from './en-import'
import { enModel } from './en-model'
import { enPage } from './en-page'
import { enPolicy } from './en-policy'
import { enPrograms } from './en-programs'
import { enRecognise } from './en-recognise'
import { enStanding } from './en-standing'
import { enSegments } from './en-segments'
import { enTalking } from './en-talking'
import { enTeam } from './en-team'
import { enRhythm } from './en-rhythm'

const s = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

export const en = {
  firstMinutes: enFirstMinutes,
  imports: enImport,
  duplicates: enDuplicates,
  exports: enExports,
  rhythm: enRhythm,
  depth: enDepth,
  standing: enStanding,
  model: enModel,
  page: enPage,
  policy: enPolicy,
  recognise: enRecognise,
  segments: enSegments,
  talking: enTalking,
  programs: enPrograms,
  team: enTeam,
  languageName: 'English',

  sync: {
    alone: 'On this device only',
    upToDate: 'Up to date',
    syncing: 'Syncing…',
    fetched: (share: string) => `Fetching: ${share}`,
    offline: 'Working offline',
    cannotReach: 'Can’t reach the team server',
    notAMember: 'No longer a member of the team',
    needsUpdate: 'Update Sidelight to go on syncing',
    storageFull: 'This device is full: free some space',
    waiting: (count: number) => `${s(count, 'change')} waiting`,
    attention: (count: number) => `${count} to look at`,
  },

  frame: {
    sidebar: 'Sidelight',
    fold: 'Fold the sidebar',
    unfold: 'Open Sidelight',
    width: 'Width of the sidebar',
    hide: 'Cover numbers and notes',
    show: 'Show numbers and notes',
    hidden: 'Covered',
    openPage: 'Open the full page',
  },

  who: {
    owner: (name: string) => `Owner ${name}`,
    ownerMe: 'Yours',
    noOwner: 'No owner',
    others: (count: number) => `+${s(count, 'other')}`,
    someone: 'A colleague',
    keyAccount: 'Key account',
    colleague: 'Colleague',
    notKnown: 'Not in Sidelight',
    noName: 'No name',
    leftOut: (count: number) => `and ${count} more`,
    whyMatch: 'Why this match',
    match: {
      address: 'Exact address',
      otherAddress: 'Other address',
      plusAddress: 'Address variant',
      dotAddress: 'Address variant',
      name: 'By name',
      domain: 'By domain',
      parentDomain: 'By domain',
      chosen: 'Your choice',
    },
    why: {
      address: (address: string) => `${address} is this contact’s address.`,
      otherAddress: (address: string) => `${address} is another address of this contact.`,
      plusAddress: (address: string) => `${address} is this contact’s address with a tag.`,
      dotAddress: (address: string) => `${address} is this contact’s address, written with other dots.`,
      name: (name: string) => `Somebody of this account is called ${name}.`,
      domain: (domain: string) => `${domain} belongs to this account. The person is not a contact yet.`,
      parentDomain: (domain: string) => `The address is under ${domain}, which belongs to this account.`,
      chosen: (address: string) => `You chose this customer for ${address}.`,
    },
    strippedName: 'Invisible characters were removed from this name.',
  },

  verdict: {
    whichCustomer: 'Which customer is it?',
    openAlert: (factor: string, value: string) => `${factor}: ${value}`,
    replyOwed: (days: number) => (days < 1 ? 'You owe a reply' : `You owe a reply, ${s(days, 'working day')}`),
    renewal: (days: number) =>
      days < 0
        ? `Renewal overdue by ${s(-days, 'day')}`
        : days === 0
          ? 'Renewal is today'
          : `Renewal in ${s(days, 'day')}`,
    promiseDue: (title: string, days: number) =>
      days < 0
        ? `Overdue ${s(-days, 'day')}: ${title}`
        : days === 0
          ? `Due today: ${title}`
          : `Due in ${days} d: ${title}`,
    slower: (days: number, usual: number) => `Slower: ${s(days, 'day')}, usually ${usual}`,
    onRhythm: (usual: number) => `On rhythm, usually every ${s(usual, 'day')}`,
    learning: (seen: number, needed: number) => `Rhythm not known yet: ${seen} of ${needed} gaps seen`,
    quiet: (days: number, usual: number | null) =>
      usual === null ? `Quiet ${s(days, 'day')}` : `Quiet ${s(days, 'day')}, usually ${usual}`,
    alreadyCustomer: 'Already a customer? Since when?',
    onTrack: 'On track',
    lost: 'Lost; nothing is due',
    atRisk: 'Nothing is due, but health is at risk',
    none: 'Nothing known yet',
  },

  chips: {
    value: 'Value tier',
    stage: 'Lifecycle stage',
    health: 'Health',
    noTier: 'No tier yet',
    potentialOnly: (points: number) => `potential ${points}`,
    wouldBe: (tier: string) => `would be ${tier.toLowerCase()}`,
    noStage: 'Unknown',
    askStage: 'customer?',
    fromMail: 'by mail alone',
    coverage: (share: string) => `Coverage ${share}`,
    newest: (age: string) => `newest data ${age} old`,
    newestToday: 'newest data from today',
    formula: 'Formula and rows',
    policy: (version: number) => `Scoring rules, version ${version}`,
    weight: (weight: number) => `weight ${weight}`,
    points: (points: string) => `${points} pts`,
    rows: (count: number) => s(count, 'row'),
    missing: 'no data',
    critical: 'critical',
    change: (points: string) => `${points} in 4 weeks`,
    byHand: 'Set by hand',
    underneath: (stage: string) => `Underneath: ${stage}`,
    current: 'Current value',
    potential: 'Potential value',
    scoreCard: 'Score card',
    formulas: {
      tier: 'Weighted mean of the factors, each ranked against all accounts. High current and high potential make a strategic partner.',
      stage:
        'By age since the first order, contract or “customer since”; declining needs critical signs in two groups.',
      health: '100 at the good line, 0 at the critical one, linear between; weighted mean of what has data.',
    },
    noReasons: 'Nothing to reason from yet. Orders, logged mail and usage will show here.',
  },

  next: {
    title: 'Next step',
    take: 'Take',
    tomorrow: 'Tomorrow',
    notNow: 'Not now',
    solved: 'Solved',
    normal: 'Normal, no warning until…',
    until: 'Quiet until',
    reply: (name: string) => `Reply to ${name}`,
    call: (name: string) => `Call ${name}`,
    renew: (name: string) => `Prepare the renewal with ${name}`,
    keep: (title: string) => title,
    look: (factor: string) => `Find the cause: ${factor.toLowerCase()}`,
    taken: 'Taken: it is in your tasks for today',
    moved: 'It is in your tasks for tomorrow',
  },

  lastWord: {
    title: 'Last word',
    none: 'Nothing logged yet',
    lead: (day: string, by: string | null, kind: string) => `${[day, by, kind].filter(Boolean).join(', ')}:`,
  },

  tasks: {
    title: 'Promises and tasks',
    promise: 'Promise',
    more: (count: number) => `+${count}`,
    fewer: 'Show fewer',
    done: (title: string) => `Done: ${title}`,
    overdue: (days: number) => `${days} d late`,
    today: 'today',
    tomorrow: 'tomorrow',
  },

  plan: {
    title: 'Plan',
    open: 'Open the plan',
    start: 'Start a plan',
    editing: (names: string) => `${names} writing now`,
    goal: (label: string, target: string, now: string) => `${label} ${target}, now ${now}`,
  },

  more: {
    title: 'More',
    people: 'People',
    orders: 'Orders',
    preferences: 'Preferences',
    timeline: 'Timeline',
    none: 'None yet',
    bought: (count: number) => s(count, 'item'),
  },

  log: {
    log: 'Log',
    logThis: 'Log this message',
    menu: 'Log something else',
    kinds: { call: 'Call', meeting: 'Meeting', visit: 'Visit', chat: 'Chat', complaint: 'Complaint' },
    line: 'What was it about? One line',
    on: 'When',
    save: 'Log it',
    cancel: 'Cancel',
    saving: 'Logging…',
    logged: 'Logged',
    undo: 'Undo',
    undone: 'Taken back',
    by: (names: string, time: string) => `${names} logged this ${time}`,
    mineToo: 'Log too',
    byMe: (time: string) => `You logged this ${time}`,
    failed: 'Not logged.',
    why: {
      noIdentity: 'This message shows no date and no Message-ID. Open it fully, then log.',
      storageFull: 'This device is full. Free some space, then log again.',
      private: 'It is on your never-log list.',
      unknown: 'It could not be stored. Try again.',
    },
    retry: 'Try again',
    viewer: 'Viewers cannot log',
  },

  since: {
    question: 'Already a customer?',
    yes: 'Customer since',
    notYet: 'Not yet',
    save: 'Save',
    month: 'Since when?',
  },

  choice: {
    title: 'Which customer is it?',
    hint: (address: string) => `${address} belongs to several. Your choice is remembered.`,
    create: 'Another customer',
  },

  unknown: {
    title: 'Not in Sidelight yet',
    name: 'Name',
    address: 'Address',
    account: 'Company',
    existing: (name: string) => `Joins ${name}, which has this domain`,
    fresh: 'Makes a new account',
    person: 'A free-mail address: no company is guessed',
    add: 'Add',
    adding: 'Adding…',
    ignore: 'Ignore this address',
    addAnyway: 'Add all the same',
    oneWay: 'Only one side has written so far. Adding is proposed once both have.',
    neverWritten: 'No mail between you is known. Adding is proposed once both have written.',
    ignored: 'Ignored. It will not be asked again.',
    failed: 'Not added. Try again.',
  },

  none: {
    title: 'No message open',
    hint: 'Open a message: its customer shows here at once.',
  },

  internal: {
    title: 'No customer here',
    team: 'Colleagues only',
    hint: 'No customer takes part in this message.',
    ignored: (address: string) => `You chose not to be asked about ${address}.`,
    askAgain: 'Ask again',
  },

  bulk: { title: 'Not a person', hint: 'A newsletter or an automatic sender.' },

  unreadable: {
    title: 'This page changed',
    what: (field: string, webmail: string) => `Sidelight could not read “${field}” in ${webmail}.`,
    next: 'The rest of your mail works as before. Copy the report (it holds no text of the message) and send it to your team’s admin, or to whoever gave you Sidelight.',
    copy: 'Copy the report',
    copied: 'Copied',
    copyRefused: 'The browser did not copy it. The report is selected below: copy it from there.',
    report: 'What the report says',
  },

  blocked: {
    title: 'Sidelight cannot start here',
    nonce: 'This panel was not opened by Sidelight itself. Reload the page.',
    storage: 'The browser denies this panel its storage. Open Sidelight in a tab of its own.',
    broken: 'Something broke while drawing this. The message and your data are untouched.',
    reload: 'Reload this panel',
    openTab: 'Open in a tab',
    version: 'Sidelight was updated. Reload the page to go on.',
  },

  draft: {
    title: 'You write to',
    none: 'No recipient yet. Add one: the customer shows here.',
    companies: (count: number) => `Recipients of ${count} companies`,
    address: (form: string) => `Call them ${form}`,
  },
}

export type Strings = typeof en

/** English words of what a person does in the account in depth: alerts, stage, tier, key account, credit, facts, people. */
import type { ListedAlert } from '../../lib/domain/alerts/list-alerts'
import type { Credit } from '../../lib/domain/credit'
import type { KeyAccountCount, KeyAccountState } from '../../lib/domain/key-accounts'
import type { FactGroup, FactName } from '../workspace/account/fact-fields'

const s = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

const states: Record<Exclude<ListedAlert['state'], 'open'>, string> = {
  quiet: 'said to be normal',
  solved: 'solved, not clearly back yet',
  over: 'over',
}
const creditStates: Record<Credit['state'], string> = {
  unknown: 'Receivables not looked at',
  clear: 'Nothing overdue',
  late: 'Late',
  overdue: 'Overdue',
}
const lacking: Record<KeyAccountState['lacks'][number], string> = {
  manager: 'a key account manager',
  sponsor: 'an executive sponsor',
  reason: 'the reason why, as not every criterion is met',
}
const warnings: Record<NonNullable<KeyAccountCount['warning']>, (least: number, most: number) => string> = {
  tooMany: (_, most) => `Past ${most} nobody has the time that makes one: choose again.`,
  few: (least, most) => `Between ${least} and ${most} are useful.`,
}
const groups: Record<FactGroup, string> = {
  who: 'The company',
  judged: 'Judged',
  money: 'Money',
  contract: 'Offer and contract',
}
const names: Record<FactName, string> = {
  ownerId: 'Owner',
  industry: 'Industry',
  country: 'Country',
  employees: 'Employees',
  source: 'Came from',
  customerSince: 'Customer since',
  feel: 'Our own feel, 1 to 5',
  industryInfluence: 'Influence in the industry, 1 to 5',
  jointInnovation: 'Innovates with us, 1 to 5',
  growthRate: 'Their growth in a year',
  marginRate: 'Gross margin',
  costToServe12m: 'Cost to serve, 12 months',
  paidOnTimeShare: 'Paid and renewed on time',
  creditLimit: 'Credit limit',
  paymentTermsDays: 'Payment terms, days',
  receivables: 'Receivables',
  overdueSince: 'Overdue since',
  offer: 'Open offer',
  offerSince: 'Open since',
  startsOn: 'Contract from',
  renewsOn: 'Renews on',
  endedOn: 'Ended on',
  endReason: 'Ended because',
}

/** What a product or a survey tells, by its kind. */
const signals: Record<string, string> = {
  login: 'Login',
  feature: 'Use of a feature',
  coreUse: 'Share of core features used',
  modulesInUse: 'Share of paid modules used',
  closeAttempt: 'Attempt to close the account',
  nps: 'NPS answer',
  csat: 'CSAT answer',
  mention: 'Public mention',
  ticket: 'Ticket',
}

const profileNames: Record<string, string> = {
  need: 'Need',
  abilityToPay: 'Ability to pay',
  decisionMaker: 'Who decides is known',
}

export const enStanding = {
  signals,
  notAmongNewest: (count: number) => `Nothing among the newest ${count} fits. Older ones can be shown below.`,
  coverage: 'Coverage',
  coverageHint: 'share of the weight with data',
  grade: 'Grade',
  profile: {
    names: profileNames,
    edit: 'Meets the profile?',
    verdicts: { met: 'Met', unmet: 'Not met', unexplored: 'Not looked at' },
    another: 'Another criterion',
    hint: 'Plans for next year',
    add: 'Add',
  },
  /** A kind with what it is of: `feature:export`. */
  signalOf: (signal: string, what: string) => `${signal}: ${what}`,
  rows: {
    all: (count: number) => `Show all ${count}`,
    newest: 'A number names its newest rows; the timeline and the orders have all.',
  },
  failed: {
    storageFull: 'Not stored: this device is full. Free some space, then try again.',
    unknown: 'Not stored. Try again.',
  },
  save: 'Save',
  cancel: 'Cancel',
  takeBack: 'Take it back',
  nobody: 'Nobody yet',
  me: 'Me',

  rhythm: {
    none: 'No mail logged yet: log one, and the rhythm begins.',
    lastIn: 'They wrote last',
    lastOut: 'We wrote last',
    owed: 'A reply is owed for',
    owedToday: 'under a working day',
    gap: 'Usual gap',
    every: (days: string) => `${days} days`,
    gapsSeen: (seen: number) => `${seen} of 6 gaps seen`,
  },

  alerts: {
    title: 'Alerts',
    open: (count: number) => `${count} open`,
    others: (count: number) => `${s(count, 'alert')} that stand no more`,
    record: (wrong: number, judged: number) =>
      `${wrong} of ${judged} such warnings were wrong here: the customer did not leave 30 to 120 days later.`,
    tooFewJudged: (judged: number) =>
      `How often such a warning is wrong here is not known yet: ${judged} old enough to be judged.`,
    figure: (value: string, line: string) => `${value} (line ${line})`,
    since: (day: string) => `since ${day}`,
    due: (day: string) => `due ${day}`,
    states,
    owner: 'Who looks after it',
    found: 'Cause and outcome',
    cause: 'Root cause',
    causeHint: 'What made it happen',
    outcome: 'Outcome',
    outcomeHint: 'What was done, and what came of it',
    told: 'Customer told',
    toldOn: (day: string) => `customer told ${day}`,
    solve: 'Solved',
    solvedOn: (day: string) => `solved ${day}`,
    quietUntil: (day: string) => `normal until ${day}`,
    quietSave: 'Don’t warn',
    reopen: 'Open again',
    copy: 'Copy a text for them',
    copied: 'Copied',
    ready: (cause: string, outcome: string) =>
      `We have looked into it. ${cause}${outcome === '' ? '' : `\n\n${outcome}`}\n\nIf anything is still open, please tell me.`,
    notStored: 'Computed on this device; it can be worked on as soon as it is stored.',
  },

  stage: {
    unknown: 'Nobody has said yet whether it is a customer: the card asks.',
    stage: 'Stage',
    until: 'Until',
    lostSince: 'Lost since',
    reason: 'Why',
    reasonHint: 'What the numbers do not know',
    byHand: 'Set it by hand',
    set: (until: string, reason: string) => `Set by hand until ${until}: ${reason}.`,
    lostOn: (day: string, reason: string) => `Marked as lost on ${day}${reason === '' ? '' : `: ${reason}`}.`,
    journey: 'How it came here',
    change: (from: string, to: string) => `${from} → ${to}`,
    age: 'In this stage for',
    silent: 'Silent for',
    plannedGap: 'A touch is due every',
    gapHint: 'by stage and tier, as the rules say',
  },

  tier: {
    approved: (tier: string, day: string) => `${tier}, approved ${day}.`,
    none: 'By the numbers; nobody has approved it yet.',
    due: (tier: string) => `Since then the numbers say ${tier}: approve it?`,
    later: (tier: string, day: string) => `Would be ${tier}; put to approval on ${day}.`,
    approve: (tier: string) => `Approve ${tier}`,
    keep: (tier: string) => `Keep ${tier}`,
  },

  referral: (rate: string, byReferral: number, won: number) =>
    `${rate} of all customers came by referral (${byReferral} of ${won})`,

  key: {
    make: 'Make it a key account',
    change: 'Change',
    unmake: 'No longer a key account',
    criteria: 'Criteria: which are met?',
    noCriteria: 'No criteria are written down.',
    met: 'met',
    unmet: 'not met',
    unlooked: 'not looked at',
    add: 'Another criterion',
    addIt: 'Add',
    manager: 'Key account manager',
    sponsor: 'Executive sponsor',
    people: (manager: string, sponsor: string) => `Manager: ${manager} · Sponsor: ${sponsor}`,
    why: 'Why',
    whyAllTheSame: 'Why, although not every criterion is met',
    override: (reason: string) => `Chosen all the same: ${reason}`,
    lacks: (what: string) => `Still missing: ${what}.`,
    lacking,
    count: (count: number) => `${s(count, 'key account')}.`,
    warnings,
  },

  credit: {
    title: 'Credit',
    limit: 'Limit',
    terms: 'Payment terms',
    overdue: 'Oldest receivable overdue',
    since: (day: string) => `since ${day}`,
    noRate: (currency: string) => `no rate to ${currency}`,
    states: creditStates,
  },

  facts: {
    title: 'Facts',
    groups,
    names,
    unknown: 'Not known',
    noneOverdue: 'Nothing overdue',
    someOverdue: 'Overdue',
    cancelled: 'Cancelled',
    renewalRefused: 'Renewal refused',
    edit: 'Enter facts',
    parent: 'Belongs to',
    children: 'Belong to it',
    referredBy: 'Referred by',
    link: { parentId: 'Parent company', referredById: 'Who referred it' },
    unlink: 'None',
    notHere: 'An account that is not on this device',
    confirm: 'Still true',
    confirmed: (day: string) => `confirmed ${day}`,
    unconfirmed: 'never confirmed',
  },

  people: {
    bounced: 'our mail bounced',
    departed: 'our mail bounced twice: left?',
    left: 'Has left',
    isBack: 'Has not left',
    edit: 'Change',
    title: 'Role',
    phone: 'Telephone',
    form: 'Form of address',
    birthdayHint: '03-09 or 1980-03-09',
    last: (day: string, by: string | null) => (by === null ? `last contact ${day}` : `last contact ${day}, ${by}`),
    hints: {
      channel: 'phone in the morning',
      content: 'figures, short',
      first: 'relationship, price or time',
    },
  },
}

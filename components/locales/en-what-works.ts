/** English words of what made the happy ones happy. */
import type { PracticeId } from '../../lib/domain/what-works/practices'

const s = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

const practices: Record<PracticeId, string> = {
  touches: 'Touches of ours',
  spoken: 'Calls, meetings and visits',
  inPerson: 'Meetings and visits',
  trainings: 'Events and trainings',
  replyHours: 'Our time to answer mail',
  peopleKnown: 'People of theirs we deal with',
  theirMail: 'Mail from them',
  logins: 'Logins',
  coreUse: 'Use of core features',
  modulesInUse: 'Paid modules in use',
  orderDays: 'Days with an order',
}

export const enWhatWorks = {
  scope: 'Accounts',
  title: 'What made the happy ones happy',
  intro: 'What we did in the last 180 days and how customers behave: healthy accounts against those at risk.',
  playbooks: 'Playbooks are not compared: which account had which is not recorded yet. Log trainings as events.',
  caution:
    'This tells what goes together, not what causes what. Each is held against health without what measures the same.',
  counts: (healthy: number, watch: number, atRisk: number) =>
    `${healthy} healthy, ${watch} to watch, ${atRisk} at risk.`,
  unknown: (count: number) => `${s(count, 'account')} without a band, for want of data.`,
  ours: 'What we do',
  theirs: 'How they behave',
  practices,
  atLeast: (line: string) => `${line} or more`,
  atMost: (line: string) => `${line} or less`,
  perMonth: (value: string) => `${value} a month`,
  hours: (value: string) => `${value} working hours`,
  shareOf: (having: number, of: number) => `${having} of ${of}`,
  healthy: 'Healthy',
  atRisk: 'At risk',
  difference: (value: string, low: string, high: string) => `${value} points apart, likely ${low} to ${high}`,
  verdicts: {
    helps: 'Healthy accounts have it clearly more often.',
    opposite: 'Accounts at risk have it more often: maybe because we react to trouble.',
    unclear: 'The difference may be chance.',
    tooFew: 'Under 5 accounts in a group: nothing is claimed.',
  },
  lacking: (count: number) => `${s(count, 'account')} without it`,
  everyone: 'No account that is not healthy lacks it.',
  none: 'There is nothing to compare yet.',
  noneNext:
    'Log calls and visits, or import orders and use: with 5 healthy accounts and 5 at risk this page begins to answer.',
  toAccounts: 'To the accounts',
  failed: 'The accounts could not be compared. Reload the page to try again.',
}

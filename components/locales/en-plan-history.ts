/** English words of a plan's history: its versions, what they say differently, bringing one back. */
const s = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

export const enPlanHistory = {
  link: 'History',
  title: 'History of the plan',
  back: 'Back to the plan',
  versions: 'Versions',
  alone:
    'You work alone on this device, and a plan’s history is kept on a team’s server. From the day you join a team, its versions stay readable here and can be brought back.',
  join: 'Join a team',
  loading: 'Asking the server…',
  none: 'Nobody has written in this plan yet. Its versions appear here once somebody does.',
  again: 'Try again',
  problems: {
    unreachable: 'The history is kept on the team’s server, which does not answer. Try again when it does.',
    forbidden: 'This plan’s history is not open to you.',
    notFound: 'This version has been merged with the ones beside it. Choose another.',
    tooLarge: 'The plan would become larger than a plan may be. Nothing was changed.',
  },
  today: 'Today',
  someTime: 'Before times were kept',
  newest: 'newest',
  someone: 'somebody who has left',
  unknown: 'it is not known who',
  size: (added: string, removed: string) => `+${added} −${removed}`,
  sizeSpoken: (added: string, removed: string) => `${added} characters written, ${removed} taken out`,
  restored: (when: string) => `brought back ${when}`,
  older: 'Older versions',

  versionOf: (when: string) => `Version of ${when}`,
  by: (names: string) => `by ${names}`,
  against: 'Compared with',
  now: 'Now',
  before: 'The version before',
  legend: {
    now: {
      in: (count: number) => `${s(count, 'word')} stood here and ${count === 1 ? 'is' : 'are'} gone now`,
      out: (count: number) => `${s(count, 'word')} written since`,
    },
    before: {
      in: (count: number) => `${s(count, 'word')} written in this version`,
      out: (count: number) => `${s(count, 'word')} taken out in it`,
    },
  },
  onlyLooks: 'The words are the same; formatting differs.',
  same: { now: 'The plan reads like this now.', before: 'It reads like the version before.' },
  lineIn: 'Only in this version:',
  lineOut: 'Not in this version:',
  looks: 'formatting differs',
  unchanged: (count: number) => `${s(count, 'line')} unchanged`,
  empty: 'The plan was empty.',

  restore: 'Restore this version',
  sure: (when: string) =>
    `For everybody, the plan will read as it did then (${when}). What stands now is kept as a version of its own, so you can bring it back.`,
  restoreNow: 'Restore for everybody',
  restoring: 'Restoring…',
  cancel: 'Cancel',
  done: (when: string) => `Restored: for everybody, the plan reads as it did then (${when}).`,
  nothing: 'The plan reads like that already. Nothing was changed.',
  takeBack: 'Take it back',
  takenBack: 'Taken back. The plan reads as it did before.',
  viewer: 'Viewers read the history; they restore nothing.',
}

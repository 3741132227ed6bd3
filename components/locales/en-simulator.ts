/** English words of what is asked of the past: the simulator, lost accounts, learnt weights. */
const s = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
const be = (count: number): string => (count === 1 ? 'is' : 'are')

export const enSimulator = {
  title: 'What would have been warned of?',
  intro: 'A rule is replayed on the past. A warning is right if the account is lost 30 to 120 days later.',
  rule: 'Rule',
  healthRule: 'Health score below',
  line: 'Line',
  above: 'Warn from',
  below: 'Warn below',
  sentence: (line: string, warned: number, churns: number, wrong: number) =>
    `At ${line}: ${warned} of ${s(churns, 'lost account')} warned of in time, ${s(wrong, 'false warning')}.`,
  error: 'Error rate',
  errorOf: (wrong: number, warnings: number) => `${wrong} of ${s(warnings, 'warning')} wrong`,
  miss: 'Miss rate',
  missOf: (missed: number, churns: number) => `${missed} of ${s(churns, 'lost account')} not warned of`,
  late: (count: number) => `${count} of the wrong ones came, but less than 30 days before`,
  open: (count: number) => `${s(count, 'warning')} too young to be judged`,
  blind: (count: number) => `${count} of those missed had no data at all beforehand`,
  inferred: (warned: number, churns: number) =>
    `Counted apart: ${s(churns, 'account')} that nobody marked but that fell asleep for good, ${warned} warned of.`,
  nothing: 'no warning yet',
  current: 'in force',
  best: 'fewest mistakes',
  takeLine: 'Use this line',
  chart: (rule: string) => `Error rate and miss rate of “${rule}” by line`,
  table: 'As a table',
  warnings: 'Warnings',
  wrong: 'Wrong',
  warned: 'Warned of',
  missed: 'Missed',
  basis: (accounts: string, since: string, days: number) =>
    `${accounts} accounts, each looked at ${days === 1 ? 'every day' : `every ${days} days`} since ${since}.`,
  present:
    'This figure has no history: lost and kept accounts are compared as they are today. It tells who differs, not how early.',
  imported: (imported: string, rows: string) =>
    `${imported} of ${rows} rows are imported history: they count from the day they happened, though nobody knew them then.`,
  noChurn: 'No lost account is known yet, so no warning can be called right.',
  noChurnNext: 'Mark accounts that have left, with the day: ten are enough for a first answer.',
  outOfReach: (count: number, told: string) =>
    count === 1
      ? 'One account is lost, but not with 30 days of rows before it: no warning could have been in time.'
      : `${told} accounts are lost, none with 30 days of rows before it: no warning could have been in time.`,
  outOfReachNext:
    'Import what was there before they left, with its days; or compare lost and kept accounts as they are today.',
  byToday: 'As they are today, by:',
  few: (count: number) => `Only ${s(count, 'lost account')} so far: take the rates as a hint.`,
  failed: 'The past could not be replayed. Reload the page to try again.',
}

export const enMarkLost = {
  title: 'Mark a lost account',
  account: 'Account',
  on: 'Lost on',
  reason: 'Why',
  reasonHint: 'price, product, closed down…',
  mark: 'Mark as lost',
  done: (name: string) => `${name} is marked as lost.`,
  unknown: 'No account has that name. Choose one from the list.',
  failed: 'It could not be stored. Free some space on this device, then try again.',
  orImport: 'Or import a list with the column “lost on”.',
}

export const enLearned = {
  title: 'What your own history says',
  intro:
    'Weights learnt from accounts that were lost and kept, tried on accounts they were not learnt from. They count only once you use them and save.',
  counts: (lost: number, kept: number) => `${lost} lost and ${kept} kept accounts.`,
  past: 'Lost accounts as they were 75 days before, kept ones as they were 120 days ago.',
  present:
    'The rows do not reach back, so accounts are compared as they are today: it tells who differs, not who will leave.',
  inferred: (count: number) => `${s(count, 'account')} that nobody marked as lost, but that seem so, left out.`,
  auc: 'Chance that a lost account scores worse than a kept one (AUC, 5 × 5-fold)',
  handSet: 'Weights set by hand',
  learnt: 'Learnt weights',
  model: 'Full regression, for comparison',
  better: 'The learnt weights are better than chance would explain.',
  noBetter: 'The learnt weights are no better than chance would explain. Keep yours.',
  factor: 'Indicator',
  hand: 'By hand',
  weight: 'Learnt',
  effect: 'Effect',
  effectHint: 'how much a better score lowers the odds of loss',
  known: 'Known',
  leaks: { byMeaning: 'left out: it is the leaving itself', onlyLost: 'left out: only lost accounts have it' },
  says: 'says nothing',
  apply: 'Put these weights into the rules',
  applyHint: 'Nothing is saved yet: you see who changes, and save or discard.',
  tooFewLost: (lost: number, needed: number) => `Learning needs ${needed} lost accounts; ${lost} ${be(lost)} known.`,
  tooFewKept: (kept: number, needed: number) => `Learning needs ${needed} kept accounts; there ${be(kept)} ${kept}.`,
  nothingDiffers:
    'No indicator differs between lost and kept accounts, or none has data. Bring in orders, use or feedback.',
  toImport: 'Import data',
  failed: 'The weights could not be learnt. Reload the page to try again.',
}

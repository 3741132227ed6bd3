/** English words of money and calendar among the rules. */
export const enMoney = {
  title: 'Money',
  intro:
    'Orders count in one currency. One in another counts by the newest rate on or before its day; without one it is left out, never guessed.',
  reporting: 'Reporting currency',
  choose: 'Choose',
  otherCurrency: (currency: string) =>
    `Enter the rates in ${currency}; those in the currency before do not hold. Value tiers follow at the next day’s turn, when all accounts are ranked anew. Lines of your own indicators over revenue are in ${currency} then.`,
  allCount: (total: string) => `All ${total} orders count.`,
  leftOut: (count: string, total: string) => `${count} of ${total} orders are left out for want of a rate:`,
  leftOutOf: (currency: string, count: string, from: string) => `${currency}: ${count}, the first on ${from}`,
  withoutRate: (orders: number) => (orders === 1 ? '1 order without a rate' : `${orders} orders without a rate`),
  enterRate: 'Enter the rate',
  rates: 'Exchange rates',
  noRates: 'There are none yet: only orders in the reporting currency count.',
  rate: (currency: string, rate: string, reporting: string) => `1 ${currency} = ${rate} ${reporting}`,
  from: (day: string) => `from ${day}`,
  remove: (currency: string, day: string) => `Remove the rate of ${currency} from ${day}`,
  add: 'Another rate',
  addIt: 'Add rate',
  replaceIt: 'Replace rate',
  currency: 'Currency',
  on: 'Holds from',
  worth: (currency: string, reporting: string) => `1 ${currency} in ${reporting}`,
  problems: {
    reporting: 'The reporting currency needs no rate. Choose another currency.',
    notPositive: 'Enter a rate above 0.',
    tooMany: 'Five hundred rates are the most. Remove older ones.',
  },
}

export const enCalendar = {
  title: 'Calendar',
  intro:
    'Days, working days and working hours of all accounts: what is due, how long a reply takes, how long somebody has been silent.',
  zone: 'Time zone',
  noTime: 'Enter a time of day.',
  backwards: 'Work has to begin before it ends.',
  week: 'Working days',
  span: (first: string, last: string) => `${first} – ${last}`,
  remove: (days: string) => `Remove ${days}`,
  first: 'First day',
  last: 'Last day, where it is another',
  holidays: {
    title: 'Holidays',
    hint: 'Nobody works on these, whatever the weekday.',
    none: 'There are none: each week is worked alike.',
    add: 'Add holiday',
  },
  workedDays: {
    title: 'Days worked all the same',
    hint: 'Days off by the week that are worked to make up for a holiday.',
    none: 'There are none.',
    add: 'Add working day',
  },
  problems: {
    order: () => 'The last day has to be after the first.',
    tooLong: (most: string) => `At most ${most} days in one go.`,
    tooMany: (most: string) => `${most} days are the most. Remove older ones.`,
  },
}

/** Factors that are ranked among all accounts. */
export const numericFactors = [
  'revenue12m',
  'profit12m',
  'paidOnTime',
  'growth',
  'referralValue',
  'lifetimeValue',
] as const
export type NumericFactor = (typeof numericFactors)[number]

/** How lifetime value, loyalty and next products are told (MODEL, C5 and C6). */
import * as z from 'zod/mini'
import { numberOr, orElse, section } from './policy-fields'

export const lifetimePolicy = section({
  /** A share a year, by which what comes later counts less. */
  discountPerYear: orElse(z.number().check(z.minimum(0), z.maximum(10)), 0.1),
  /** Customers with a repeat purchase from which the purchase models are fitted. */
  leastRepeatCustomers: orElse(z.number().check(z.minimum(10)), 50),
  /** The longest time an account is expected to stay by its tier's retention. */
  mostMonths: orElse(z.number().check(z.minimum(1), z.maximum(600)), 60),
  /** Months of customers that a retention has to rest on, a tier's own or everybody's. */
  leastCustomerMonths: numberOr(60),
  /** P(alive) below which an account is drowsy, half-asleep, asleep. */
  alive: section({ drowsy: numberOr(0.5), halfAsleep: numberOr(0.25), asleep: numberOr(0.1) }),
  /** Gaps between orders from which steadiness is told. */
  loyaltyGaps: numberOr(3),
  nextProduct: section({ leastSupport: numberOr(5), leastLift: numberOr(1.5), shown: numberOr(3) }),
})
export type LifetimePolicy = z.infer<typeof lifetimePolicy>

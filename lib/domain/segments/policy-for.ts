/** Which rules an account is judged by. */
import type { Account } from '../model'
import type { Policy } from '../policy'
import { matchesAccount } from './matches'

/** Those of the first segment it is in, in the policy's order; else the workspace's. */
export function policyFor(policy: Policy, account: Account): Policy {
  return policy.segments.find(({ filter }) => matchesAccount(filter, account))?.policy ?? policy
}

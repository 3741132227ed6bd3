/**
 * How often HTTP may be asked. Who shows a valid token is limited by that alone, so that nobody is kept out by what a stranger
 * behind the same address does.
 */
import { RateLimit, type RateLimitOptions } from './rate-limit'

export interface RequestLimitOptions {
  /** Requests without a valid token or invitation, of one address. */
  failures: RateLimitOptions
  /** Tickets and members' routes, of one device. */
  requests: RateLimitOptions
  /** Invitations and erasures, of one member. */
  invitations: RateLimitOptions
}

const defaults: RequestLimitOptions = {
  failures: { burst: 30, perSecond: 0.5 },
  requests: { burst: 300, perSecond: 5 },
  // A team of a hundred is invited in one go.
  invitations: { burst: 100, perSecond: 0.1 },
}

export class RequestLimits {
  readonly failures: RateLimit
  readonly requests: RateLimit
  readonly invitations: RateLimit

  constructor({ failures, requests, invitations }: RequestLimitOptions = defaults) {
    this.failures = new RateLimit(failures)
    this.requests = new RateLimit(requests)
    this.invitations = new RateLimit(invitations)
  }
}

/**
 * How often HTTP may be asked. Who shows a valid token is limited by that alone, so that nobody is kept out by what a stranger
 * behind the same address does.
 */
import { RateLimit, type RateLimitOptions } from './rate-limit'
import { TrustedProxies } from './trusted-proxies'

export interface RequestLimitOptions {
  /** Requests without a valid token or invitation, of one address. */
  failures: RateLimitOptions
  /** Tickets and members' routes, of one device. */
  requests: RateLimitOptions
  /** Invitations and erasures, of one member. */
  invitations: RateLimitOptions
  /** Looks at plans' histories, of one device: each reads a whole log. */
  histories?: RateLimitOptions
  /** Restored versions, of one member: each is kept as a version of its own. */
  restores?: RateLimitOptions
}

const defaults: Required<RequestLimitOptions> = {
  failures: { burst: 30, perSecond: 0.5 },
  requests: { burst: 300, perSecond: 5 },
  // A team of a hundred is invited in one go.
  invitations: { burst: 100, perSecond: 0.1 },
  histories: { burst: 60, perSecond: 1 },
  restores: { burst: 20, perSecond: 0.01 },
}

export class RequestLimits {
  readonly failures: RateLimit
  readonly requests: RateLimit
  readonly invitations: RateLimit
  readonly histories: RateLimit
  readonly restores: RateLimit

  /** Whose word is believed about whom they speak for. */
  readonly proxies: TrustedProxies

  constructor(options: RequestLimitOptions = defaults, proxies: TrustedProxies = new TrustedProxies()) {
    this.proxies = proxies
    const { failures, requests, invitations, histories, restores } = { ...defaults, ...options }
    this.failures = new RateLimit(failures)
    this.requests = new RateLimit(requests)
    this.invitations = new RateLimit(invitations)
    this.histories = new RateLimit(histories)
    this.restores = new RateLimit(restores)
  }
}

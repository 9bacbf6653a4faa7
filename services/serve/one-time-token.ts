import { newSecret, sameSecret } from './secret'

export type Admission = 'admitted' | 'used' | 'expired' | 'wrong' | 'locked'

/** Long enough to find the browser, short enough that a link in a scrollback is worth nothing. */
export const tokenLifetimeMs = 10 * 60_000
/** Nobody mistypes a link so often. Guessing 32 bytes is hopeless anyway; this makes it visible. */
export const mostWrongTokens = 20

/**
 * The token in the link: the one thing that a browser without a cookie may show. It is good once, because addresses
 * stay in histories, process lists and scrollbacks. A new one takes the place of the old one.
 */
export class OneTimeToken {
  private token = newSecret()
  private issuedAt = 0
  private used = true
  private wrong = 0

  constructor(private readonly now: () => number = Date.now) {}

  renew(): string {
    this.token = newSecret()
    this.issuedAt = this.now()
    this.used = false
    this.wrong = 0
    return this.token
  }

  redeem(given: string): Admission {
    if (this.wrong >= mostWrongTokens) return 'locked'
    if (!sameSecret(given, this.token)) {
      this.wrong++
      return 'wrong'
    }
    if (this.used) return 'used'
    if (this.now() - this.issuedAt >= tokenLifetimeMs) return 'expired'
    this.used = true
    return 'admitted'
  }
}

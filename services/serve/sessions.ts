import { newSecret, sameSecret } from './secret'

/**
 * The browsers that came in by a link. Each has a cookie of its own, which ends with the browser or with this process.
 * The port is in the name because cookies know hosts only: two servers on one machine would overwrite each other's.
 */
export class Sessions {
  private readonly secrets: string[] = []
  private readonly name: string

  constructor(port: number) {
    this.name = `groundspeed-${port}`
  }

  /** @returns the value of Set-Cookie. Without `Secure`: there is no TLS on the way to oneself. */
  open(): string {
    const secret = newSecret()
    this.secrets.push(secret)
    return `${this.name}=${secret}; HttpOnly; SameSite=Strict; Path=/`
  }

  /** @param header the Cookie header; a name that stands there twice counts if either value is right */
  has(header: string | undefined): boolean {
    const given = (header ?? '')
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(`${this.name}=`))
      .map((pair) => pair.slice(this.name.length + 1))
    return given.some((value) => this.secrets.some((secret) => sameSecret(value, secret)))
  }
}

import { type Admission } from './one-time-token'

/** Why something is not served, in words for the person in front of the browser. Ours alone: nothing from the request. */
export interface Refusal {
  readonly status: 403 | 404 | 405 | 503
  readonly title: string
  readonly advice: string
}

const refusal = (status: Refusal['status'], title: string, advice: string): Refusal => ({ status, title, advice })

const newLink = 'In the terminal press Enter for a new one, or start groundspeed serve again.'

export const refusals = {
  host: refusal(403, 'This is not the address of Groundspeed.', 'Open the link that groundspeed serve printed, as it stands there.'),
  account: refusal(403, 'Groundspeed was started by another account of this machine.', 'Start groundspeed serve under the account that runs this browser.'),
  method: refusal(405, 'Groundspeed only answers GET here.', 'Open the link that groundspeed serve printed.'),
  elsewhere: refusal(403, 'Another page asked for this.', 'Copy the link that groundspeed serve printed into the address bar.'),
  origin: refusal(403, 'Another page asked for this connection.', 'Open the link that groundspeed serve printed.'),
  stranger: refusal(403, 'This browser has not been let in yet.', `Open the link that groundspeed serve printed. ${newLink}`),
  full: refusal(503, 'Too many windows are open.', 'Close one of them.'),
  missing: refusal(404, 'There is nothing here.', 'Open the link that groundspeed serve printed.'),
} as const

export const tokenRefusals: Record<Exclude<Admission, 'admitted'>, Refusal> = {
  used: refusal(403, 'This link works once.', `It has been used. ${newLink}`),
  expired: refusal(403, 'This link is too old.', `A link is good for ten minutes. ${newLink}`),
  wrong: refusal(403, 'This is not the newest link.', `Copy all of it. ${newLink}`),
  locked: refusal(403, 'Too many wrong links were tried.', newLink),
}

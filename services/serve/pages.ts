import { type IncomingMessage, type ServerResponse } from 'node:http'
import { contentSecurityPolicy, readPage } from '../app/page-files'
import { type Gate } from './gate'
import { noticePage, noticePolicy } from './notice-page'
import { type OneTimeToken } from './one-time-token'
import { refusals, tokenRefusals, type Refusal } from './refusal'
import { type Sessions } from './sessions'

export const startPath = '/start'

export interface PagesInput {
  readonly rendererFolder: string
  readonly gate: Gate
  readonly token: OneTimeToken
  readonly sessions: Sessions
}

/** On every answer, a refusal as well: nothing is kept, guessed, framed, or told to other pages. */
const alwaysSent = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

type Headers = Record<string, string | number>

function send(request: IncomingMessage, response: ServerResponse, status: number, body: Buffer, headers: Headers): void {
  response.writeHead(status, { ...alwaysSent, 'content-length': body.length, ...headers })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function sendRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const headers: Headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': noticePolicy, connection: 'close' }
  send(request, response, refusal.status, Buffer.from(noticePage(refusal)), refusal.status === 405 ? { ...headers, allow: 'GET, HEAD' } : headers)
}

/** The link: its token is spent on a cookie, and the address without it takes its place in the history. */
function start(input: PagesInput, request: IncomingMessage, response: ServerResponse, url: URL): void {
  // Looking (a preview, a link checker) spends nothing.
  if (request.method === 'HEAD') return sendRefusal(request, response, refusals.method)
  const admission = input.token.redeem(url.searchParams.get('token') ?? '')
  if (admission !== 'admitted') return sendRefusal(request, response, tokenRefusals[admission])
  send(request, response, 303, Buffer.alloc(0), { location: '/', 'set-cookie': input.sessions.open(), 'content-security-policy': noticePolicy })
}

function parseAddress(origin: string, target: string): URL | null {
  try {
    return new URL(origin + target)
  } catch {
    return null
  }
}

/** Answers GET and HEAD: the link, then the page and its files for those who came by it. */
export function createPages(input: PagesInput): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { gate, rendererFolder } = input
  return async (request, response) => {
    const refused = gate.refusePage(request)
    if (refused) return sendRefusal(request, response, refused)
    const { host } = request.headers
    const origin = `http://${host}`
    const url = request.url?.startsWith('/') ? parseAddress(origin, request.url) : null
    if (url?.pathname === startPath) return start(input, request, response, url)
    const stranger = gate.refuseStranger(request)
    if (stranger) return sendRefusal(request, response, stranger)
    if (!url) return sendRefusal(request, response, refusals.missing)
    // Every browser asks for it, and would note its lack as an error of the page.
    if (url.pathname === '/favicon.ico') return void response.writeHead(204, alwaysSent).end()
    const { status, body, type } = await readPage(rendererFolder, origin, url.href)
    send(request, response, status, body, { 'content-type': type, 'content-security-policy': contentSecurityPolicy(`ws://${host}`) })
  }
}

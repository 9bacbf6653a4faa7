import { createHash } from 'node:crypto'
import { type Refusal } from './refusal'

/** No colour: the browser's own, light or dark. */
const style = 'body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}h1{font-size:1.25rem}'

/** Nothing but that one style, named by its hash. */
export const noticePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** What a refused browser shows; it needs no other file, for it would get none. */
export const noticePage = ({ title, advice }: Refusal): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Groundspeed</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${advice}</p>
</main>
</body>
</html>
`

import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron } from '@playwright/test'
import { build, isStale } from './build.mjs'
import { withDisplay } from './display.mjs'
import { asRoot, requireElectron } from './electron.mjs'
import { root } from './setup/step.mjs'
import { bundle } from './team/bundle.mjs'

/**
 * `npm run screenshots`: each page of the real window in its states, light and dark, at two sizes, into
 * out/screenshots, to be looked at; the two of the README go to docs/images.
 */
const sizes = [[1280, 800], [1920, 1080]]
const schemes = ['light', 'dark']
const everywhere = sizes.flatMap((size) => schemes.map((scheme) => ({ size, scheme, contrast: 'no-preference' })))
/** Also of shots that ask for it: the smallest window, and high contrast. */
const more = [{ size: [960, 600], scheme: 'light', contrast: 'no-preference' }, ...schemes.map((scheme) => ({ size: sizes[0], scheme, contrast: 'more' }))]
const sample = path.join(root, 'services', 'sample', 'epyc-2-core.groundspeed.json')
const output = path.join(root, 'out', 'screenshots')

/** A run with a crashed and a skipped benchmark, made from the recorded one. */
function failedRun() {
  const recorded = JSON.parse(fs.readFileSync(sample, 'utf8'))
  const [first, second] = recorded.benchmarks
  first.outcome = { state: 'crashed', because: 'out-of-memory', detail: 'the worker was ended by the system: not enough memory', log: '', launches: [] }
  second.outcome = { state: 'skipped', because: 'not-enough-memory', detail: 'needs 8192 MiB, 2048 MiB are free' }
  return JSON.stringify({ ...recorded, id: '20261124-120000-failed', state: 'interrupted' })
}

/** What is in the data folder, which page, and what is done before the picture. */
const shots = [
  { name: 'measure-empty', page: 'measure' },
  { name: 'measure-running', page: 'measure', act: running, after: cancel },
  { name: 'measure-done', page: 'measure', run: 'sample' },
  { name: 'measure-details', page: 'measure', run: 'sample', act: (page) => page.getByRole('button', { name: 'Details of Memory bandwidth, triad in place' }).click(), full: true },
  { name: 'measure-failed', page: 'measure', run: '20261124-120000-failed', seed: true },
  { name: 'bottleneck', page: 'measure', run: 'sample', act: (page) => page.getByText('The proof', { exact: true }).click(), full: true, more: true },
  { name: 'machine', page: 'machine' },
  { name: 'compare-empty', page: 'compare', seed: false },
  { name: 'compare', page: 'compare', run: 'sample', full: true, more: true },
  { name: 'compare-selected', page: 'compare', run: 'sample', act: selectInstance, full: true },
  { name: 'compare-nothing-passes', page: 'compare', run: 'sample', act: nothingPasses, more: true },
  { name: 'compare-reserved', page: 'compare', run: 'sample', act: reserved },
  { name: 'workload', page: 'compare', run: 'sample', act: describeWork, more: true },
  { name: 'advise-empty', page: 'advise' },
  { name: 'advise', page: 'advise', act: preset('University lab'), full: true },
  { name: 'advise-asks', page: 'advise', run: 'sample' },
  { name: 'fit', page: 'fit', act: chooseCard, full: true, more: true },
  { name: 'team-empty', page: 'team' },
  { name: 'team', page: 'team', team: true, act: teamRead, full: true, more: true },
  { name: 'team-grouped', page: 'team', team: true, act: grouped },
  { name: 'team-details', page: 'team', team: true, act: details },
  { name: 'team-key', page: 'team', team: true, act: otherKey, after: (page) => page.keyboard.press('Escape') },
  { name: 'team-away', page: 'team', team: 'away', act: teamAway },
  { name: 'carbon-empty', page: 'carbon' },
  { name: 'carbon-unknown', page: 'carbon', run: 'sample' },
  { name: 'carbon', page: 'carbon', act: carbonOfCard, full: true, more: true },
  { name: 'reports', page: 'reports', run: 'sample' },
  { name: 'prices', page: 'prices', act: ownPrice, full: true },
  { name: 'settings', page: 'settings' },
  { name: 'not-found', page: 'compare', run: '20200101-000000-nosuch' },
  { name: 'keys', page: 'measure', act: (page) => page.keyboard.press('?'), after: (page) => page.keyboard.press('Escape') },
  { name: 'parts', page: 'parts', full: true },
]
const forReadme = { 'measure-done-light-1280': 'measure.png', 'compare-dark-1280': 'compare.png' }

async function teamRead(page) {
  await page.getByRole('table', { name: 'The largest models for each kind of machine' }).waitFor({ timeout: 60_000 })
}

async function teamAway(page) {
  await page.getByText('The team folder is not available').waitFor({ timeout: 60_000 })
}

async function grouped(page) {
  await teamRead(page)
  await page.getByLabel('Group by').selectOption('gpu')
  await page.getByRole('table', { name: "The team's results by GPU" }).waitFor()
}

async function details(page) {
  await teamRead(page)
  await page.getByRole('button', { name: 'Details of atlas' }).click()
}

async function otherKey(page) {
  await teamRead(page)
  await page.getByRole('button', { name: /^Let .* speak for eridanus/ }).click()
}

async function chooseCard(page) {
  await page.getByRole('table').first().waitFor()
}

async function openPanel(page) {
  const panel = page.locator('details.filters')
  if ((await panel.getAttribute('open')) === null) await panel.locator('> summary').click()
}

async function selectInstance(page) {
  await page.getByRole('img', { name: /are worth their price/ }).focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('img', { name: /gains most/ }).waitFor()
}

async function nothingPasses(page) {
  await openPanel(page)
  await page.getByLabel('Highest price').fill('0.01')
  await page.getByText('No instance passes all filters.').waitFor()
}

async function reserved(page) {
  await openPanel(page)
  await page.getByLabel('Terms').selectOption('reserved')
  await page.getByText('There is no price until').waitFor()
}

async function describeWork(page) {
  await page.getByRole('button', { name: /^For: / }).click()
  await page.getByLabel('Kind').selectOption('serve')
  await page.getByLabel('Model', { exact: true }).fill('Lama 3.1 9B')
  await page.getByLabel('Quantisation').focus()
  await page.getByText(/nearest/).waitFor()
}

/** Starts the advice from a usual situation. */
function preset(title) {
  return async (page) => {
    await page.getByRole('list', { name: 'Usual situations' }).getByRole('button', { name: title }).click()
    await page.getByRole('complementary', { name: 'Assumptions' }).waitFor()
  }
}

/** A card's grams, its plan from the advice, and what another grid would give. */
async function carbonOfCard(page) {
  await page.getByLabel('Or for a card by its name').fill('GeForce RTX 3090')
  await page.getByLabel('Where it stands').fill('Germany')
  await page.getByLabel('On the grid of').fill('Sweden')
  await page.getByRole('heading', { name: 'What if' }).waitFor()
}

async function running(page) {
  await page.getByRole('button', { name: 'Measure this machine' }).first().click()
  await page.getByText(/^sample \d+:/).waitFor({ timeout: 60_000 })
  await page.getByText(/ left$/).first().waitFor({ timeout: 60_000 })
}

async function ownPrice(page) {
  await page.getByRole('searchbox', { name: 'Find' }).fill('p4d')
  await page.getByRole('button', { name: 'Details of aws:p4d.24xlarge:us-east-1' }).click()
  await page.getByLabel('on demand, $/h').fill('18.2')
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await page.getByRole('form', { name: 'Discount of gcp' }).getByRole('textbox').fill('12')
  await page.getByRole('form', { name: 'Discount of gcp' }).getByRole('button').click()
}

async function cancel(page) {
  await page.keyboard.press('Control+.')
  await page.getByRole('region', { name: 'Run under way' }).waitFor({ state: 'detached' })
}

/** A joined team folder beside the data folder. */
async function teamFolder(data, state) {
  const { showcase } = await import(await bundle('services/team/testing/showcase.ts'))
  await showcase(path.join(data, 'share'), data, path.join(data, 'scratch'))
  if (state === 'away') fs.renameSync(path.join(data, 'share'), path.join(data, 'share-away'))
}

async function take(app, page, shot) {
  const hash = `#/${shot.page}${shot.run ? `?run=${shot.run}` : ''}`
  await page.evaluate((wanted) => (window.location.hash = wanted), hash)
  await page.waitForTimeout(500)
  await shot.act?.(page)
  for (const { size: [width, height], scheme, contrast } of [...everywhere, ...(shot.more ? more : [])]) {
    await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(...size), [width, height])
    await page.emulateMedia({ colorScheme: scheme, contrast })
    await page.waitForTimeout(400)
    const name = `${shot.name}-${scheme}${contrast === 'more' ? '-contrast' : ''}-${width}`
    const file = path.join(output, `${name}.png`)
    await page.screenshot({ path: file, fullPage: shot.full === true && !forReadme[name] })
    if (forReadme[name]) fs.copyFileSync(file, path.join(root, 'docs', 'images', forReadme[name]))
  }
  await shot.after?.(page)
}

async function main() {
  if (isStale()) await build({ quiet: true })
  const binary = await requireElectron()
  for (const folder of [output, path.join(root, 'docs', 'images')]) fs.mkdirSync(folder, { recursive: true })
  const wanted = process.argv.slice(2)
  for (const shot of shots.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-shots-'))
    if (shot.seed) {
      fs.mkdirSync(path.join(data, 'runs'))
      fs.writeFileSync(path.join(data, 'runs', '20261124-120000-failed.groundspeed.json'), failedRun())
    }
    if (shot.team) await teamFolder(data, shot.team)
    const app = await _electron.launch({ executablePath: binary, args: [...asRoot, root, `--user-data-dir=${data}`], env: { ...process.env, GROUNDSPEED_E2E: '1' } })
    const page = await app.firstWindow()
    await page.waitForSelector('html[data-ready]', { state: 'attached' })
    await take(app, page, shot)
    await Promise.race([app.close(), new Promise((resolve) => setTimeout(resolve, 5000))])
    fs.rmSync(data, { recursive: true, force: true })
    console.log(shot.name)
  }
}

try {
  await withDisplay(main)
  process.exit(0)
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

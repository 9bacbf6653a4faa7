import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { times } from '../core/comparison/words'
import { formatUsd } from '../core/units'
import { addRecordedRun, expect, root, test } from './fixtures'
import { openPage } from './pages'

/** What each place says of one instance, as texts. */
interface Said {
  readonly ratio: string
  readonly price: string
  readonly cost: string
}

interface Instance {
  readonly id: string
  readonly provider: string
  readonly instanceType: string
  readonly speed: { readonly ratio: number } | null
  readonly price: { readonly usdPerHour: number } | null
  readonly usdPerPricedUnits: { readonly value: number } | null
}

const run = (dataDir: string, args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'bin/groundspeed.mjs'), ...args, '--user-data-dir', dataDir], { encoding: 'utf8', maxBuffer: 2 ** 26, env: { ...process.env, NO_COLOR: '1' } })
  expect([0, 3], stderr).toContain(status)
  return stdout
}

/** The rows of a table in a page, the texts of their cells with what is quieter beside a number left out. */
const cells = (rows: Element[]): string[][] => rows.map((row) => [...row.querySelectorAll(':scope > td')].map((cell) => [...cell.childNodes].find((node) => (node.textContent ?? '').trim() !== '')?.textContent?.trim() ?? ''))

test.use({ seed: { fill: addRecordedRun } })

test('terminal, window and report say the same of the same instances: speed, price, cost of the work', async ({ launched: { page, save }, shared, dataDir }) => {
  const { instances } = JSON.parse(run(dataDir, ['compare', '--json'])) as { instances: Instance[] }
  const wanted = new Map(instances.map((each): [string, Said] => [each.id, { ratio: times(each.speed!.ratio), price: formatUsd(each.price!.usdPerHour), cost: formatUsd(each.usdPerPricedUnits!.value) }]))
  expect(wanted.size).toBe(12)

  // The terminal's table, in the order of its JSON.
  const lines = run(dataDir, ['compare']).split('\n')
  const first = lines.findIndex((line) => line.startsWith('-----')) + 1
  for (const [i, { id, provider }] of instances.entries()) {
    const line = lines[first + i]!
    expect(line).toContain(provider)
    const said = wanted.get(id)!
    expect(line.split(/\s{2,}/).flatMap((cell) => cell.trim()), line).toEqual(expect.arrayContaining([said.ratio, said.price, said.cost]))
  }

  // The window has every instance of the catalog: all are shown, those are looked at.
  await openPage(page, 'Compare')
  const more = page.getByRole('button', { name: /^Show \d+ more of 376$/ })
  await expect(more).toBeVisible()
  while (await more.isVisible()) await more.click()
  await expect(page.locator('tr[data-row]')).toHaveCount(376)
  for (const [id, said] of wanted) {
    const row = page.locator(`tr[data-row="${id}"]`)
    const [, , , ratio, price, cost] = (await row.evaluateAll(cells))[0]!
    expect({ ratio, price, cost }, id).toEqual(said)
  }

  // The report, saved from the window and opened as whoever receives it would.
  const file = await save(() => page.keyboard.press('Control+s'))
  expect(fs.statSync(file).size).toBeLessThanOrEqual(500_000)
  const report = await (await shared()).newPage()
  await report.setContent(fs.readFileSync(file, 'utf8'))
  const rows = await report.locator('table:has(caption:text-is("Cloud instances beside this machine")) tbody tr').evaluateAll(cells)
  expect(rows.map(([name, , ratio, price, cost]) => ({ name, ratio, price, cost }))).toEqual(instances.map(({ id, provider, instanceType }) => ({ name: `${provider} ${instanceType}`, ...wanted.get(id)! })))
  await report.close()
})

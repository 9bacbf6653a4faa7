import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { type AppEvent } from '../../core/contract/views'
import { blankFacts } from '../../core/machine/blank'
import { exampleMachine } from '../../core/run/testing/example-run'
import { keepOverride, readOverrides, undoOverride } from '../probes/overrides'
import { createServices } from '../create-services'
import { childDriver } from '../runner/child-driver'
import { MachineLook } from './machine'

it('first facts do not wait for a probe that is slow: the rest is told of by an event', async () => {
  let finish = (): void => undefined
  const events: AppEvent[] = []
  const services = createServices({ paths: { dataDir: '/nowhere', cacheDir: '/nowhere' }, version: 'test', workerFile: 'none', driver: childDriver, env: {} })
  const look = new MachineLook(services, (event) => events.push(event), ({ onPart }) => {
    onPart?.(() => blankFacts('', 'still being read'))
    return new Promise((resolve) => (finish = () => resolve(exampleMachine())))
  })
  const first = await look.first()
  expect(first).toMatchObject({ partial: true, facts: { cpu: { model: { known: false, detail: 'still being read' } } } })
  finish()
  expect((await look.whole()).cpu.model).toMatchObject({ known: true })
  expect(events).toEqual([{ type: 'machine' }])
  // What was just read is not asked again.
  expect(await look.first()).toMatchObject({ partial: false, facts: { cpu: { model: { known: true } } } })
})

it('corrections are kept by machine, replaced, undone, and a damaged file costs nothing else', () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-corrections-'))
  const entered = (text: string) => ({ id: 'cpu.model', text, at: '2026-11-25T00:00:00.000Z' })
  keepOverride(dataDir, entered('A'))
  keepOverride(dataDir, entered('B'))
  keepOverride(dataDir, entered('C'), 'another machine')
  expect(readOverrides(dataDir).map(({ text }) => text)).toEqual(['B'])
  expect([undoOverride(dataDir, 'cpu.model'), undoOverride(dataDir, 'cpu.model')]).toEqual([true, false])
  expect(readOverrides(dataDir, 'another machine').map(({ text }) => text)).toEqual(['C'])
  fs.writeFileSync(path.join(dataDir, 'corrections.json'), '{"machines":')
  expect(readOverrides(dataDir)).toEqual([])
  expect(fs.readdirSync(dataDir)).toHaveLength(1)
  fs.rmSync(dataDir, { recursive: true, force: true })
})

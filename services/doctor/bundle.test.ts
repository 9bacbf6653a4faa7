import zlib from 'node:zlib'
import { expect, it } from 'vitest'
import { diagnose } from '../../core/doctor/list'
import { type DoctorReadings } from '../../core/doctor/readings'
import { known, unknown } from '../../core/result/known'
import { exampleMachine } from '../../core/run/testing/example-run'
import { bundleBytes, bundleFiles } from './bundle'

it('the final bytes of a bundle have no name, folder or serial number in them, and are the same twice', () => {
  const at = '2026-11-25T00:00:00.000Z'
  const facts = exampleMachine({ disks: [{ name: { known: true, value: '/dev/mapper/falcon-root', source: 'df', at }, model: { known: true, value: 'Example SSD serial: S4EWNX0M123456', source: 'x', at }, kind: { known: false, because: 'not-reported', source: 'x', at }, filesystem: { known: true, value: 'ext4', source: 'x', at }, mount: { known: true, value: '/home/maria', source: 'x', at }, totalBytes: { known: true, value: 1, source: 'x', at }, freeBytes: { known: true, value: 1, source: 'x', at } }] })
  const readings: DoctorReadings = {
    facts, platform: 'linux', nodeVersion: 'v20.20.2', inElectron: false, dataFolderTrouble: 'EACCES',
    tensorflow: { state: 'fails', text: 'cannot load /home/maria/.cache/groundspeed/libtensorflow.so on falcon' }, electron: known('45 (/home/maria/electron)'), python: known('/home/maria/venv/bin/python3'),
    modules: known(['nvidia']), cudaLibraries: known([{ name: 'libcudart.so.12', found: '/home/maria/cuda/libcudart.so.12' }]), deviceFiles: [], secureBoot: known(false), moduleSigned: unknown('not-reported'), clockSource: known('tsc'),
    wslParts: { device: false, library: false }, suiteBytes: 1, underLoad: known({ run: 'falcon-run', signs: ['GPU-11111111-2222-3333-4444-555555555555 is hot'], watts: null }),
  }
  const names = { host: 'falcon', user: 'maria', folders: ['/home/maria/.local/share/groundspeed', '/home/maria'] }
  const make = () => bundleBytes(bundleFiles(diagnose(readings), readings, '0.1.0', names))
  const bytes = zlib.gunzipSync(make()).toString('latin1')
  for (const word of ['maria', 'S4EWNX0M123456', 'falcon', '11111111-2222', '/home']) expect(bytes).not.toContain(word)
  expect(bytes).toContain('groundspeed-doctor/facts.json')
  expect(bytes).toContain('libcudart.so.12')
  expect(make().equals(make())).toBe(true)
})

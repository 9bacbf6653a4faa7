import fs from 'node:fs'
import path from 'node:path'
import { root } from '../setup/step.mjs'

/** Measurements that others published, one folder of CSV files; not part of the program. @throws Error when it is not there */
export function calibrationFolder() {
  const args = process.argv.slice(2)
  const folder = path.resolve(args.includes('--calibration') ? args[args.indexOf('--calibration') + 1] : path.join(root, '..', 'shared', 'data', 'calibration'))
  if (!fs.existsSync(folder)) throw new Error(`there is no folder ${folder}: name one with --calibration DIR`)
  return folder
}

/** Rows of a CSV file with a header, quotes as in RFC 4180; rows called SUSPECT are left out. */
export function readCsv(file) {
  const lines = [['']]
  let quoted = false
  for (const char of fs.readFileSync(file, 'utf8').replace(/\r/g, '').replace(/\n$/, '')) {
    const row = lines[lines.length - 1]
    if (char === '"') quoted = !quoted
    else if (char === ',' && !quoted) row.push('')
    else if (char === '\n' && !quoted) lines.push([''])
    else row[row.length - 1] += char
  }
  const [header, ...rest] = lines
  return rest.map((values) => Object.fromEntries(header.map((name, i) => [name, values[i] ?? '']))).filter(({ notes = '' }) => !notes.includes('SUSPECT'))
}

/** Training rows by workload, precision, GPU and count: the median where a machine was measured more than once. */
export function trainingRows(folder) {
  const groups = new Map()
  const units = {}
  for (const { workload, precision, gpu, num_gpus, throughput, unit } of readCsv(path.join(folder, 'training-throughput.csv'))) {
    const key = [workload, precision, gpu, num_gpus].join('|')
    units[workload] = unit
    groups.set(key, [...(groups.get(key) ?? []), Number(throughput)])
  }
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
  return [...groups].map(([key, values]) => {
    const [workload, precision, gpu, count] = key.split('|')
    return { workload, precision, gpu, count: Number(count), throughput: middle(values), unit: units[workload] }
  })
}

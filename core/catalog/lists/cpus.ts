import { type CpuRow } from '../schema'
import { defineList, figure } from './list'

export const cpuList = defineList<CpuRow>({
  name: 'cpus',
  means: 'processors',
  columns: [
    { title: 'Processor', width: 44, cell: (cpu) => cpu.name },
    { title: 'Cores', number: true, cell: (cpu) => figure(cpu.cores) },
    { title: 'Boost GHz', number: true, cell: (cpu) => figure(cpu.boostGHz, 2) },
    { title: 'Memory GB/s', number: true, cell: (cpu) => figure(cpu.peakMemoryGBs) },
  ],
  rows: (rows) => rows.cpus(),
  text: (cpu) => [cpu.id, cpu.name, ...cpu.aliases].join(' '),
  asOf: () => null,
})

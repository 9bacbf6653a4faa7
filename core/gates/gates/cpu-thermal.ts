import { defineGate, flaggedIf } from '../gate'
import { grown } from '../window'

export const cpuThermal = defineGate({
  id: 'cpu-thermal',
  title: 'Processor heat',
  unit: 'times slowed for heat',
  // METHOD A3.
  threshold: 'ever',
  look({ readings }) {
    const events = grown(readings, 'thermal', (count) => count)
    return events === null ? null : flaggedIf(events > 0, events)
  },
  describe: (value) => `the processor was slowed for its heat ${value === 1 ? 'once' : `${value} times`}`,
  advice: 'Let the machine cool down, clear its vents, and run again.',
})

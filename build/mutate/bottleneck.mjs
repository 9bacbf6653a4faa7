const found = 'catalog/bottleneck.test.ts'
const time = 'core/bottleneck/timeline.test.ts'
const throttled = 'catalog/throttled.test.ts'
const rule = (name) => `core/bottleneck/rules/${name}.ts`

/** One deliberate error in each rule of what holds work back, and in how its parts are set against each other. @type {import('./list.mjs').Mutation[]} */
export const mutations = [
  { what: 'what goes on at once', file: 'core/bottleneck/timeline.ts', from: 'overlapped ? Math.max(step, decoding, disk)', to: 'overlapped ? step + decoding + disk', test: time },
  { what: 'one processor for both', file: 'core/bottleneck/timeline.ts', from: 'Math.max(step + decoding, disk)', to: 'Math.max(step, decoding, disk)', test: time },
  { what: 'corner of the roofline', file: 'core/bottleneck/timeline.ts', from: '** (1 / roundness) + of', to: '+ of', test: time },
  { what: 'gain of a removed part', file: 'core/bottleneck/timeline.ts', from: 'before / after : null', to: 'after / before : null', test: time },
  { what: 'band of a gain', file: 'core/bottleneck/gain.ts', from: 'above += Math.max(0, ...changes) ** 2', to: 'above += Math.min(0, ...changes) ** 2', test: time },
  { what: 'no gain below one', file: 'core/bottleneck/gain.ts', from: 'Math.max(1, point * Math.exp(', to: 'Math.max(0, point * Math.exp(', test: time },
  { what: 'entered: all parts together', file: 'core/bottleneck/entered.ts', from: 'overlapped ? beside : beside - decoding', to: 'beside', test: time },
  { what: 'entered: a loader that is waited for', file: 'core/bottleneck/entered.ts', from: 'waits ? Math.min(model ?? room, room) : room', to: 'room', test: time },
  { what: 'stands out', file: 'core/bottleneck/find.ts', from: 'standsOut = Math.SQRT2', to: 'standsOut = 1.05', test: found },
  { what: 'the leading part', file: 'core/bottleneck/find.ts', from: '> (most.doubled.known ? most.doubled.point : 0) ? each : most', to: '< (most.doubled.known ? most.doubled.point : 0) ? each : most', test: found },
  { what: 'the next one', file: 'core/bottleneck/find.ts', from: '[removed]: 0 } }', to: '[removed]: timeline.seconds[removed] } }', test: found },
  { what: 'parts that nobody looked at', file: 'core/bottleneck/find.ts', from: "if (unknown.length > 0) reasons", to: 'if (unknown.length > 9) reasons', test: found },
  { what: 'unknown is no answer', file: 'core/bottleneck/find.ts', from: "timeline === null || unknown.length > 0 ? 'cannot-say'", to: "timeline === null ? 'cannot-say'", test: throttled },
  { what: 'order of the parts', file: 'core/bottleneck/find.ts', from: '.sort((a, b) => parts.indexOf(a.rule.id) - parts.indexOf(b.rule.id))', to: '', test: found },
  { what: 'division of what was seen', file: 'core/bottleneck/step.ts', from: 'compute: parts.compute * scale', to: 'compute: parts.memory * scale', test: found },
  { what: 'kernels of a batch', file: 'core/bottleneck/step.ts', from: 'launches.perUnit * operation.value', to: 'operation.value', test: found },
  { what: 'data that stay in memory', file: rule('disk'), from: 'reading.dataBytes <= room\n', to: 'reading.dataBytes > room\n', test: found },
  { what: 'warm is not cold', file: rule('disk'), from: "note.startsWith('cached')", to: "note.startsWith('never')", test: throttled },
  { what: 'limit of the container', file: 'core/bottleneck/room-for-data.ts', from: 'Math.min(there, limit)', to: 'there', test: 'core/bottleneck/room-for-data.test.ts' },
  { what: 'room that is not there', file: rule('room'), from: "verdict === 'fits')", to: "verdict !== 'tight')", test: found },
  { what: 'even the least need', file: rule('room'), from: 'band.low > haveBytes', to: 'band.low < haveBytes', test: found },
  { what: 'photographs to decode', file: rule('cpu-data-path'), from: 'reading.photographs / decode.value', to: 'reading.photographs * decode.value', test: found },
  { what: 'workers that saturate', file: rule('cpu-data-path'), from: 'efficiency < saturated', to: 'efficiency > saturated', test: found },
  { what: 'bytes over the bus', file: rule('pcie'), from: 'reading.inputBytes / copy.value', to: 'copy.value / reading.inputBytes', test: found },
  { what: 'lanes', file: rule('pcie'), from: 'now.value.width < most.value.width ?', to: 'now.value.width > most.value.width ?', test: found },
  { what: 'near the roof', file: rule('memory-bandwidth'), from: 'nearRoof = 0.7', to: 'nearRoof = 0.3', test: found },
  { what: 'a card that was not measured', file: rule('of-step'), from: "if (unmeasuredCard) return { most: 'possible'", to: "if (unmeasuredCard) return { most: 'sure'", test: found },
  { what: 'bytes of a unit', file: 'core/bottleneck/reading.ts', from: '(dataGB * gigabyte) / units', to: 'dataGB * gigabyte * units', test: found },
]

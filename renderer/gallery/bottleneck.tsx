import { type BottleneckView } from '../../core/contract/bottleneck-calls'
import { Bottleneck } from '../parts/bottleneck'
import { figures, kindsChart } from './fixtures'

const found: BottleneckView = {
  verdict: 'found',
  answer: "The disk holds 'Label photographs' back: 51 ms of the 51 ms that an image takes here (sure). Twice as fast, it would make the work 2.0x [1.7, 2.0] as fast; then nothing stands out.",
  workload: 'Label photographs: run AlexNet, fp32; 20 h a week',
  byDefault: false,
  figures: figures.slice(0, 4),
  chart: { ...kindsChart, title: 'What an image waits for most is the disk' },
  findings: [
    {
      id: 'disk',
      title: 'The disk is slower than what reads from it',
      text: 'Reading 112 KiB for a unit takes 51 ms at 2.24 MB/s, past the page cache.',
      sure: 'sure',
      why: 'the disk was measured past the page cache, and the data set is as entered',
      gain: 'at the most 3.4x [2.4, 4.7] as fast, were it not there at all',
      doubled: '2.0x [1.7, 2.0] as fast, were it twice as fast',
      next: 'Then nothing stands out.',
      remedies: ['copy the data to the fastest disk there is before it runs', 'a faster disk (NVMe)'],
      evidence: [
        { text: 'reading from end to end, past the page cache', value: '2.24 MB/s [2.20, 2.27]', kind: 'measured', benchmark: 'Disk, sequential read' },
        { text: 'read for one unit, in a text as long as any that a workload of sixty characters can make of it', value: '112 KiB', kind: 'entered', benchmark: '' },
      ],
    },
  ],
  looked: [
    { id: 'vram', name: "The GPU's memory", state: 'does-not-apply', stateText: 'does not apply', time: '', text: 'The work runs on the processor: no memory of a GPU is used.', evidence: [] },
    { id: 'compute', name: 'Arithmetic', state: 'has-room', stateText: 'does not stand out', time: '11 ms', text: 'Arithmetic takes 11 ms of a step of 15 ms.', evidence: [{ text: 'large matrix products', value: '103 GFLOP/s', kind: 'measured', benchmark: 'Matrix multiply, fp32' }] },
    { id: 'disk', name: 'The disk', state: 'holds-back', stateText: 'holds the work back', time: '51 ms', text: 'Reading 112 KiB for a unit takes 51 ms at 2.24 MB/s, past the page cache.', evidence: [] },
  ],
  measure: [],
  together: [],
  notes: ['A part stands out where the work would be at least 1.4 times as fast with that part twice as fast.'],
}
const nothing: BottleneckView = { ...found, verdict: 'nothing-stands-out', answer: "Nothing stands out: no part of this machine alone holds 'A graph network' back. Most would come of memory bandwidth: 1.2x as fast with it twice as fast.", byDefault: true, findings: [], looked: found.looked.slice(0, 2) }
const unknown: BottleneckView = {
  ...nothing,
  verdict: 'cannot-say',
  answer: "What holds 'Train ResNet-50' back cannot be said from this run. Matrix multiply, fp32 and Memory bandwidth, triad in place were not measured.",
  figures: [],
  chart: null,
  looked: [{ id: 'compute', name: 'Arithmetic', state: 'unknown', stateText: 'unknown', time: '', text: 'How long a step takes is not known: this run did not measure matmul-fp32 and triad.', evidence: [] }],
  measure: [{ id: 'matmul-fp32', title: 'Matrix multiply, fp32' }, { id: 'triad', title: 'Memory bandwidth, triad in place' }],
  together: ['matmul-fp32', 'triad'],
}

const ignore = () => undefined

/** What holds the work back: found, nothing, and what cannot be said, with the proof open and folded. */
export const BottleneckParts = () => (
  <>
    <Bottleneck view={found} />
    <Bottleneck view={nothing} name="Nothing holds the work back" folded onChooseWork={ignore} />
    <Bottleneck view={unknown} name="What holds the work back cannot be said" folded onMeasure={ignore} onChooseWork={ignore} />
  </>
)

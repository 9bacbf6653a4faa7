import { z } from 'zod'
import { achievablePeaks, paperPeaks } from '../prediction/peaks'
import { defineAsk, findGpu } from './kind'

export const peaks = defineAsk({
  ask: 'peaks',
  fields: z.object({ gpu: z.string().min(1).max(200) }),
  example: { ask: 'peaks', gpu: 'RTX 3090' },
  answer({ gpu }, world) {
    const row = findGpu(world, gpu)
    return { gpu: row.name, achievable: achievablePeaks(row), paper: paperPeaks(row), basis: 'paper peaks: published; achievable: predicted by class' }
  },
})

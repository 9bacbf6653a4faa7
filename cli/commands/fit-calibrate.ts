import { exitCodes } from '../../core/errors/user-error'
import { activationRatio, calibrationWords } from '../../core/fit/calibration'
import { formatBytes } from '../../core/units'
import { type CliContext } from '../command'
import { table, wrap } from '../table'

/** `fit --calibrate`: a small decoder is trained here for a moment at two batches, and what it took is kept. */
export async function calibrate(json: boolean, context: CliContext): Promise<number> {
  const services = await context.services()
  const { calibrateFit } = await import('../../services/fit/calibrate')
  const calibration = await calibrateFit(services, context.signal, (batch) => context.stderr.write(`training a small decoder at batch ${batch}\n`))
  if (json) {
    context.stdout.write(`${JSON.stringify({ ...calibration, kind: 'measured', ratio: activationRatio(calibration) }, null, 2)}\n`)
    return exitCodes.done
  }
  const rows = calibration.points.map(({ batch, peakBytes }) => [String(batch), formatBytes(peakBytes)])
  const columns = [{ title: 'Batch', align: 'right' as const }, { title: 'Peak, measured', align: 'right' as const }]
  context.stdout.write(`${wrap(calibrationWords(calibration))}\n\n${table(columns, rows)}\n\n${wrap('Kept: answers about training on this machine say from now on what they would be with it.')}\n`)
  return exitCodes.done
}

import { type GpuLimit } from '../../core/readiness/check'
import { cellNumber, nvidiaTrouble } from '../../core/probe/nvidia-smi'
import { known, unknown, type Maybe } from '../../core/result/known'
import { runTool } from '../files/run-tool'

/** "NVIDIA A100-SXM4-80GB, 300.00, 400.00". A board that names no limit is left out, not given one of 0. */
export function parseLimits(text: string): GpuLimit[] {
  return text.split('\n').flatMap((line): GpuLimit[] => {
    const cells = line.split(',').map((cell) => cell.trim())
    const [limitWatts, defaultWatts] = [cellNumber(cells[1] ?? null), cellNumber(cells[2] ?? null)]
    return cells.length === 3 && limitWatts !== null && defaultWatts !== null ? [{ name: cells[0]!.slice(0, 120), limitWatts, defaultWatts }] : []
  })
}

export async function readGpuLimits(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Maybe<GpuLimit[]>> {
  const answer = await runTool('nvidia-smi', ['--query-gpu=name,power.limit,power.default_limit', '--format=csv,noheader,nounits'], { timeoutSeconds: 5, limitBytes: 64 * 1024, env, signal })
  if (answer.state !== 'ended') return unknown(answer.state)
  const limits = parseLimits(answer.stdout)
  if (limits.length > 0) return known(limits)
  const trouble = nvidiaTrouble(answer.stdout + answer.stderr)
  return trouble ? unknown(trouble === 'no-devices' ? 'not-applicable' : 'unreadable', trouble) : unknown('not-reported')
}

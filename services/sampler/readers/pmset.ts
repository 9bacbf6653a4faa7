import { known, unknown } from '../../../core/result/known'
import { runTool } from '../../files/run-tool'
import { defineReader, type Reader } from '../reader'

/** Power and heat change slowly, and each question is a process of its own. */
const everySeconds = 5

/** `pmset -g batt`: "Now drawing from 'AC Power'". */
export function parseBattery(text: string): boolean | null {
  const source = /^Now drawing from '([^'\n]{1,40})'/m.exec(text)?.[1]
  if (source === 'Battery Power' || source === 'UPS Power') return true
  return source === 'AC Power' ? false : null
}

/** `pmset -g therm`: "CPU_Speed_Limit = 100". Apple's own processors never say, so nothing recorded means nothing there. */
export function parseSpeedLimit(text: string, intel: boolean): number | null {
  const limit = /^\s*CPU_Speed_Limit\s*=\s*(\d{1,3})\s*$/m.exec(text)?.[1]
  if (limit !== undefined) return Number(limit)
  return intel && /No CPU power status has been recorded/.test(text) ? 100 : null
}

/** Asks pmset now and then, and keeps `value` of its last answer. */
function asking<P extends 'onBattery' | 'thermal'>(part: P, topic: string, keep: (text: string) => ReturnType<Reader<P>['read']>): Reader<P> {
  let answer: ReturnType<Reader<P>['read']> = unknown('not-asked')
  let timer: NodeJS.Timeout | undefined
  return defineReader<P>({
    part,
    platforms: ['darwin'],
    when: 'always',
    async start({ env }) {
      const ask = async () => {
        const reply = await runTool('pmset', ['-g', topic], { timeoutSeconds: 3, limitBytes: 16 * 1024, env })
        answer = reply.state === 'ended' ? keep(reply.stdout) : unknown(reply.state)
      }
      timer = setInterval(() => void ask(), everySeconds * 1000)
      await ask()
    },
    stop: () => clearInterval(timer),
    read: () => answer,
  })
}

export const pmsetBattery = (): Reader<'onBattery'> =>
  asking('onBattery', 'batt', (text) => {
    const battery = parseBattery(text)
    return battery === null ? unknown('not-reported') : known(battery)
  })

/** Counts the answers with a limit below 100 %: a counter, as Linux has. */
export function pmsetThermal(): Reader<'thermal'> {
  let limited = 0
  return asking('thermal', 'therm', (text) => {
    const limit = parseSpeedLimit(text, process.arch === 'x64')
    if (limit === null) return unknown('not-reported')
    if (limit < 100) limited++
    return known(limited)
  })
}

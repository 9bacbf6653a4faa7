import { known, unknown, type Maybe, type UnknownReason } from '../../../core/result/known'
import { defineReader, type Reader } from '../reader'
import { loopTool } from '../tool-loop'

/** A line older than this says nothing about now. */
const staleSeconds = 8
/** The mean over all processors says little while most of them wait. */
const busyPercent = 50

/** `typeperf`'s CSV: "02/11/2026 10:00:00.000","102.3","97.1". Null for its heading, its errors, and a mostly idle machine. */
export function parsePerformance(line: string): number | null {
  const match = /^"[^"]{1,40}","(\d{1,4}(?:\.\d{1,9})?)","(\d{1,4}(?:\.\d{1,9})?)"\s*$/.exec(line)
  return match && Number(match[2]) >= busyPercent && Number(match[1]) > 0 ? Number(match[1]) : null
}

/** .NET's PowerLineStatus, one word a line. */
const powerLines = new Map([['Online', false], ['Offline', true]])
export const parsePowerLine = (line: string): boolean | null => powerLines.get(line.trim()) ?? null

/** One tool in its own loop; its latest line that says something. */
function looping<P extends 'onBattery' | 'cpuClock'>(part: P, command: string, args: readonly string[], parse: (line: string) => (P extends 'onBattery' ? boolean : number) | null): Reader<P> {
  let latest: { value: never; at: number } | null = null
  let ended: UnknownReason | null = null
  let stop = (): void => undefined
  return defineReader<P>({
    part,
    platforms: ['win32'],
    when: 'always',
    start: ({ env, now }) =>
      new Promise((resolve) => {
        stop = loopTool(command, args, env, {
          line(line) {
            const value = parse(line)
            if (value !== null) latest = { value: value as never, at: now() }
            resolve()
          },
          end(because) {
            ended = because
            resolve()
          },
        })
      }),
    stop: () => stop(),
    read({ now }): Maybe<never> {
      if (ended) return unknown(ended)
      return latest && now() - latest.at <= staleSeconds ? known(latest.value) : unknown('not-asked')
    },
  })
}

/** Counter names are translated: on a system in another language typeperf knows none of them, and the clock is unknown. */
const counters = ['\\Processor Information(_Total)\\% Processor Performance', '\\Processor Information(_Total)\\% Processor Time']
export const windowsClock = (): Reader<'cpuClock'> => looping('cpuClock', 'typeperf', [...counters, '-si', '1'], parsePerformance)

/** One PowerShell for the whole run: starting one costs half a second. It stops at its first write to nobody. */
const script =
  "$ErrorActionPreference='Stop'; Add-Type -AssemblyName System.Windows.Forms; while ($true) { [Console]::Out.WriteLine([System.Windows.Forms.SystemInformation]::PowerStatus.PowerLineStatus); Start-Sleep -Seconds 2 }"
export const windowsPower = (): Reader<'onBattery'> => looping('onBattery', 'powershell', ['-NoProfile', '-NonInteractive', '-Command', script], parsePowerLine)

import { type BenchmarkSummary } from '../run/summary'
import { type Render } from './formats'

/** A number from a measurement is labelled so; nothing else in this report is a number about speed. */
function labelled(each: BenchmarkSummary) {
  if (each.state !== 'measured') return each
  const { launchSamples: _raw, ...derived } = each
  return { ...derived, kind: 'measured' as const }
}

/** Derived numbers in base units (FLOP/s, B/s, s), for scripts; raw samples stay in the run file. */
export const renderJson: Render = ({ answer, machine, run, summary, facts, carbon }) =>
    `${JSON.stringify(
      {
        schema: { name: 'groundspeed.report', major: 1, minor: 0 },
        run: {
          id: run.id,
          name: run.name,
          startedAt: run.startedAt,
          mode: run.mode,
          launches: run.launches,
          state: run.state,
          version: run.producer.version,
        },
        engine: run.engine,
        answer,
        machine: { summary: machine, facts },
        benchmarks: summary.benchmarks.map(labelled),
        carbon: carbon && { answer: carbon.view.answer, ...carbon.numbers },
      },
      null,
      2,
    )}\n`

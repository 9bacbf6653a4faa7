import { type ReportFormat } from './formats'

/** Derived numbers in base units (FLOP/s, B/s, s), for scripts; raw samples stay in the run file. */
export const jsonFormat: ReportFormat = {
  id: 'json',
  title: 'JSON',
  extension: 'json',
  render: ({ answer, machine, run, summary, facts }) =>
    `${JSON.stringify(
      {
        schema: { name: 'groundspeed.report', major: 1, minor: 0 },
        run: { id: run.id, name: run.name, startedAt: run.startedAt, mode: run.mode, launches: run.launches, state: run.state, version: run.producer.version },
        engine: run.engine,
        answer,
        machine: { summary: machine, facts },
        benchmarks: summary.benchmarks,
      },
      null,
      2,
    )}\n`,
}

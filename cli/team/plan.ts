import { exitCodes } from '../../core/errors/user-error'
import { syncTeam } from '../../services/team/sync'
import { table, wrap } from '../table'
import { asJson, type TeamAction } from './action'

const right = 'right' as const
const mostRanked = 20

export const plan: TeamAction = {
  name: 'plan',
  usage: 'team plan [--workload NAME] [--hours-per-week N] [--electricity USD] [--json]',
  help: 'what the fleet could run, which machine is best for the work, what it costs, which card would help',
  takes: [0, 0],
  async run({ json, hoursPerWeek, usdPerKwh, workload, tools, context, member }) {
    const [work, { teamPlan }] = await Promise.all([workload(), import('../../services/team/plan')])
    const { gathered } = await syncTeam(tools, await member(), { now: false, signal: context.signal })
    const { usual, ...shown } = await teamPlan(gathered.fleet, work, { hoursPerWeek, usdPerKwh })
    const { kinds, ranking, cards, use, notes } = shown
    if (json) context.stdout.write(asJson('team-plan', { kind: 'predicted', ...shown }))
    else {
      const because = [`${use.hoursPerWeek} h a week (${hoursPerWeek === null ? usual.hoursBecause : 'entered'})`, `$${use.usdPerKwh} a kWh (${usdPerKwh === null ? usual.priceBecause : 'entered'})`]
      const parts = [
        wrap(`${shown.runAnswer} Predicted.`),
        table([{ title: 'One GPU of' }, { title: 'n', align: right }, { title: 'Memory', align: right }, { title: 'Run in 4 bits' }, { title: 'QLoRA' }], kinds.map((row) => [row.title.slice(0, 24), String(row.machines), row.memory, row.runs.slice(0, 18), row.qlora.slice(0, 18)])),
        table([{ title: 'Machine' }, { title: 'GPU' }, { title: shown.workload.slice(0, 24), align: right }, { title: '80 % band', align: right }], ranking.slice(0, mostRanked).map((row) => [row.machine.slice(0, 22), row.gpu.slice(0, 18), row.speed, row.band])),
        wrap(shown.upgradeAnswer),
        wrap(`Each machine: ${because.join(', ')}.`),
        ...(cards.length === 0 ? [] : [table([{ title: 'Card instead' }, { title: 'Gain', align: right }, { title: '80 % band', align: right }, { title: 'Memory', align: right }, { title: 'Price', align: right }, { title: 'Priced' }], cards.map((row) => [row.card.slice(0, 24), row.gain, row.gainBand, row.memory, row.price, row.priced]))]),
        notes.map((note) => wrap(note)).join('\n'),
      ]
      context.stdout.write(`${parts.join('\n\n')}\n`)
    }
    return ranking.length === 0 ? exitCodes.doubts : exitCodes.done
  },
}

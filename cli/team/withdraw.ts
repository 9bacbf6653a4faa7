import { exitCodes, usageError } from '../../core/errors/user-error'
import { withdraw as takeBack } from '../../services/team/publishing'
import { displayName } from '../../services/team/joining'
import { syncTeam } from '../../services/team/sync'
import { asJson, type TeamAction } from './action'

export const withdraw: TeamAction = {
  name: 'withdraw',
  usage: 'team withdraw ID --why TEXT',
  help: 'take a result of this machine back; one of another machine is hidden here alone',
  takes: [1, 1],
  async run({ args, why, json, tools, context, member }) {
    if (why === null) throw usageError('A withdrawal needs its reason.', 'Add --why "measured on battery", for example: colleagues see it.')
    const membership = await member()
    await syncTeam(tools, membership, { now: true, signal: context.signal })
    const { sha256, run, own } = await takeBack(tools, membership, args[0]!, displayName(why, '--why', 200))
    const { flush } = await syncTeam(tools, membership, { now: true, signal: context.signal })
    const waits = own && flush.waiting.some(({ kind }) => kind === 'withdrawal')
    if (json) context.stdout.write(asJson('team-withdrawn', { result: sha256, run, own, waiting: waits }))
    else context.stdout.write(own ? `Run ${run} is withdrawn${waits ? ' as soon as the folder is there' : ''}: colleagues no longer see it. Its file stays, as all files do.\n` : `Run ${run} of another machine is hidden on this machine alone.\n`)
    return waits ? exitCodes.doubts : exitCodes.done
  },
}

import { exitCodes } from '../../core/errors/user-error'
import { hiddenHere, hide as hideOne } from '../../services/team/hiding'
import { syncTeam } from '../../services/team/sync'
import { asJson, type TeamAction } from './action'

export const hide: TeamAction = {
  name: 'hide',
  usage: 'team hide [ID] [--undo]',
  help: 'hide a result of another machine here alone, or show it again; without ID, what is hidden',
  takes: [0, 1],
  async run({ args, undo, json, tools, context, member }) {
    const membership = await member()
    await syncTeam(tools, membership, { now: false, signal: context.signal })
    if (args.length === 0) {
      const hidden = await hiddenHere(tools, membership)
      if (json) context.stdout.write(asJson('team-hidden', { results: hidden }))
      else context.stdout.write(hidden.length === 0 ? 'Nothing is hidden here.\n' : hidden.map(({ sha256, machineName, date, run }) => `${sha256.slice(0, 12)}  ${date}  ${machineName}, run ${run}\n`).join(''))
      return exitCodes.done
    }
    const { sha256, run, machineName, changed } = await hideOne(tools, membership, args[0]!, !undo)
    if (json) context.stdout.write(asJson('team-hide', { result: sha256, run, hidden: !undo, changed }))
    else context.stdout.write(undo ? `Run ${run} of ${machineName} is ${changed ? 'shown again' : 'not hidden'}.\n` : `Run ${run} of ${machineName} is hidden on this machine alone${changed ? '' : ' already'}. To show it again: groundspeed team hide ${sha256.slice(0, 12)} --undo\n`)
    return exitCodes.done
  },
}

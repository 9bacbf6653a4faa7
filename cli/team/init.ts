import path from 'node:path'
import { exitCodes } from '../../core/errors/user-error'
import { flushOutbox } from '../../services/team/flush'
import { joinTeam } from '../../services/team/joining'
import { asJson, type TeamAction } from './action'

export const init: TeamAction = {
  name: 'init',
  usage: 'team init DIR [--name NAME] [--team NAME] [--new]',
  help: 'take part in the shared folder DIR, and make it a team folder if it is none',
  takes: [1, 1],
  async run({ args, name, team, fresh, json, tools, context }) {
    const folder = path.resolve(args[0]!)
    const { membership, created } = await joinTeam(tools, { folder, name, team, fresh })
    const { joined, identity, outbox, temporaries } = membership
    const { away } = await flushOutbox({ port: tools.port, clock: tools.clock, outbox, temporaries, root: folder, folderId: joined.id, windows: tools.windows, now: true })
    if (json) context.stdout.write(asJson('team-joined', { folder, id: joined.id, team: joined.team, name: joined.name, machineId: identity.machineId, created, away }))
    else {
      context.stdout.write(
        `This machine is '${joined.name}' in the team '${joined.team}'.\n${created ? 'The team folder was made' : 'The team folder was there'}: ${folder}\n` +
          `Only its public key is in the folder so far.\nNext: groundspeed team publish --preview shows what would be published.\n`,
      )
    }
    return exitCodes.done
  },
}

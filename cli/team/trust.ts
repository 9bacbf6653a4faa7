import { exitCodes, usageError } from '../../core/errors/user-error'
import { chooseKey, chooseMachine, fingerprint, type KeyChoice, type KeyOffer } from '../../core/team/key-choice'
import { keysHere, trustKey } from '../../services/team/trusting'
import { syncTeam } from '../../services/team/sync'
import { wrap } from '../table'
import { asJson, type TeamAction } from './action'
import { confirm } from './confirm'

const called = ({ name, machineId }: KeyChoice): string => `${name || 'a machine without a name'} (${machineId.slice(0, 8)})`
const keyLine = (what: string, { keyId, name, createdAt }: KeyOffer): string => `  ${what}  ${fingerprint(keyId)}${createdAt ? `\n           published ${createdAt.slice(0, 10)} as '${name}'` : ''}`
const open = ({ others }: KeyChoice): boolean => others.some(({ decided }) => !decided)

/** What a person compares with the owner of the machine before anything changes. */
const shown = (choice: KeyChoice, to: KeyOffer): string => `${called(choice)}\n${choice.now ? keyLine('now:  ', choice.now) : '  now:    none: two keys came at once'}\n${keyLine('then: ', to)}\n`

export const trust: TeamAction = {
  name: 'trust',
  usage: 'team trust [MACHINE] [--key KEY] [--yes]',
  help: 'let another key speak for a machine, after its owner told you so; the same step takes it back',
  takes: [0, 1],
  async run({ args, key, yes, json, tools, context, member }) {
    const membership = await member()
    const { gathered } = await syncTeam(tools, membership, { now: false, signal: context.signal })
    const choices = await keysHere(tools, membership, gathered)
    if (args.length === 0) {
      const several = choices.filter(({ others }) => others.length > 0)
      if (json) context.stdout.write(asJson('team-keys', { machines: several }))
      else context.stdout.write(several.length === 0 ? 'Each machine speaks with the key that it was first seen with.\n' : several.map((choice) => `${called(choice)}${open(choice) ? ': decide' : ''}\n${[...(choice.now ? [keyLine('now:  ', choice.now)] : []), ...choice.others.map((each) => keyLine('other:', each))].join('\n')}\n`).join('\n'))
      return several.some(open) ? exitCodes.doubts : exitCodes.done
    }
    const choice = chooseMachine(choices, args[0]!)
    if (choice.others.length === 0) {
      if (json) context.stdout.write(asJson('team-trust', { machineId: choice.machineId, name: choice.name, key: choice.now!.keyId, before: choice.now!.keyId, changed: false }))
      else context.stdout.write(`${called(choice)} has one key, and it speaks for it: nothing to decide.\n${keyLine('now:  ', choice.now!)}\n`)
      return exitCodes.done
    }
    const to = chooseKey(choice, key)
    const before = choice.now?.keyId ?? null
    if (to.keyId !== before && !yes) {
      if (!context.stdout.isTTY) throw usageError(`This would let another key speak for ${called(choice)}: ${fingerprint(to.keyId)}.`, 'Ask its owner for the fingerprint (they see it with `groundspeed team status`), then add --yes.')
      context.stdout.write(shown(choice, to))
      if (!(await confirm(context, 'Did the owner of this machine tell you this fingerprint? Results under the other key will no longer count here.'))) {
        context.stderr.write('Nothing was changed.\n')
        return exitCodes.done
      }
    }
    await trustKey(tools, membership, choice, to.keyId)
    if (json) context.stdout.write(asJson('team-trust', { machineId: choice.machineId, name: choice.name, key: to.keyId, before, changed: to.keyId !== before }))
    else context.stdout.write(`${to.keyId === before ? `Nothing changed: ${called(choice)} goes on with its key, and the others are no news any more.` : `${shown(choice, to)}From now on this key speaks for it, on this machine alone.`}\n${before === null || to.keyId === before ? '' : `${wrap(`To take it back: groundspeed team trust ${choice.machineId} --key ${before.slice(0, 8)}`)}\n`}`)
    return exitCodes.done
  },
}

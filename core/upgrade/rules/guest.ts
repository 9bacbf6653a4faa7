import { check, type Rule } from './rule'

/** What a virtual machine sees of slots and power is its host's business. */
export const guest: Rule = {
  id: 'guest',
  title: 'virtual machine',
  means: 'in a virtual machine the host decides what may be put in',
  judge: ({ kind }, { host: { hypervisor } }) => (hypervisor === null || kind === 'machine' || kind === 'cloud' || kind === 'nothing' ? null : check(`this is a virtual machine (${hypervisor}): what its host takes is not seen`)),
}

import { check, ok, refuses, type Rule } from './rule'

/** Modules and laptop chips are sold too, and fit no slot. */
export const formFactor: Rule = {
  id: 'form-factor',
  title: 'form',
  means: 'a card for a PCIe slot, not a module for a server board',
  judge: (part) => {
    if (part.kind !== 'gpu') return null
    const { formFactor: form, name } = part.gpu
    if (form === null) return check(`how ${name} is built is not known`)
    return form === 'pcie-card' ? ok('a card for a slot') : refuses(`${name} is no card for a slot (${form})`)
  },
}

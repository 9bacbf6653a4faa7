import { check, ok, type Rule } from './rule'

/** Cards work in older slots; what they exchange with the processor goes at the slot's pace. Known where a driver tells the slot. */
export const pcie: Rule = {
  id: 'pcie',
  title: 'PCIe',
  means: 'the generation that the slot offers',
  judge: (part, { host: { pcieGen } }) => {
    if (part.kind !== 'gpu' && part.kind !== 'ssd') return null
    if (part.kind === 'ssd' && part.pcieGen === null) return check('its generation is not known')
    // A card's link says what card and slot reach together: a slot may offer more than the old card did.
    if (pcieGen === null) return check('what the slot offers is not known')
    if (part.kind === 'ssd') return part.pcieGen! <= pcieGen ? ok(`PCIe ${part.pcieGen}, here ${pcieGen}`) : check(`PCIe ${part.pcieGen}: in a slot of ${pcieGen} it reads at that pace`)
    return pcieGen >= 3 ? ok(`PCIe ${pcieGen}: enough for one card's work`) : check(`PCIe ${pcieGen}: work that exchanges much with the processor will wait`)
  },
}

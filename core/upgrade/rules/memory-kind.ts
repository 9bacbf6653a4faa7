import { check, ok, refuses, type Rule } from './rule'

/** DDR4 fits no DDR5 board, nor the other way round. */
export const memoryKind: Rule = {
  id: 'memory-kind',
  title: 'kind',
  means: 'the kind of memory that board and processor take',
  judge: (part, { host: { memoryType } }) => {
    if (part.kind !== 'ram') return null
    if (part.memoryType === null) return check('its kind was not entered')
    if (memoryType === null) return check('which kind the board takes is not known: read it off a module')
    return memoryType === part.memoryType ? ok(`${memoryType}, as here; a server takes registered modules`) : refuses(`the board takes ${memoryType}`)
  },
}

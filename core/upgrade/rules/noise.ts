import { check, ok, refuses, type Rule } from './rule'

/** Makers publish no noise, and boards differ: it is known where somebody entered it. */
export const noise: Rule = {
  id: 'noise',
  title: 'noise',
  means: 'how loud it is at work, as entered',
  judge: (part, { limits: { noiseDb } }) => {
    if (part.kind === 'nothing' || part.kind === 'cloud') return null
    if (part.kind === 'ram' || part.kind === 'ssd') return ok('it makes no noise')
    const loud = part.kind === 'gpu' ? part.noiseDb : null
    if (loud === null) return check('how loud it is is not published: read a test of the board')
    if (noiseDb === null) return check(`${loud} dB(A) as entered: say how loud it may be`)
    return loud <= noiseDb ? ok(`${loud} of ${noiseDb} dB(A)`) : refuses(`${loud} dB(A), and it may have ${noiseDb}`)
  },
}

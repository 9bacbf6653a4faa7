import { ok, refuses, type Rule } from './rule'

/** What must hold for the data and the network, as in the comparison and the plan. */
export const wishes: Rule = {
  id: 'wishes',
  title: 'conditions',
  means: "the workload's conditions: data, network, regions",
  judge: (part, { workload: { wishes: said } }) => {
    if (part.kind !== 'cloud') return null
    if (!said.dataMayLeave) return refuses('the data may not leave')
    if (said.offline) return refuses('there is no network to it')
    const { regions } = said
    return regions.length === 0 || regions.some((region) => region === part.row.region || part.row.id.startsWith(`${region}:`)) ? ok('allowed') : refuses(`not in ${regions.join(', ')}`)
  },
}

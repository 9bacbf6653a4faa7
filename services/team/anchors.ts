import { measuredCards, type MeasuredCard } from '../../core/prediction/measured-cards'
import { anchorsOf } from '../../core/team/anchors'
import { catalog } from '../catalog'
import { type Services } from '../create-services'
import { gather } from './gather'
import { homeOf, membershipOf, readMarks, type TeamTools } from './membership'
import { teamToolsOf } from './tools'

/** A filter that is typed asks many times a second; a colleague's result may wait so long. */
const freshMs = 30_000
const last = new Map<string, { at: number; cards: Promise<MeasuredCard[]> }>()

/**
 * Cards that colleagues measured, from what was read of the team folder before: the folder itself is not touched, so an
 * absent share costs nothing. None without a folder, and none when what is stored of it cannot be read.
 */
export function teamCards(services: Services, now = Date.now()): Promise<MeasuredCard[]> {
  const { dataDir } = services.paths
  const known = last.get(dataDir)
  if (known && now - known.at < freshMs) return known.cards
  const read = async () => cardsIn(teamToolsOf(services))
  const cards = read().catch(() => [])
  last.set(dataDir, { at: now, cards })
  return cards
}

/** The same, read anew. @throws UserError when what is stored cannot be read */
export async function cardsIn(tools: TeamTools): Promise<MeasuredCard[]> {
  const joined = await homeOf(tools).joined()
  if (!joined) return []
  const membership = await membershipOf(tools, joined)
  await membership.index.load()
  const { fleet } = await gather(tools, membership, await readMarks(tools, membership))
  return measuredCards(anchorsOf(fleet), catalog.gpus())
}

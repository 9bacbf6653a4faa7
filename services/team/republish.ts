import { type Membership } from './membership'

/** Puts results back that were handed over and that the folder lost, as the same bytes. @param missing SHA-256 of each */
export async function republish({ outbox }: Membership, missing: readonly string[]): Promise<void> {
  for (const sha256 of missing) await outbox.again(sha256)
}

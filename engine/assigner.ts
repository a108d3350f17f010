/** Which member of a consumer group runs which tasks: co-partitioned, balanced, and the same as before where it can be. */
import { createHash } from 'node:crypto';

const weight = (member: string, partition: number): string =>
  createHash('sha1').update(`${member}/${partition}`).digest('hex');

/**
 * Spreads partitions 0 … n−1 over members by rendezvous hashing with a bound: no member gets more than ⌈n/members⌉, and a
 * partition goes to the member that ranks highest for it and still has room. Depends on the set of members only.
 */
export function spread(members: readonly string[], partitions: number): Map<string, number[]> {
  const shares = new Map<string, number[]>([...members].sort().map((member) => [member, []]));
  const room = Math.ceil(partitions / Math.max(1, members.length));
  for (let partition = 0; partition < partitions; partition++) {
    const ranked = [...shares.keys()].sort((a, b) => (weight(a, partition) < weight(b, partition) ? 1 : -1));
    const chosen = ranked.find((member) => (shares.get(member)?.length ?? 0) < room);
    if (chosen !== undefined) shares.get(chosen)?.push(partition);
  }
  return shares;
}

/** Which processes have which tasks, as the broker knows its consumer groups. */
import type { Admin } from '../kafka.js';
import { assignedPartitions } from '../kafka-assigner.js';

/** The members of a build's group. */
export interface Holders {
  /** Processes that run the build. */
  readonly processes: number;
  /** Partitions that one of them has; null: they are being handed out anew. */
  readonly partitions: ReadonlySet<number> | null;
}

const NOBODY: Holders = { processes: 0, partitions: new Set() };
const SETTLED = ['Stable', 'Empty', 'Dead'];

/** The holders of each of these builds' tasks. A killed process counts until its group's patience is over. */
export async function holdersOf(admin: Admin, lineages: readonly string[]): Promise<(lineage: string) => Holders> {
  const { groups } = await admin.describeGroups([...lineages]);
  const known = new Map(
    groups.map(({ groupId, state, members }): [string, Holders] => [
      groupId,
      {
        processes: members.length,
        partitions: SETTLED.includes(state)
          ? new Set(members.flatMap(({ memberAssignment }) => assignedPartitions(memberAssignment)))
          : null,
      },
    ]),
  );
  return (lineage) => known.get(lineage) ?? NOBODY;
}

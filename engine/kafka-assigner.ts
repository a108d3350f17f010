/** The assignment that members of a group agree on, as the client takes it: a partition of all topics goes to one member. */
import { AssignerProtocol, type PartitionAssigner } from 'kafkajs';
import { spread } from './assigner.js';

export const coPartitioned: PartitionAssigner = ({ cluster }) => ({
  name: 'RepstreamCoPartitioned',
  version: 1,
  async assign({ members, topics }) {
    const counts = topics.map((topic) => cluster.findTopicPartitionMetadata(topic).length);
    const shares = spread(
      members.map((member) => member.memberId),
      Math.max(0, ...counts),
    );
    return members.map(({ memberId }) => ({
      memberId,
      memberAssignment: AssignerProtocol.MemberAssignment.encode({
        version: this.version,
        assignment: Object.fromEntries(
          topics.map((topic, i) => [topic, (shares.get(memberId) ?? []).filter((p) => p < (counts[i] ?? 0))]),
        ),
        userData: Buffer.alloc(0),
      }),
    }));
  },
  protocol({ topics }) {
    const metadata = AssignerProtocol.MemberMetadata.encode({
      version: this.version,
      topics,
      userData: Buffer.alloc(0),
    });
    return { name: this.name, metadata };
  },
});

/** The partitions of an encoded assignment, whatever their topics; empty while a member has none. */
export function assignedPartitions(memberAssignment: Buffer): number[] {
  const decoded = AssignerProtocol.MemberAssignment.decode(memberAssignment);
  return [...new Set(Object.values(decoded?.assignment ?? {}).flat())];
}

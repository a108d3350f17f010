/** Moves those who are in a challenge, or a programme, to another version of it. */
import { v5 as nameUuid } from 'uuid';
import type { SourcePosition } from '../../engine/publish.js';
import { programmeOf } from '../../processors/programme-ids.js';
import { type Move, nextOf, targetOf } from '../challenges/moving.js';
import type { Database } from '../database.js';
import { checkWeeksStay } from '../programmes/moving.js';
import type { EnrolmentCommands } from './enrolments.js';

/** So many records are under way at a time: together they are one request to the broker. */
const AT_ONCE = 500;
/** Names of enrolments that a move makes; never change it. */
const NAMESPACE = '0c0f9c52-6d4f-5b0e-8f7e-3c1d7f0a4e11';

/** Enrols the members who are next in the version, as of when they joined; a repeat goes on with those who are left. */
export const moveMembers =
  (db: Database, { move }: EnrolmentCommands) =>
  async (asked: Move, by: string) => {
    const to = await targetOf(db, asked);
    if (programmeOf(asked.challengeId) !== null) await checkWeeksStay(db, asked, Date.now());
    const { members, ...rest } = await nextOf(db, asked, to);
    const positions: SourcePosition[] = [];
    for (let i = 0; i < members.length; i += AT_ONCE) {
      const batch = members.slice(i, i + AT_ONCE).map((member) => {
        const { userId, enrolmentId } = member;
        // Of two moves at once each member is moved by both to the same end.
        const id = nameUuid(JSON.stringify([asked.challengeId, to.version, userId, enrolmentId]), NAMESPACE);
        return move(id, { challengeId: asked.challengeId, userId, by }, member, to);
      });
      positions.push(...(await Promise.all(batch)).flatMap((written) => written.positions));
    }
    return { id: asked.challengeId, moved: members.length, ...rest, positions: lastOfEach(positions) };
  };

/** Of each partition the last position: whoever has seen it has seen those before. */
function lastOfEach(positions: readonly SourcePosition[]): SourcePosition[] {
  const last = new Map<number, SourcePosition>();
  for (const position of positions)
    if (position.offset >= (last.get(position.partition)?.offset ?? 0)) last.set(position.partition, position);
  return [...last.values()];
}

/** How fit a member is now, as far as it may be trusted: what an enrolment in a programme carries. */
import type { Capacity } from '../../schemas/generated/enrolments.js';
import type { Database } from '../database.js';

/** What plans begin by. */
const looked = ['strength', 'endurance'];

interface Row extends Omit<Capacity, 'asOf'> {
  readonly asOf: string;
}

/** By the promoted profile. What a method says with little confidence, or as a demonstration, nobody trains by. */
export async function capacitiesOf(db: Database, userId: string): Promise<Capacity[]> {
  const rows: Row[] = await db('member_profiles')
    .where('user_id', userId)
    .whereIn('capacity', looked)
    .whereIn('confidence', ['medium', 'high'])
    .orderBy(['capacity', 'muscle_group'])
    .select('capacity', 'muscle_group', 'level', 'score', 'confidence', 'as_of');
  return rows.map(({ muscleGroup, asOf, ...row }) => ({
    ...row,
    muscleGroup: muscleGroup || null,
    asOf: Date.parse(asOf),
  }));
}

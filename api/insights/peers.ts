/** A member's own month beside the mean of their sex and age: where they stand among those like them. */
import { ageBandOn } from '../../domain/age.js';
import type { Database } from '../database.js';
import type { JsonRow } from '../row-schema.js';
import type { Asked } from './asked.js';

interface Own extends JsonRow {
  readonly month: string;
  readonly sex: string | null;
  readonly birthDate: string | null;
  readonly sessions: number;
}

/** The last month of the period in which they trained: what the averages of groups are made of. */
const OWN = `select t.month, t.workouts as sessions, round(t.active_ms / 60000.0, 3)::float as active_minutes,
    round(t.tonnage_grams / 1000.0, 3)::float as tonnage_kg, round(t.energy_cal / 1000.0, 3)::float as energy_kcal,
    m.sex, m.birth_date
  from totals_monthly t left join members m using (user_id)
  where t.user_id = :userId and t.gym_id = '' and t.exercise_id = '' and t.month < cast(:to as date)
    and t.month >= date_trunc('month', cast(:from as timestamp))::date
  order by t.month desc limit 1`;

/** Their month and its group; null: they did not train, or the group is not known or too small to be told of. */
export async function peersOf(snapshot: Database, asked: Asked): Promise<JsonRow | null> {
  const own: Own | undefined = await snapshot.from(snapshot.raw(`(${OWN}) own`, { ...asked })).first();
  const band = own?.birthDate ? ageBandOn(own.birthDate, own.month) : null;
  if (!own || !band) return null;
  const { month, sex, birthDate: _, ...amounts } = own;
  const group: JsonRow | undefined = await snapshot('group_averages')
    .where({ month, gym_id: '', grouping: 'sex_and_age_band', group_name: `${sex} ${band}` })
    .first();
  if (!group) return null;
  const { groupName, members } = group;
  return {
    month,
    groupName,
    members,
    own: amounts,
    mean: {
      sessions: group.meanSessions,
      activeMinutes: group.meanActiveMinutes,
      tonnageKg: group.meanTonnageKg,
      energyKcal: group.meanEnergyKcal,
    },
  };
}

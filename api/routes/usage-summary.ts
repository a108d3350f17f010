/** /v1/usage/summary: a gym over some days at a glance: when it is busy, and how much each machine is used. */
import { Type } from 'typebox';
import { type Access, STAFF } from '../access.js';
import type { Routes } from '../dependencies.js';
import { gymInQuery } from '../places.js';
import { Id } from '../schemas.js';
import { checkDays, spanOfDays } from '../spans.js';
import { equipmentUtilisationView } from '../views.js';

const ofGym: Access = { ...STAFF, places: [gymInQuery] };
// A quarter, and some.
const MAX_DAYS = 100;

const Asked = Type.Object(
  { gym: Type.Optional(Type.String({ ...Id, description: 'Left out: all gyms.' })), ...spanOfDays(MAX_DAYS) },
  { additionalProperties: false },
);
const numberOrNull = (type: 'integer' | 'number', description: string) =>
  Type.Unsafe<number | null>({ type: [type, 'null'], description });
const textOrNull = (description: string) => Type.Unsafe<string | null>({ type: ['string', 'null'], description });
const Summary = Type.Object({
  hours: Type.Array(
    Type.Object({
      weekday: Type.Integer({ minimum: 1, maximum: 7, description: '1: Monday.' }),
      hour: Type.Integer({ minimum: 0, maximum: 23, description: "By the gym's clock." }),
      sessions: Type.Integer({ description: 'That began then, on all these weekdays together.' }),
      activeS: Type.Number(),
    }),
    { description: 'Hours in which anybody trained.' },
  ),
  machines: Type.Array(
    Type.Object({
      gymId: Type.String(),
      equipmentId: Type.String(),
      name: textOrNull('What it is called; null: it is not in the catalogue.'),
      sessions: Type.Integer(),
      activeS: Type.Number(),
      openS: numberOrNull('integer', 'How long it could be used; null: not known.'),
      utilisation: numberOrNull('number', 'activeS / openS, to 4 decimals; null: nothing to divide by.'),
    }),
    { description: 'The most used first.' },
  ),
});

interface MachineRow {
  readonly gymId: string;
  readonly equipmentId: string;
  readonly name: string | null;
  readonly sessions: number;
  readonly activeS: number;
  readonly openS: number | null;
}

export const usageSummary: Routes = async (app, { db }) => {
  app.get(
    '/v1/usage/summary',
    {
      config: { access: ofGym, view: [...equipmentUtilisationView.reads, 'equipment'] },
      schema: { querystring: Asked, response: { 200: Summary } },
    },
    async ({ query }) => {
      checkDays(query, MAX_DAYS);
      const { gym, from, to } = query;
      const within = (table: string) =>
        db(table)
          .modify((q) => gym && q.where(`${table}.gym_id`, gym))
          .where('day', '>=', from)
          .where('day', '<', to);
      const [hours, machines] = await Promise.all([
        // Of the sums themselves: who was there, which `usage_by_hour` counts for each machine and hour, is not asked.
        within('totals_hourly')
          .select(db.raw('extract(isodow from day)::int as weekday'), 'local_hour as hour')
          .select(db.raw('sum(workouts)::bigint as sessions, (sum(active_ms) / 1000)::float8 as active_s'))
          .groupBy('weekday', 'local_hour')
          .orderBy(['weekday', 'local_hour']),
        within('equipment_utilisation')
          .leftJoin('equipment', 'equipment.equipment_id', 'equipment_utilisation.equipment_id')
          .select(
            'equipment_utilisation.gym_id',
            'equipment_utilisation.equipment_id',
            'equipment.display_name as name',
          )
          .select(db.raw('sum(sessions)::bigint as sessions, sum(active_s) as active_s, sum(open_s)::bigint as open_s'))
          .groupBy(1, 2, 3)
          .orderByRaw('sum(active_s) desc, 1, 2'),
      ]);
      return {
        hours,
        machines: (machines as MachineRow[]).map((row) => ({
          ...row,
          utilisation: row.openS ? Math.round((row.activeS / row.openS) * 10_000) / 10_000 : null,
        })),
      };
    },
  );
};

/** /v1/usage: who trains when, and on what. */
import { Type } from 'typebox';
import { type Access, STAFF } from '../access.js';
import { DayAndMachine, HourAndMachine, LastDay, page, placeOf } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { gymInQuery } from '../places.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, Id } from '../schemas.js';
import { checkDays, spanOfDays } from '../spans.js';
import { activeMembersView, activePeriods, equipmentUtilisationView, usageByHourView } from '../views.js';

const ofGym: Access = { ...STAFF, places: [gymInQuery] };
// A year, and some of the one before to compare with.
const MAX_DAYS = 400;
// The place of a row holds the names of a gym and of a machine.
const Cursor = Type.Optional(Type.String({ maxLength: 2_048, description: '`next` of the page before.' }));

const Usage = Type.Object(
  {
    gym: Type.Optional(Type.String({ ...Id, description: 'Left out: by hour every gym, else all gyms together.' })),
    ...spanOfDays(MAX_DAYS),
    per: Type.Enum(['hour', ...activePeriods], {
      description:
        'hour: machines in the hours in which they were used; else members by day, week (from Monday) or month that begins within the days.',
    }),
    ...cursorQuery,
    cursor: Cursor,
  },
  { additionalProperties: false },
);
const Machines = Type.Object(
  {
    gym: Type.Optional(Type.String({ ...Id, description: 'Left out: every gym.' })),
    ...spanOfDays(MAX_DAYS),
    ...cursorQuery,
    cursor: Cursor,
  },
  { additionalProperties: false },
);

interface HourRow extends JsonRow {
  readonly hour: string;
  readonly gymId: string;
  readonly equipmentId: string;
}
interface PeriodRow extends JsonRow {
  readonly startsOn: string;
}
interface DayRow extends JsonRow {
  readonly day: string;
  readonly gymId: string;
  readonly equipmentId: string;
}

export const usage: Routes = async (app, { db }) => {
  app.get(
    '/v1/usage',
    {
      config: { access: ofGym, view: usageByHourView.reads },
      schema: {
        querystring: Usage,
        response: { 200: pageOf(Type.Union([rowOf(usageByHourView), rowOf(activeMembersView)])) },
      },
    },
    async ({ query }) => {
      checkDays(query, MAX_DAYS);
      return query.per === 'hour' ? byHour(query) : byPeriod(query);
    },
  );

  const byHour = async ({ gym, from, to, cursor, limit }: Asked) => {
    const rows: HourRow[] = await db('usage_by_hour')
      .modify((q) => gym && q.where('gym_id', gym))
      .where('day', '>=', from)
      .where('day', '<', to)
      .modify(
        (q) => cursor && q.whereRaw('(hour, gym_id, equipment_id) > (?, ?, ?)', [...placeOf(HourAndMachine, cursor)]),
      )
      .orderBy(['hour', 'gym_id', 'equipment_id'])
      .limit(limit + 1);
    return page(rows, limit, ({ hour, gymId, equipmentId }) => [hour, gymId, equipmentId]);
  };

  const byPeriod = async ({ gym = '', per, from, to, cursor, limit }: Asked & { per: string }) => {
    const rows: PeriodRow[] = await db('active_members')
      .where({ gym_id: gym, period: per })
      .where('starts_on', '>=', from)
      .where('starts_on', '<', to)
      .modify((q) => cursor && q.where('starts_on', '>', placeOf(LastDay, cursor)[0]))
      .orderBy('starts_on')
      .limit(limit + 1);
    return page(rows, limit, ({ startsOn }) => [startsOn]);
  };

  app.get(
    '/v1/usage/equipment',
    {
      config: { access: ofGym, view: equipmentUtilisationView.reads },
      schema: { querystring: Machines, response: { 200: pageOf(rowOf(equipmentUtilisationView)) } },
    },
    async ({ query }) => {
      checkDays(query, MAX_DAYS);
      const { gym, from, to, cursor, limit } = query;
      const rows: DayRow[] = await db('equipment_utilisation')
        .modify((q) => gym && q.where('gym_id', gym))
        .where('day', '>=', from)
        .where('day', '<', to)
        .modify(
          (q) => cursor && q.whereRaw('(day, gym_id, equipment_id) > (?, ?, ?)', [...placeOf(DayAndMachine, cursor)]),
        )
        .orderBy(['day', 'gym_id', 'equipment_id'])
        .limit(limit + 1);
      return page(rows, limit, ({ day, gymId, equipmentId }) => [day, gymId, equipmentId]);
    },
  );
};

interface Asked {
  readonly gym?: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

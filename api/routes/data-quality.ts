/** /v1/usage/data-quality: how good the data of machines are, and what to have repaired first. */
import { Type } from 'typebox';
import { type Access, STAFF } from '../access.js';
import { page, placeOf, WeekAndFirmware } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { gymOfMachinesInQuery } from '../places.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, Id, withDefault } from '../schemas.js';
import { checkDays, spanOfDays } from '../spans.js';
import { equipmentDataQualityView, firmwareDataQualityView } from '../views.js';

const ofGym: Access = { ...STAFF, places: [gymOfMachinesInQuery] };
// A quarter. Every session of it is read.
const MAX_DAYS = 100;

const Asked = Type.Object(
  {
    gym: Type.Optional(Type.String({ ...Id, description: 'Left out: every gym. Only by equipment.' })),
    ...spanOfDays(MAX_DAYS),
    by: withDefault(
      Type.Enum(['equipment', 'firmware'], {
        description: 'equipment: each machine; firmware: each model, over all gyms. Both by firmware and week.',
      }),
      'equipment',
    ),
    ...cursorQuery,
    // The place of a row holds the names of a gym, a machine and a firmware.
    cursor: Type.Optional(Type.String({ maxLength: 3_072, description: '`next` of the page before.' })),
  },
  {
    additionalProperties: false,
    description:
      'Weeks whose Monday lies within the days, and first, whatever the days, sessions of a clock that was not set.',
  },
);

interface Row extends JsonRow {
  readonly week: string | null;
  readonly gymId: string;
  readonly equipmentId: string;
  readonly model: string;
  readonly firmware: string;
}

/** What sessions without a week stand under, before all weeks. */
const NO_WEEK = '0001-01-01';

export const dataQuality: Routes = async (app, { db }) => {
  app.get(
    '/v1/usage/data-quality',
    {
      config: { access: ofGym, view: equipmentDataQualityView.reads },
      schema: {
        querystring: Asked,
        response: { 200: pageOf(Type.Union([rowOf(equipmentDataQualityView), rowOf(firmwareDataQualityView)])) },
      },
    },
    async ({ query }) => {
      checkDays(query, MAX_DAYS);
      const { gym, from, to, by, cursor, limit } = query;
      const isByEquipment = by === 'equipment';
      const [view, first, second] = isByEquipment
        ? (['equipment_data_quality', 'gym_id', 'equipment_id'] as const)
        : (['firmware_data_quality', 'model', 'firmware'] as const);
      const rows: Row[] = await db(view)
        .modify((q) => isByEquipment && gym && q.where('gym_id', gym))
        .where((q) => q.whereNull('week').orWhere((dated) => dated.where('week', '>=', from).where('week', '<', to)))
        .modify(
          (q) =>
            cursor &&
            q.whereRaw(`(coalesce(week, date '${NO_WEEK}'), ${first}, ${second}, firmware) > (?::date, ?, ?, ?)`, [
              ...placeOf(WeekAndFirmware, cursor),
            ]),
        )
        .orderByRaw(`coalesce(week, date '${NO_WEEK}'), ${first}, ${second}, firmware`)
        .limit(limit + 1);
      return page(rows, limit, ({ week, gymId, equipmentId, model, firmware }) =>
        isByEquipment ? [week ?? NO_WEEK, gymId, equipmentId, firmware] : [week ?? NO_WEEK, model, firmware, firmware],
      );
    },
  );
};

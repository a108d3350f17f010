/** /v1/equipment: machines, and what was odd about what each sent. */
import { Type } from 'typebox';
import type { EquipmentType } from '../../schemas/generated/equipment.js';
import { equipment as topic } from '../../schemas/topics.js';
import { type Access, ADMIN, PEOPLE } from '../access.js';
import { findEntry, listEntries } from '../catalogue.js';
import { accepted } from '../commands/commands.js';
import type { Routes } from '../dependencies.js';
import { ParkedRange, parkedOf } from '../diagnostics.js';
import { machineInPath } from '../owners.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import {
  Accepted,
  cursorQuery,
  Id,
  IdInPath,
  MAX_INT,
  NullableId,
  nullableInteger,
  symbolsOf,
  Timestamp,
  withDefault,
} from '../schemas.js';
import { equipmentView, sessionDiagnostics } from '../views.js';

/** The catalogue is for everybody. */
const lookers: Access = { ...PEOPLE, own: { as: ['device'], of: machineInPath }, places: [] };
const diagnosers: Access = { roles: ['staff', 'admin'], own: { as: ['device'], of: machineInPath } };

const Listing = Type.Object({ gym: Type.Optional(Id), ...cursorQuery }, { additionalProperties: false });
const Entry = Type.Object(
  {
    gymId: Id,
    type: Type.Unsafe<EquipmentType>({ type: 'string', enum: symbolsOf<EquipmentType>(topic, 'type') }),
    model: Type.String({ minLength: 1, maxLength: 100, description: 'Maker and model.' }),
    exerciseId: withDefault(NullableId, null),
    displayName: Type.String({ minLength: 1, maxLength: 100 }),
    stackStepGrams: withDefault(nullableInteger(1, MAX_INT, 'Step of the weight stack, g.'), null),
    stepHeightMm: withDefault(nullableInteger(1, 1_000, 'Height of one step, mm.'), null),
    inService: withDefault(Type.Boolean(), true),
    validFrom: Type.Optional(Timestamp),
  },
  { additionalProperties: false },
);
const Diagnostics = Type.Object({
  equipmentId: Type.String(),
  parked: Type.Array(ParkedRange),
  sessions: Type.Array(rowOf(sessionDiagnostics)),
});
const Machine = rowOf(equipmentView);

export const equipment: Routes = async (app, { db, commands }) => {
  app.get(
    '/v1/equipment',
    {
      config: { access: PEOPLE, view: 'equipment' },
      schema: { querystring: Listing, response: { 200: pageOf(Machine) } },
    },
    async ({ query: { gym, ...paging } }) =>
      listEntries(db, 'equipment', 'equipment_id', paging, gym ? { gym_id: gym } : {}),
  );

  app.get(
    '/v1/equipment/:id',
    { config: { access: lookers, view: 'equipment' }, schema: { params: IdInPath, response: { 200: Machine } } },
    async ({ params }) => findEntry(db, 'equipment', 'equipment_id', params.id),
  );

  app.put(
    '/v1/equipment/:id',
    { config: { access: ADMIN }, schema: { params: IdInPath, body: Entry, response: { 202: Accepted } } },
    async ({ params, body }, reply) =>
      accepted(reply, await commands.putEntry(topic, { ...body, equipmentId: params.id })),
  );

  app.get(
    '/v1/equipment/:id/diagnostics',
    {
      config: { access: diagnosers, view: 'session_diagnostics' },
      schema: { params: IdInPath, response: { 200: Diagnostics } },
    },
    async ({ params: { id } }) => {
      const sessions: JsonRow[] = await db('session_diagnostics')
        .where('equipment_id', id)
        .orderBy('started_at', 'desc')
        .limit(200);
      return { equipmentId: id, parked: await parkedOf(db, id), sessions };
    },
  );
};

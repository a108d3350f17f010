/** /v1/exercises: what is done on machines and what counts in it. */
import { type Static, Type } from 'typebox';
import type { EquipmentType } from '../../schemas/generated/equipment.js';
import type { MeasureKind } from '../../schemas/generated/exercises.js';
import { equipment, exercises as topic } from '../../schemas/topics.js';
import { ADMIN, PEOPLE } from '../access.js';
import { findEntry, listEntries } from '../catalogue.js';
import { accepted } from '../commands/commands.js';
import type { Routes } from '../dependencies.js';
import { pageOf, rowOf } from '../row-schema.js';
import {
  Accepted,
  cursorQuery,
  IdInPath,
  MAX_INT,
  nullableInteger,
  symbolsOf,
  Timestamp,
  withDefault,
} from '../schemas.js';
import { exercisesView } from '../views.js';

const Listing = Type.Object(cursorQuery, { additionalProperties: false });
const texts = (description: string) =>
  withDefault(
    Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50, uniqueItems: true, description }),
    [],
  );
const nullableText = (description: string) =>
  withDefault(Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: 100, description }), null);
const nullableCode = (description: string) => withDefault(nullableInteger(0, MAX_INT, description), null);

const elsewhere = Type.Object(
  {
    freeExerciseDb: texts('Ids in free-exercise-db.'),
    wgerUuid: nullableText('Id in wger.'),
    fitCategory: nullableCode('FIT exercise_category.'),
    fitSubtype: nullableCode('FIT exercise name within the category.'),
    ftmsCharacteristic: nullableText('Bluetooth FTMS characteristic (hex).'),
  },
  { additionalProperties: false, description: 'The same exercise elsewhere.' },
);
const NOWHERE_ELSE: Static<typeof elsewhere> = {
  freeExerciseDb: [],
  wgerUuid: null,
  fitCategory: null,
  fitSubtype: null,
  ftmsCharacteristic: null,
};
const Entry = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
    measure: Type.Unsafe<MeasureKind>({ type: 'string', enum: symbolsOf<MeasureKind>(topic, 'measure') }),
    equipmentTypes: withDefault(
      Type.Array(Type.Enum(symbolsOf<EquipmentType>(equipment, 'type')), {
        maxItems: 50,
        uniqueItems: true,
        description: 'Kinds of machine it is done on.',
      }),
      [],
    ),
    primaryMuscles: texts('Muscles it is for (free-exercise-db names).'),
    secondaryMuscles: texts('Muscles that help.'),
    compendiumCode: nullableText('Code in the 2011 Compendium of Physical Activities.'),
    externalIds: withDefault(elsewhere, NOWHERE_ELSE),
    validFrom: Type.Optional(Timestamp),
  },
  { additionalProperties: false },
);
const Exercise = rowOf(exercisesView);

export const exercises: Routes = async (app, { db, commands }) => {
  app.get(
    '/v1/exercises',
    {
      config: { access: PEOPLE, view: 'exercises' },
      schema: { querystring: Listing, response: { 200: pageOf(Exercise) } },
    },
    async ({ query }) => listEntries(db, 'exercises', 'exercise_id', query),
  );

  app.get(
    '/v1/exercises/:id',
    { config: { access: PEOPLE, view: 'exercises' }, schema: { params: IdInPath, response: { 200: Exercise } } },
    async ({ params }) => findEntry(db, 'exercises', 'exercise_id', params.id),
  );

  app.put(
    '/v1/exercises/:id',
    { config: { access: ADMIN }, schema: { params: IdInPath, body: Entry, response: { 202: Accepted } } },
    async ({ params, body }, reply) =>
      accepted(reply, await commands.putEntry(topic, { ...body, exerciseId: params.id })),
  );
};

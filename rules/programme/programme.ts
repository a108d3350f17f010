/** A programme: the template of training from which each member gets a plan of their own. What it asks is a range relative to the person. */
import { type Static, Type } from 'typebox';
import { Ids } from '../filters/ids.js';
import { patterns } from '../patterns.js';
import { BenchmarkSchema } from './benchmark.js';
import { intensityNames } from './intensities.js';

/** The version of the grammar that programmes are written in. */
export const PROGRAMME_SCHEMA = 1;
/** Longer ones nobody keeps to; and their trees would be too large to read. */
export const MOST_WEEKS = 52;

const plain = { additionalProperties: false };
const Day = (description: string) => Type.String({ pattern: patterns.day, description });
const Text = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, pattern: patterns.written, description });
const Id = (description: string) => Type.String({ pattern: patterns.id, description });
const Percent = (maximum: number, description: string) => Type.Number({ exclusiveMinimum: 0, maximum, description });

const SlotSchema = Type.Object(
  {
    id: Id('What it is called by in plans and changes of them; of one block each once.'),
    exercises: Type.Optional(Ids),
    muscles: Type.Optional(Ids),
    timesAWeek: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 14, description: 'In how many visits; left out: in all of a week.' }),
    ),
    sets: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 20, description: 'In a visit; or else minutes or distanceM.' }),
    ),
    repetitions: Type.Optional(
      Type.Object(
        { from: Type.Integer({ minimum: 1, maximum: 1_000 }), to: Type.Integer({ minimum: 1, maximum: 1_000 }) },
        { ...plain, description: 'Of a set: a set counts from the lower end on.' },
      ),
    ),
    minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 600, description: 'In a visit.' })),
    distanceM: Type.Optional(Type.Integer({ minimum: 100, maximum: 100_000, description: 'In one workout, m.' })),
    intensity: Type.Optional(
      Type.Object(
        {
          of: Type.Enum(intensityNames),
          from: Type.Number({ minimum: 1, maximum: 100 }),
          to: Type.Number({ minimum: 1, maximum: 100 }),
        },
        { ...plain, description: "A range of percent of the person's own value, or of MET." },
      ),
    ),
    progression: Type.Optional(
      Type.Object(
        {
          afterWorkouts: Type.Integer({ minimum: 1, maximum: 50, description: 'Days in a row on which all was met.' }),
          step: Type.Number({
            exclusiveMinimum: 0,
            maximum: 20,
            description: 'By so many points the intensity rises, once a week at most.',
          }),
        },
        plain,
      ),
    ),
    warmStart: Type.Optional(
      Type.Object(
        { bodyWeightPercent: Percent(50, 'The load to begin with while no maximum is known.') },
        { ...plain, description: "Left out: the machine's least step." },
      ),
    ),
    advice: Type.Optional(Text(500, 'What no machine measures: how far to bend, when to stop.')),
  },
  plain,
);

const BlockSchema = Type.Object(
  {
    name: Text(60, 'What people call it.'),
    weeks: Type.Integer({ minimum: 1, maximum: MOST_WEEKS }),
    deload: Type.Optional(
      Type.Object(
        {
          intensityPercent: Percent(100, 'Of the intensity that would be asked.'),
          volumePercent: Percent(100, 'Of the sets, minutes and metres.'),
        },
        { ...plain, description: 'Weeks to recover: less of all, and nothing rises.' },
      ),
    ),
    slots: Type.Array(SlotSchema, { minItems: 1, maxItems: 12 }),
  },
  plain,
);

const BoundsSchema = Type.Object(
  {
    mostOneRepMaxPercent: Percent(100, 'No load over so much of the own one-repetition maximum.'),
    mostHeartRateReservePercent: Percent(100, 'No effort over so much of the own heart-rate reserve.'),
    mostStepPercent: Percent(
      50,
      'From one week to the next by no more than this, or by one step of the machine where that is more.',
    ),
    stopWhen: Type.Optional(
      Type.Array(Text(200, 'When to stop at once.'), { maxItems: 10, description: 'What no machine measures.' }),
    ),
  },
  plain,
);

/** The shape of a programme; what it cannot say, the checker does. */
export const ProgrammeSchema = Type.Object(
  {
    schema: Type.Literal(PROGRAMME_SCHEMA),
    id: Id('What it is called by.'),
    title: Text(100, 'What people call it.'),
    description: Type.Optional(Text(2_000, 'What members read beside it.')),
    gyms: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
      maxItems: 200,
      uniqueItems: true,
      description: 'Where training counts; empty: everywhere.',
    }),
    groups: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
      maxItems: 100,
      uniqueItems: true,
      description: 'Whom it is for; empty: everybody.',
    }),
    from: Day('The first day, YYYY-MM-DD.'),
    to: Day('The last day, included: that on which the weeks of the blocks end.'),
    timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'IANA name: days are those of this zone.' }),
    sessionsPerWeek: Type.Integer({ minimum: 1, maximum: 14, description: 'Visits in a week.' }),
    totalWorkouts: Type.Integer({ minimum: 1, maximum: 500, description: 'Visits in all, at whatever time within.' }),
    leastWeeks: Type.Optional(
      Type.Integer({ minimum: 1, maximum: MOST_WEEKS, description: 'Weeks that have to be met; left out: all.' }),
    ),
    benchmark: Type.Optional(BenchmarkSchema),
    bounds: BoundsSchema,
    blocks: Type.Array(BlockSchema, { minItems: 1, maxItems: 26 }),
  },
  plain,
);

/** A programme. */
export type Programme = Static<typeof ProgrammeSchema>;
/** Some weeks of it that ask for the same. */
export type Block = Programme['blocks'][number];
/** Something to be done in a visit. */
export type Slot = Block['slots'][number];
/** What no plan may exceed. */
export type Bounds = Programme['bounds'];

/** The JSON Schema of programmes, for editors and other languages. */
export const programmeSchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Programme',
  description: 'A template of training, from which each member gets a plan of their own.',
  ...ProgrammeSchema,
});

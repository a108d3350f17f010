/** /v1/views: how far every processor has come, how late its views are and why, and what it set aside. */
import { Type } from 'typebox';
import { STAFF } from '../access.js';
import type { Routes } from '../dependencies.js';
import { latenessOf, processorStatus } from '../processor-status.js';

const count = (description: string) => Type.Integer({ description });
const tally = {
  read: count('Events read.'),
  folded: count('Events folded.'),
  repeated: count('Events that had been folded before.'),
  parked: count('Events set aside; read = folded + repeated + parked.'),
  late: count('Folded events older than what their key had shown.'),
};
const NullableTime = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time' });
const Task = Type.Object({
  partition: Type.Integer(),
  tick: NullableTime,
  ...tally,
  positions: Type.Record(Type.String(), Type.Integer(), { description: 'Next offset by physical topic.' }),
  stopped: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description: 'Why the task stopped itself; null: it runs or waits.',
  }),
  updatedAt: Type.String({ format: 'date-time' }),
});
const nullableMs = (description: string) => Type.Unsafe<number | null>({ type: ['integer', 'null'], description });
const View = Type.Object({
  view: Type.String(),
  comment: Type.String(),
  physicalTable: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description: 'Where its rows stand; null: they are computed when read.',
  }),
  computedFrom: Type.Array(Type.String(), {
    description: 'The views that it is computed from when read, and as late as; empty: it has rows of its own.',
  }),
  freshWithinMs: nullableMs(
    "How late a row may be, from the broker's time of a fact until the row shows it, ms. Null here and below: not known now, since the broker does not answer.",
  ),
  fresh: Type.Unsafe<boolean | null>({ type: ['boolean', 'null'], description: 'Whether it is within that.' }),
  lagMs: nullableMs('How late it is at least, own and inherited; 0: within the strictest target that depends on it.'),
  ownLagMs: nullableMs('Age of the oldest record that its processor has not folded.'),
  inheritedLagMs: nullableMs('The greatest lag of what is upstream.'),
  why: Type.Array(Type.String(), { description: 'Why it is late, back to where it began; empty: it is not.' }),
});
const Building = Type.Union(
  [
    Type.Object({
      percent: Type.Integer({ description: 'Of the records that are on the log so far.' }),
      etaS: Type.Unsafe<number | null>({
        type: ['integer', 'null'],
        description: 'Seconds that the rest will take; null: not known yet.',
      }),
    }),
    Type.Null(),
  ],
  { description: 'How far it is while `repstream views build` makes it; null: nobody does.' },
);
const Horizon = Type.Union(
  [
    Type.Object({
      since: Type.String({ format: 'date-time', description: "By the broker's time: the latest of all partitions." }),
      partitions: Type.Array(
        Type.Object({
          topic: Type.String(),
          partition: Type.Integer(),
          offset: Type.Integer({ description: 'Where its facts begin.' }),
          time: Type.String({ format: 'date-time' }),
        }),
      ),
    }),
    Type.Null(),
  ],
  {
    description:
      'From when on it can be derived again from facts, since what stood before was purged and is kept only as states; null: from the start.',
  },
);
const Status = Type.Object({
  processor: Type.String(),
  lineage: Type.String(),
  promoted: Type.Boolean({ description: 'Readers see this build.' }),
  building: Building,
  horizon: Horizon,
  views: Type.Array(View),
  asOf: NullableTime,
  stalenessMs: Type.Unsafe<number | null>({
    type: ['integer', 'null'],
    description: 'Age of the latest tick that all tasks have folded; up to 30 s when all is well and nothing comes in.',
  }),
  ...tally,
  parkedByReason: Type.Array(Type.Object({ reason: Type.String(), topic: Type.String(), events: Type.Integer() })),
  tasks: Type.Array(Task),
});

export const views: Routes = async (app, { db, freshness }) => {
  app.get(
    '/v1/views',
    { config: { access: STAFF }, schema: { response: { 200: Type.Object({ processors: Type.Array(Status) }) } } },
    async () => {
      const [processors, verdict] = await Promise.all([processorStatus(db), freshness()]);
      const lateness = latenessOf(verdict);
      return {
        processors: processors.map(({ views, ...status }) => ({
          ...status,
          views: views.map((view) => ({ ...view, ...lateness(view.view) })),
        })),
      };
    },
  );
};

/** /v1/dataflow: what the processors read and make, and how far each is. */
import { Type } from 'typebox';
import { ADMIN } from '../access.js';
import type { Routes } from '../dependencies.js';
import { Timestamp } from '../schemas.js';

const name = (description: string) => Type.String({ description });
const Stream = Type.Object({
  topic: Type.String(),
  physical: name('What it is called in Kafka.'),
  role: Type.String({ description: 'source: facts from outside; derived: made by a processor; table or lasting.' }),
});
const Stage = Type.Object({
  processor: Type.String(),
  lineage: name('Its build of the present code.'),
  comment: Type.String(),
  keyedBy: Type.String(),
  reads: Type.Array(Stream),
  tables: Type.Array(Stream, { description: 'Read whole, and looked up by id and time.' }),
  writes: Type.Array(Stream),
  views: Type.Array(Type.Object({ view: Type.String(), access: Type.Enum(['public', 'private']) })),
  computed: Type.Array(Type.Object({ view: Type.String(), reads: Type.Array(Type.String()) }), {
    description: 'Views that Postgres computes from others when they are read.',
  }),
});
const Running = Type.Object({
  lineage: Type.String(),
  state: Type.String({ description: 'runs; away: no process has it; stopped: tasks stopped themselves.' }),
  processes: Type.Integer(),
  asOf: Type.Union([Timestamp, Type.Null()]),
  inputs: Type.Array(
    Type.Object({
      topic: name('Its name in Kafka.'),
      position: Type.Integer({ description: 'Records folded, over all its partitions.' }),
      behind: Type.Integer({ description: 'Records not folded yet.' }),
      lateMs: Type.Integer({ description: 'Age of the oldest of them, ms; 0: within the strictest target.' }),
    }),
  ),
  views: Type.Array(Type.Object({ view: Type.String(), fresh: Type.Boolean(), lagMs: Type.Integer() })),
});

export const dataflow: Routes = async (app, { operator }) => {
  app.get(
    '/v1/dataflow',
    {
      config: { access: ADMIN },
      schema: {
        response: {
          200: Type.Object(
            { stages: Type.Array(Stage), running: Type.Array(Running) },
            { description: 'As `repstream graph --live` has it; a second old at most.' },
          ),
        },
      },
    },
    async () => {
      const { stages, running } = await operator.dataflow();
      return {
        stages: stages.map((stage) => ({ ...stage, ...copied(stage) })),
        running: running.map((one) => ({ ...one, inputs: [...one.inputs], views: [...one.views] })),
      };
    },
  );
};

/** Declarations are read-only; answers are not said to be. */
const copied = ({ reads, tables, writes, views, computed }: Lists) => ({
  reads: [...reads],
  tables: [...tables],
  writes: [...writes],
  views: [...views],
  computed: computed.map((one) => ({ ...one, reads: [...one.reads] })),
});

type Lists = Awaited<ReturnType<Parameters<Routes>[1]['operator']['dataflow']>>['stages'][number];

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cache, type Cell } from '../../../engine/cache.js';
import { keptWrites, stateWrites } from '../../../engine/checkpoint.js';
import { prepareSchema } from '../../../engine/ddl.js';
import { type Demand, demandId } from '../../../engine/demand.js';
import type { KeyResult } from '../../../engine/fold.js';
import { type KeptChange, type StoredValue, settleKept } from '../../../engine/kept.js';
import { createLog } from '../../../engine/log.js';
import { Memory } from '../../../engine/memory.js';
import { connectPostgres, type Database } from '../../../engine/postgres.js';
import type { AnyProcessor } from '../../../engine/processor.js';
import type { Request } from '../../../engine/requests.js';
import type { Lineage } from '../../../engine/topology.js';
import { KeyWork } from '../../../engine/work.js';
import { CheckpointWriter } from '../../../engine/writer.js';
import { StoredMemory } from '../../scenario/memory.js';
import { createDatabase } from '../../stack.js';
import { journal } from '../../unit/engine/journal.js';

const lineage: Lineage = { name: 'journal-v1-00000000', processor: journal as AnyProcessor, inputs: [], topics: [] };

// Few times, so that many tie; names that a database might order or escape otherwise.
const time = fc.integer({ min: -3, max: 12 });
const name = fc.constantFrom(
  '',
  'a',
  'B',
  'b',
  'é',
  'Z',
  "o'brien",
  '"q"',
  '\\',
  '{}',
  'NULL',
  'ß',
  '10',
  '9',
  ' ',
  'a\nb',
);
const bound = fc.oneof(
  { arbitrary: time, weight: 4 },
  time.map((n) => n + 0.5),
  fc.constantFrom(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
);
const input = fc.constantFrom('weights', 'tags');
const demand: fc.Arbitrary<Demand> = fc.oneof(
  fc.record({ kind: fc.constant('states' as const), scopes: fc.array(name, { minLength: 1 }), fresh: fc.boolean() }),
  fc.constant<Demand>({ kind: 'tail' }),
  fc.constant<Demand>({ kind: 'formers' }),
  fc.record({ kind: fc.constantFrom('latest' as const, 'next' as const), input, at: bound }),
  fc.record({ kind: fc.constantFrom('latest' as const, 'next' as const), input, at: bound }),
  fc.record({ kind: fc.constant('range' as const), input, from: bound, to: bound }),
  fc.record({ kind: fc.constant('scopes' as const), from: bound, to: bound }),
  fc.record({
    kind: fc.constantFrom('before' as const, 'after' as const),
    place: fc.record({ ordering: time, scope: name }),
    limit: fc.constantFrom(1, 2, 16),
  }),
);
const keptEntity = fc.record({
  input,
  entity: name,
  at: time,
  amount: fc.nat(9),
  producer: fc.constantFrom('p/0', 'p/1'),
});
/** What is stored for a key, what of it changes now, and what is asked. */
const story = fc.record({
  states: fc.uniqueArray(
    fc.record({ scope: name, ordering: fc.option(time, { nil: null }), wakeAt: fc.option(time, { nil: null }) }),
    { selector: ({ scope }) => scope, maxLength: 12 },
  ),
  kept: fc.array(keptEntity, { maxLength: 25 }),
  changing: fc.array(keptEntity, { maxLength: 8 }),
  demands: fc.array(demand, { minLength: 1, maxLength: 12 }),
});

const kept = ({ entity, producer, at, amount }: Omit<KeptChange, 'now'> & { amount: number }): KeptChange => ({
  entity,
  producer,
  at,
  // One in five takes the entity back.
  now: amount < 8 ? { owner: 'ana', id: entity, at, amount } : null,
});
const cellOf = (of: { scope: string; ordering: number | null; wakeAt: number | null }): Cell => ({
  ...of,
  state: { sum: of.ordering, text: of.scope },
  shown: [],
  shownText: null,
  used: of.scope === '' ? ['gyms/x'] : [],
  latestAt: 5,
  firstOffset: null,
  shownAt: 5,
  bytes: 0,
});

const byProducer = (values: readonly StoredValue[]) => [...values].sort((a, b) => (a.producer < b.producer ? -1 : 1));
const byName = ([a = '']: unknown[], [b = '']: unknown[]) => (String(a) < String(b) ? -1 : 1);

/** What an answer means to the fold that asked. */
function meaning(demand: Demand, work: KeyWork): unknown {
  const answer = work.answers.get(demandId(demand)) as { scope?: string }[] | string[] | undefined;
  switch (demand.kind) {
    case 'states':
      return demand.scopes.map((scope) => {
        const { bytes: _, ...cell } = work.entry.cells.get(scope) ?? { bytes: 0 };
        return cell;
      });
    case 'tail':
      return work.entry.tail;
    case 'formers':
      return [...work.stored]
        .map(([of, entities]) => [
          of,
          [...entities].map(([entity, values]) => [entity, byProducer(values)]).sort(byName),
        ])
        .sort(byName);
    case 'latest':
      return answer?.at(-1);
    case 'next':
      return answer?.[0];
    case 'range':
      return answer;
    case 'scopes':
      return [...((answer as string[]) ?? [])].sort();
    default:
      return answer?.slice(0, demand.limit);
  }
}

describe('what a fold asks of the database', () => {
  let database: Database;
  beforeAll(async () => {
    database = connectPostgres(await createDatabase(), createLog('test', 'silent'), 2);
    await prepareSchema(database, [lineage]);
  });
  afterAll(() => database?.close());

  let keys = 0;
  it('is answered as by looking through everything, for many keys and demands at once', async () => {
    const writer = new CheckpointWriter(database, lineage);
    await fc.assert(
      fc.asyncProperty(fc.array(story, { minLength: 1, maxLength: 12 }), async (stories) => {
        const [stored, cache, otherCache] = [new StoredMemory(lineage), new Cache(1e9), new Cache(1e9)];
        const asked: { demand: Demand; real: KeyWork; plain: KeyWork }[] = [];
        const written: KeyResult[] = [];
        for (const { states, kept: before, changing, demands } of stories) {
          const key = `key-${keys++}`;
          const past = new KeyWork(new Cache(1e9).entry(2, key));
          for (const one of before) past.keep(one.input, kept(one));
          settleKept(lineage.processor, past);
          const result: KeyResult = {
            work: past,
            cells: states.map(cellOf),
            rows: [],
            gone: [],
            outgoing: [],
            sharesAnew: false,
            forgotten: null,
          };
          stored.write({ states: stateWrites(lineage, result), kept: keptWrites(past) });
          written.push(result);
          const [real, plain] = [new KeyWork(cache.entry(2, key)), new KeyWork(otherCache.entry(2, key))];
          for (const one of changing) for (const work of [real, plain]) work.keep(one.input, kept(one));
          for (const one of demands) asked.push({ demand: one, real, plain });
        }
        await writer.write({
          tasks: [],
          states: written.flatMap((result) => stateWrites(lineage, result)),
          kept: written.flatMap(({ work }) => keptWrites(work)),
          sharedAnew: [],
          rows: [],
          gone: [],
          outbox: [],
          published: [],
          parked: [],
          forgotten: [],
          swept: [],
          redriven: [],
        });
        // What changes is known before anything is looked up.
        const formers: Request[] = asked.map(({ real }) => ({ work: real, demand: { kind: 'formers' } }));
        await new Memory(database, lineage, () => cache).answer(formers);
        for (const { real, plain } of asked) {
          stored.answer({ work: plain, demand: { kind: 'formers' } }, otherCache);
          for (const work of [real, plain]) settleKept(lineage.processor, work);
        }
        const requests: Request[] = asked.map(({ demand: one, real }) => ({ work: real, demand: one }));
        await new Memory(database, lineage, () => cache).answer(requests);
        for (const { demand: one, plain } of asked) stored.answer({ work: plain, demand: one }, otherCache);
        for (const { demand: one, real, plain } of asked)
          expect([one, meaning(one, real)]).toEqual([one, meaning(one, plain)]);
      }),
      { numRuns: 150 },
    );
  });
});

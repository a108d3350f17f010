/** Where a row comes from, on a toy dataflow: entities that move between keys, repeats, parked keys, whole keys and kept inputs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Explanation, explain } from '../../../engine/explain/explain.js';
import { byKey, publicViews } from '../../../engine/explain/row.js';
import type { Step } from '../../../engine/explain/step.js';
import { connectKafka } from '../../../engine/kafka.js';
import { type AnyProcessor, type Delivered, defineProcessor, keep, type Received } from '../../../engine/processor.js';
import { derived, source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, integer, text, timestamp, view } from '../../../engine/view.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, ledger, openWorld, unique, type World } from './world.js';

const POISON = 666;
const name = unique('t').replaceAll('-', '_');
const facts = source(unique('facts'), countKeys);
const weights = source(unique('weights'), countKeys);
const sums = derived(unique('sums'), countKeys);
const sumsView = view(`sums_${name}`, {
  comment: 'Sums.',
  freshWithinMs: 1_000,
  key: ['id', 'since'],
  columns: { id: text('Which.'), since: timestamp('Since when.'), sum: bigint('Sum.') },
});
const teamsView = view(`teams_${name}`, {
  comment: 'Teams.',
  freshWithinMs: 1_000,
  key: [],
  columns: { team: text('Which.'), total: bigint('Total.'), members: integer('How many.') },
});

interface Sum {
  sum: number;
  since: number;
}
const adds = defineProcessor({
  name: unique('adds'),
  version: 3,
  comment: 'Adds up.',
  keyedBy: 'owner',
  from: { facts, weights: keep(weights) },
  to: { sums },
  views: { sumsView },
  initial: (): Sum => ({ sum: 0, since: 0 }),
  scope: { facts: ({ id }: Received<Count>) => id },
  on: {
    facts(state: Sum, events: readonly Received<Count>[]) {
      for (const { amount, at } of events) {
        if (amount === POISON) throw new Error('nobody can lift that');
        state.sum += amount;
        state.since ||= at;
      }
    },
    weights: () => {},
  },
  // The team changes with the sum, so that entities move.
  show: ({ sum, since }: Readonly<Sum>, { key, scope }) => [
    sumsView.row({ id: `${key}/${scope}`, since, sum }),
    sums.of({ owner: `team-${sum % 2}`, id: `${key}/${scope}`, at: since, amount: sum }),
  ],
}) as unknown as AnyProcessor;
const teams = defineProcessor({
  name: unique('teams'),
  version: 1,
  comment: 'Adds up sums.',
  keyedBy: 'team',
  from: { sums },
  views: { teamsView },
  initial: (): Record<string, number> => ({}),
  on: {
    sums(state: Record<string, number>, events: readonly Delivered<Count>[]) {
      for (const { entity, value } of events) {
        if (value) state[entity] = value.amount;
        else delete state[entity];
      }
    },
  },
  show(state: Readonly<Record<string, number>>, { key }) {
    const all = Object.values(state);
    const total = all.reduce((sum, one) => sum + one, 0);
    return all.length > 0 ? [teamsView.row({ team: key, total, members: all.length })] : [];
  },
}) as unknown as AnyProcessor;
const processors = [adds, teams];
const topology = topologyOf(processors);
const [first = '', second = ''] = topology.lineages.map((lineage) => lineage.name);

const T0 = Date.UTC(2026, 2, 1);
const count = (owner: string, id: string, second: number, amount: number): Count => ({
  owner,
  id,
  at: T0 + second * 1_000,
  amount,
});
const iso = (second: number) => new Date(T0 + second * 1_000).toISOString();

describe('explaining a row', () => {
  let world: World;
  const look = (viewName: string, given: readonly string[], most = 50, depth = 3): Promise<Explanation> => {
    const { connections, admin, database, schemas, log } = world;
    const kafka = connectKafka(connections, 'explain', log);
    const owned = publicViews(topology).find(({ view }) => view.name === viewName);
    if (!owned) throw new Error(`there is no view ${viewName}`);
    const onProgress = () => {};
    return explain({ topology, kafka, admin, database, schemas, log }, owned, byKey(owned.view, given), {
      most,
      depth,
      onProgress,
    });
  };
  const input = (step: Step | undefined, which: string) => step?.inputs.find((one) => one.input === which);
  const send = async (...counts: Count[]) => {
    for (const one of counts) {
      await world.send(facts, [one]);
      await world.caughtUp();
    }
  };

  beforeAll(async () => {
    world = await openWorld([facts as Topic, weights as Topic], processors, 2);
    const running = await world.start();
    await world.send(weights, [count('ana', 'w1', 0, 7), count('ana', 'w2', 1, 8), count('ana', 'w1', 2, 9)]);
    // ana/a goes from team 1 to team 0, ben/a stays in team 0, and the other scope of ana is none of theirs.
    await send(count('ana', 'a', 1, 1), count('ben', 'a', 2, 2), count('ana', 'b', 3, 1), count('ana', 'a', 4, 3));
    await running.stop();
  });
  afterAll(() => world?.stop());

  it('R63: names the scope, the version, the task and the records of the scope alone', async () => {
    const { rows, steps } = await look(sumsView.name, ['ana/a', iso(1)]);
    expect(rows).toMatchObject([{ key: 'ana', cells: { id: 'ana/a', sum: 4 }, steps: [0] }]);
    expect(Object.keys(rows[0]?.cells ?? {})).toEqual(['id', 'since', 'sum']);
    expect(steps).toMatchObject([{ lineage: first, version: 3, key: 'ana', scope: 'a', stopped: null }]);
    const said = input(steps[0], 'facts');
    expect(said).toMatchObject({ belonging: 'scope', records: 2, entities: [] });
    expect(said?.facts.map(({ at }) => at)).toEqual([iso(1), iso(4)]);
  });

  it('of a kept input tells all its records of the key, and the entities as they are now', async () => {
    const { steps } = await look(sumsView.name, ['ana/b', iso(3)]);
    const kept = input(steps[0], 'weights');
    expect(kept).toMatchObject({ belonging: 'kept', records: 3, entityCount: 2 });
    expect(kept?.entities.map(({ entity, producer, steps }) => [entity, producer, steps])).toEqual([
      ['w2', '', null],
      ['w1', '', null],
    ]);
  });

  it('R101: goes back through what other tasks told; who left the key is not behind it any more', async () => {
    const { rows, steps } = await look(teamsView.name, ['team-0']);
    expect(rows).toMatchObject([{ cells: { team: 'team-0', total: 6, members: 2 }, steps: [0] }]);
    const told = input(steps[0], 'sums');
    expect(steps[0]).toMatchObject({ lineage: second, key: 'team-0', scope: '' });
    expect(told?.entities.map(({ entity, steps }) => [entity, steps])).toEqual([
      ['ben/a', [1]],
      ['ana/a', [2]],
    ]);
    expect(steps.slice(1).map(({ key, scope }) => `${key}/${scope}`)).toEqual(['ben/a', 'ana/a']);
    const left = await look(teamsView.name, ['team-1']);
    expect(input(left.steps[0], 'sums')).toMatchObject({ records: 3, entityCount: 1 });
    expect(left.steps[1]).toMatchObject({ key: 'ana', scope: 'b' });
  });

  it('follows no more entities than asked for, and counts them all', async () => {
    const { steps } = await look(teamsView.name, ['team-0'], 1);
    expect(steps).toHaveLength(2);
    expect(input(steps[0], 'sums')).toMatchObject({ records: 2, entityCount: 2, facts: [{ entity: 'ben/a' }] });
    expect((await look(teamsView.name, ['team-0'], 50, 1)).steps).toHaveLength(1);
  });

  it('what was published again counts as repeated, not as another fact', async () => {
    const before = await look(teamsView.name, ['team-0']);
    // As if the process had been killed before it knew that the broker had them.
    const { rows } = await world.db.query('select count(*)::int as left from engine.outbox where topic = $1', [
      topology.physical(sums as Topic),
    ]);
    expect(rows[0].left).toBeGreaterThan(0);
    const running = await world.start();
    await eventually(async () => (await ledger(world, second))?.repeated);
    await world.caughtUp();
    await running.stop();
    const after = await look(teamsView.name, ['team-0']);
    const [was, is] = [input(before.steps[0], 'sums'), input(after.steps[0], 'sums')];
    expect(is?.facts).toEqual(was?.facts);
    const all = ['team-0', 'team-1'].map((team) => look(teamsView.name, [team]));
    const repeated = (await Promise.all(all)).map(({ steps }) => input(steps[0], 'sums')?.repeated ?? 0);
    expect(repeated.reduce((sum, one) => sum + one, 0)).toBe((await ledger(world, second))?.repeated);
  });

  it('R95: records that wait with a parked key are not behind the row, and are counted', async () => {
    const running = await world.start();
    await send(count('ben', 'a', 5, POISON), count('ben', 'a', 6, 10));
    await running.stop();
    const { rows, steps } = await look(sumsView.name, ['ben/a', iso(2)]);
    expect(rows[0]?.cells).toMatchObject({ sum: 2 });
    expect(input(steps[0], 'facts')).toMatchObject({ records: 1, waiting: 2, facts: [{ at: iso(2) }] });
  });

  it('gives nothing for a row that is not there', async () => {
    expect(await look(sumsView.name, ['nobody', iso(0)])).toEqual({ rows: [], steps: [] });
  });
});

/** The watchdog on the real parts: which views are later than they may be, and why. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBuilds } from '../../../engine/freshness/builds.js';
import { judge } from '../../../engine/freshness/judge.js';
import { observe } from '../../../engine/freshness/observe.js';
import { sentencesOn } from '../../../engine/freshness/sentences.js';
import type { RunningProcess } from '../../../engine/process.js';
import { source } from '../../../engine/topic.js';
import { addingUp, type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, openWorld, unique, type World } from './world.js';

const facts = source(unique('facts'), countKeys);
const names = { adds: unique('adds'), totals: unique('totals') };
const toy = addingUp(names, facts);
/** Reads the same facts and nothing of the others. */
const beside = addingUp({ adds: unique('beside'), totals: unique('unused') }, facts);
const [apart] = beside.processors;
const processors = [...toy.processors, ...(apart ? [apart] : [])];
const owners = Array.from({ length: 12 }, (_, i) => `owner-${i}`);
const amounts = (amount: number): Count[] => owners.map((owner, at) => ({ owner, id: 'id', at, amount }));

let world: World;
const running: RunningProcess[] = [];
beforeAll(async () => {
  world = await openWorld([facts], processors);
});
afterAll(() => world.stop());

const look = async () => judge(await observe(world.database, world.admin, await readBuilds(world.database)));
/** By view: its own and its inherited lag, in whole targets of 1 s; fresh ones as 0. */
const lateness = async () => {
  const { views } = await look();
  const whole = (ms: number) => (ms > 1_000 ? 'late' : 0);
  return Object.fromEntries(
    views.map(({ view, ownLagMs, inheritedLagMs }) => [view, [whole(ownLagMs), whole(inheritedLagMs)]]),
  );
};
const ALL_FRESH = { [toy.views.sums]: [0, 0], [toy.views.totals]: [0, 0], [beside.views.sums]: [0, 0] };
const allFresh = () =>
  eventually(async () => JSON.stringify(sorted(await lateness())) === JSON.stringify(sorted(ALL_FRESH)));
const sorted = (of: Record<string, unknown>) => Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
const startAll = async () => {
  for (const { name } of processors) running.push(await world.start(processors, [name]));
};

describe('freshness', () => {
  it('R82: every view says how late it may be, in its comment too', async () => {
    await startAll();
    await world.send(facts, amounts(1));
    await world.caughtUp();
    const { rows } = await world.db.query<{ comment: string }>(
      `select obj_description('models.${toy.views.sums}'::regclass) as comment`,
    );
    expect(rows[0]?.comment).toBe('Sums. At most 1 s behind.');
    const { builds } = await look();
    expect(builds.map(({ state, processes }) => [state, processes])).toEqual(builds.map(() => ['running', 1]));
    await allFresh();
  });

  it('R65: with one process stopped, its view is late by itself, what is downstream by inheritance, all else is fresh', async () => {
    await running[0]?.stop();
    await world.send(facts, amounts(2));
    const late = { ...ALL_FRESH, [toy.views.sums]: ['late', 0], [toy.views.totals]: [0, 'late'] };
    await eventually(async () => JSON.stringify(sorted(await lateness())) === JSON.stringify(sorted(late)));

    const { views } = await look();
    const said = sentencesOn(views);
    expect(said).toHaveLength(2);
    for (const sentence of said)
      expect(sentence).toMatch(RegExp(`behind \\(target 1 s\\): no process runs ${names.adds}$`));
    // It is as late as the oldest record that waits, by the broker's time, and never said to be later.
    const [worst] = views;
    expect(worst?.lagMs).toBeGreaterThan(1_000);
    expect(worst?.lagMs).toBeLessThan(30_000);
  });

  it('R66: meanwhile readers read what there was', async () => {
    const { rows } = await world.db.query<{ sum: number }>(`select sum::int from models.${toy.views.sums}`);
    expect(rows).toEqual(owners.map(() => ({ sum: 1 })));
  });

  it('R79: once it runs again, all are fresh, and what is told is over', async () => {
    await world.start(processors, [names.adds]);
    await world.caughtUp();
    await allFresh();
    expect(sentencesOn((await look()).views)).toEqual([]);
  });

  it('R65: an event that was committed and not published makes late what is downstream, and nobody else', async () => {
    const [sums = ''] = toy.adds.topics;
    const { rows } = await world.db.query(
      `update engine.tasks set numbers = jsonb_set(numbers, array[$2, k.target], to_jsonb(k.number::int + 1)) from (
         select key as target, value::text as number from engine.tasks t, jsonb_each(t.numbers->$2) where t.lineage = $1 limit 1) k
       where lineage = $1 and numbers->$2 ? k.target returning partition, k.target::int, k.number::int + 1 as number`,
      [toy.adds.name, sums],
    );
    const [{ partition, target, number }] = rows as [{ partition: number; target: number; number: number }];
    await world.db.query(
      `insert into engine.outbox (lineage, partition, topic, target, number, key, entity, put_at)
       values ($1, $2, $3, $4, $5, 'k', 'e', now() - interval '7 seconds')`,
      [toy.adds.name, partition, sums, target, number],
    );
    const [late] = sentencesOn((await look()).views);
    const told = RegExp(
      `^${toy.views.totals} is (\\d+)(\\.\\d)? s behind .*: what ${names.adds} put out (\\d+).* is not published yet$`,
    ).exec(late ?? '');
    expect(told, late).not.toBeNull();
    // And as long as it took to look.
    for (const seconds of [told?.[1], told?.[3]].map(Number)) {
      expect(seconds).toBeGreaterThanOrEqual(7);
      expect(seconds).toBeLessThan(30);
    }
  });
});

/** Who trains now does not wait until a backlog is folded: it is done in bites, and what is live goes first. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnyProcessor, defineProcessor } from '../../../engine/processor.js';
import { source } from '../../../engine/topic.js';
import { bigint, text, view } from '../../../engine/view.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, openWorld, unique, type World } from './world.js';

/** So many are judged anew, each of which takes some work: seconds, all together. */
const MANY = 6_000;
const ROUNDS = 150_000;

const [backlog, live] = [source(unique('backlog'), countKeys), source(unique('live'), countKeys)];
const name = unique('judged');
const judgedView = view(name.replaceAll('-', '_'), {
  comment: 'What was judged.',
  freshWithinMs: 1_000,
  key: [],
  columns: { owner: text('Whose.'), value: bigint('What came of it.') },
});

const judged = defineProcessor({
  name,
  version: 1,
  comment: 'Judges, which takes a while.',
  keyedBy: 'owner',
  from: { backlog, live },
  views: { judgedView },
  initial: () => ({ amount: 0 }),
  on: {
    backlog(draft, events) {
      draft.amount = events.at(-1)?.amount ?? 0;
    },
    live(draft, events) {
      draft.amount = events.at(-1)?.amount ?? 0;
    },
  },
  show({ amount }, { key }) {
    let value = amount;
    for (let i = 0; i < ROUNDS; i++) value = (value * 31 + i) % 1_000_003;
    return [judgedView.row({ owner: key, value })];
  },
}) as unknown as AnyProcessor;

const of = (owner: string): Count => ({ owner, id: owner, at: 0, amount: 1 });

describe('a backlog beside what is live', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld([backlog, live], [judged]);
  });
  afterAll(() => world?.stop());

  it('R89: is folded in bites: what comes now is shown while most of it waits, and all of it is shown in the end', async () => {
    const rows = async (like: string) => {
      const { rows } = await world.db.query(
        `select count(*)::int as n from models.${judgedView.name} where owner like $1`,
        [like],
      );
      return rows[0].n as number;
    };
    await world.start();
    await world.send(live, [of('live-0')]);
    await eventually(async () => (await rows('live-%')) === 1);
    await world.send(
      backlog,
      Array.from({ length: MANY }, (_, i) => of(`late-${i}`)),
    );
    await eventually(async () => (await rows('late-%')) > 0);
    await world.send(live, [of('live-1')]);
    await eventually(async () => (await rows('live-%')) === 2);
    expect(await rows('late-%')).toBeLessThan(MANY);
    await world.caughtUp(undefined, 60_000);
    expect([await rows('late-%'), await rows('live-%')]).toEqual([MANY, 2]);
  }, 120_000);
});

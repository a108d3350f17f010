/** `repstream parked`: what stands parked is listed and shown with its record; given up, the key goes on and the reason is kept. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnyProcessor, defineProcessor, type Received } from '../../../engine/processor.js';
import { source } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, text, view } from '../../../engine/view.js';
import { sharedStack } from '../../stack.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { runCommand } from '../running.js';
import { eventually, ledger, openWorld, unique, type World } from './world.js';

const counts = source(unique('counts'), countKeys);
const sums = view('sums_of_owners', {
  comment: 'Sums.',
  freshWithinMs: 1_000,
  key: ['owner'],
  columns: { owner: text('Owner.'), sum: bigint('Sum.') },
});
const processor = defineProcessor({
  name: unique('adding'),
  version: 1,
  comment: 'Adds up, and fails at 13.',
  keyedBy: 'owner',
  from: { counts },
  views: { sums },
  initial: () => ({ owner: '', sum: 0 }),
  on: {
    counts(state, events: readonly Received<Count>[]) {
      for (const { owner, amount } of events) {
        if (amount === 13) throw new Error('thirteen');
        state.owner = owner;
        state.sum += amount;
      }
    },
  },
  show: ({ owner, sum }) => [sums.row({ owner, sum })],
}) as AnyProcessor;
const lineage = topologyOf([processor]).lineages[0]?.name ?? '';

describe('what stands parked', () => {
  let world: World;
  const ask = (...parameters: string[]) =>
    runCommand({ ...sharedStack().environment, DATABASE_URL: world.connections.databaseUrl }, 'parked', ...parameters);
  const value = (owner: string, amount: number): Count => ({ owner, id: `${owner}-${amount}`, at: 5, amount });
  const readAll = (n: number) => eventually(async () => (await ledger(world, lineage))?.read === n);
  const sumOf = async (owner: string) =>
    (await world.db.query('select sum::int from models.sums_of_owners where owner = $1', [owner])).rows[0]?.sum;

  beforeAll(async () => {
    world = await openWorld([counts], [processor]);
    await world.start();
    await world.send(counts, [value('ana', 1), value('ben', 1)]);
    await readAll(2);
    await world.send(counts, [value('ana', 13), value('ben', 2)]);
    await readAll(4);
    await world.send(counts, [value('ana', 3), value('ben', 3)]);
    await readAll(6);
  });
  afterAll(() => world?.stop());

  it('is listed with where it stands and why, and shown with the record on the log', async () => {
    const { code, stdout } = await ask('list', '--json');
    expect(code).toBe(0);
    const { total, entries } = JSON.parse(stdout);
    expect(total).toBe(2);
    expect(entries).toMatchObject([
      { kind: 'key', key: 'ana', events: 1, reason: 'fold_failed', detail: 'thirteen', processor: processor.name },
      { kind: 'key', key: 'ana', events: 1, reason: 'key_parked' },
    ]);
    const shown = JSON.parse((await ask('show', String(entries[0].id), '--json')).stdout);
    expect(shown.record).toMatchObject({ offset: entries[0].from, key: 'ana' });
    expect(shown.record.value).toMatch(/^00[0-9a-f]{8}06616e61/); // the wire format's header, then "ana"
    const { stdout: page } = await ask('show', String(entries[0].id));
    expect(page).toMatch(/fold_failed: The fold threw an error/);
    expect((await ask('list', '--reason', 'clock_ahead')).stdout).toBe('nothing stands parked\n');
  });

  it('is shown by a command that ends once it has told it', async () => {
    const { id } = JSON.parse((await ask('list', '--json')).stdout).entries[0] as { id: number };
    const env = { ...process.env, ...sharedStack().environment, DATABASE_URL: world.connections.databaseUrl };
    const heldMs = async () => {
      const child = spawn(process.execPath, ['cli/repstream.mjs', 'parked', 'show', String(id)], { env });
      let toldAt = Number.NaN;
      child.stdout.on('data', () => {
        toldAt = performance.now();
      });
      await once(child, 'exit');
      return performance.now() - toldAt;
    };
    // A timer that nobody waited for any more had held each for 3 s; a machine that is busy holds one.
    expect(Math.min(await heldMs(), await heldMs(), await heldMs())).toBeLessThan(2_500);
  });

  it('is not given up without a reason, nor by a dry run', async () => {
    const id = JSON.parse((await ask('list', '--json')).stdout).entries[0].id as number;
    expect(await ask('discard', String(id))).toMatchObject({ code: 1, stderr: expect.stringMatching(/--reason/) });
    expect((await ask('discard', String(id), '--reason', 'x', '--dry-run')).stdout).toMatch(
      /^discarding would give up/,
    );
    expect(await ask('show', '999999')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/REPSTREAM_PARKED: .*\n$/),
    });
    expect(await ask('discard', 'ana', '--reason', 'x')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/an id must be/),
    });
    expect(JSON.parse((await ask('list', '--json')).stdout).total).toBe(2);
  });

  it('is given up whole, with who and why; then the key goes on, and no other was held up', async () => {
    const id = JSON.parse((await ask('list', '--json')).stdout).entries[0].id as number;
    const { code, stdout } = await ask('discard', String(id), '--reason', 'a test machine', '--by', 'kim');
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/ana: goes on within a tick/) });
    const { rows } = await world.db.query(
      'select key, discarded_by, discard_reason from models.discarded_events order by parked_id',
    );
    expect(rows).toEqual(
      Array.from({ length: 2 }, () => ({ key: 'ana', discarded_by: 'kim', discard_reason: 'a test machine' })),
    );
    expect((await world.db.query('select count(*)::int as n from models.parked_events')).rows[0]?.n).toBe(0);

    await world.tick();
    let amount = 100;
    await eventually(async () => {
      await world.send(counts, [value('ana', amount)]);
      amount *= 2;
      return (await sumOf('ana')) > 1;
    });
    expect(await sumOf('ben')).toBe(6);
    const counted = await ledger(world, lineage);
    expect(counted?.read).toBe((counted?.folded ?? 0) + (counted?.parked ?? 0));
  });
});

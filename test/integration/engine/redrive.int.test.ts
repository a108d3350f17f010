/** What stands parked is folded again in place: in its order, once, beside everything else, whatever happens meanwhile. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../../engine/audit/audit.js';
import { connectKafka, partitionOf } from '../../../engine/kafka.js';
import { discardParked, listParked, type ParkedFilter } from '../../../engine/parked.js';
import type { RunningProcess } from '../../../engine/process.js';
import { askRedrives, type RedriveRequest, redrivesById } from '../../../engine/redrives.js';
import type { Topic } from '../../../engine/topic.js';
import type { Count } from '../../unit/engine/toys.js';
import { accepted, broken, counts, factors, ids, processors, second, sums, third, topology } from './redrive-flow.js';
import { eventually, ledger, openWorld, type World } from './world.js';

describe('redrive', () => {
  let world: World;
  let running: RunningProcess;
  let ticking: NodeJS.Timeout;
  const value = (owner: string, amount: number): Count => ({ owner, id: `${owner}-${amount}`, at: 5, amount });
  const say = (owner: string, ...amounts: number[]) =>
    world.send(
      counts,
      amounts.map((amount) => value(owner, amount)),
    );
  const orderOf = async (owner: string) =>
    (await world.db.query('select "order" from models.orders_of_owners where owner = $1', [owner])).rows[0]?.order;
  const parked = async (filter: ParkedFilter) => (await listParked(world.database, filter, 1_000)).entries;
  const eventsParked = async (key: string) => (await parked({ key })).reduce((sum, { events }) => sum + events, 0);
  /** Has an owner's events park; more of them wait. */
  const park = async (owner: string, ...amounts: number[]) => {
    broken.add(owner);
    for (const amount of amounts) await say(owner, amount);
    await eventually(async () => (await eventsParked(owner)) === amounts.length);
  };
  const ask = async (filter: ParkedFilter) =>
    askRedrives(world.database, await parked(filter), { by: 'kim', reason: 'mended' });
  const ended = (requests: readonly RedriveRequest[]) =>
    eventually(async () => {
      const now = await redrivesById(
        world.database,
        requests.map(({ id }) => id),
      );
      return now.every(({ state }) => state !== 'asked') && now;
    });
  const adds = async () => {
    await world.caughtUp();
    const { connections, admin, database, schemas, log } = world;
    const kafka = connectKafka(connections, 'audit', log);
    const { ok, findings } = await audit({ topology, kafka, admin, database, schemas, log }, topology.lineages, {});
    expect(findings.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
    expect(ok).toBe(true);
  };

  beforeAll(async () => {
    world = await openWorld([counts, ids, factors] as Topic[], processors);
    running = await world.start();
    await say('warm', 1);
    ticking = setInterval(() => void world.tick().catch(() => {}), 500);
    await eventually(() => orderOf('warm'));
  });
  afterAll(async () => {
    clearInterval(ticking);
    await world?.stop();
  });

  it('R81: folds what waits of a key in its order while more of it comes, and other keys go on', async () => {
    await say('ana', 1);
    await eventually(() => orderOf('ana'));
    await park('ana', 2, 3, 4);
    await adds();
    broken.delete('ana');
    const requests = await ask({ key: 'ana' });
    expect(requests).toMatchObject([{ kind: 'key', key: 'ana', state: 'asked', events: 0 }]);
    let amount = 5;
    for (; (await redrivesById(world.database, [requests[0]?.id ?? 0]))[0]?.state === 'asked'; amount++) {
      await say('ana', amount);
      await say('ben', amount);
    }
    expect(amount).toBeGreaterThan(6);
    await world.caughtUp();
    const all = Array.from({ length: amount - 1 }, (_, i) => i + 1);
    await eventually(async () => (await orderOf('ana')) === all.join(','));
    expect(await orderOf('ben')).toBe(all.slice(4).join(','));
    const [done] = await ended(requests);
    expect(done?.state).toBe('done');
    expect(done?.events).toBeGreaterThanOrEqual(3);
    expect(await parked({ key: 'ana' })).toEqual([]);
    await adds();
    expect(await ask({ key: 'ana' })).toEqual([]);
  });

  it('folds derived events in the order of the task that wrote them', async () => {
    broken.add('cho below');
    for (const amount of [1, 2, 3]) {
      await say('cho', amount);
      await eventually(async () => (await orderOf('cho'))?.split(',').length === amount);
    }
    await eventually(async () => (await eventsParked('cho')) === 3);
    broken.delete('cho below');
    expect(await ended(await ask({ key: 'cho' }))).toMatchObject([
      { state: 'done', events: 3, processor: second.name },
    ]);
    const { rows } = await world.db.query(
      `select sum::int, back::int from models.latest_of_owners where owner = 'cho'`,
    );
    expect(rows).toEqual([{ sum: 6, back: 0 }]);
    await adds();
  });

  it('shows a key that lacked an entry of a table, now that it is there', async () => {
    await say('needy-1', 7);
    await eventually(async () => (await eventsParked('needy-1')) === 1);
    const [failed] = await ended(await ask({ key: 'needy-1' }));
    expect(failed).toMatchObject({ state: 'failed', detail: 'fold_failed: no factor of needy-1', events: 0 });
    expect(await parked({ key: 'needy-1' })).toMatchObject([{ events: 1, reason: 'fold_failed' }]);
    await adds();
    await world.send(factors, [{ id: 'needy-1', validFrom: 0, factor: 2 }]);
    // The entry is read by a group of its own: nobody knows when it is there.
    await eventually(async () => (await ended(await ask({ key: 'needy-1' })))[0]?.state === 'done');
    expect(await orderOf('needy-1')).toBe('7');
  });

  it('shows a scope whose entry arrived while its key was parked for another', async () => {
    const of = (owner: string, id: string) => ({ owner, id, at: 5, amount: 1 });
    const factorOf = async (owner: string) =>
      (await world.db.query(`select factor::int from models.factors_of_ids where id = 'z' and owner = $1`, [owner]))
        .rows[0]?.factor;
    await world.send(ids, [of('lia', 'z'), of('mia', 'z')]);
    await eventually(async () => (await factorOf('lia')) === 0 && (await factorOf('mia')) === 0);
    broken.add('lia y');
    await world.send(ids, [of('lia', 'y')]);
    await eventually(async () => (await eventsParked('lia')) === 1);
    await world.send(factors, [{ id: 'z', validFrom: 0, factor: 9 }]);
    await eventually(async () => (await factorOf('mia')) === 9);
    expect(await factorOf('lia')).toBe(0);
    broken.delete('lia y');
    expect(await ended(await ask({ key: 'lia' }))).toMatchObject([{ state: 'done', processor: third.name }]);
    expect(await factorOf('lia')).toBe(9);
  });

  it('shows what a sweep could not show, once its key goes on', async () => {
    const factorOf = async () =>
      (await world.db.query(`select factor::int from models.factors_of_ids where owner = 'nia'`)).rows[0]?.factor;
    await world.send(ids, [{ owner: 'nia', id: 'w', at: 5, amount: 1 }]);
    await eventually(async () => (await factorOf()) === 0);
    broken.add('nia shown');
    await world.send(factors, [{ id: 'w', validFrom: 0, factor: 4 }]);
    await eventually(async () => (await parked({ key: 'nia' })).length === 1);
    expect(await parked({ key: 'nia' })).toMatchObject([{ kind: 'key', events: 0, detail: 'broken when shown' }]);
    expect(await ended(await ask({ key: 'nia' }))).toMatchObject([{ state: 'failed', events: 0 }]);
    broken.delete('nia shown');
    expect(await ended(await ask({ key: 'nia' }))).toMatchObject([{ state: 'done', events: 0 }]);
    expect(await factorOf()).toBe(4);
    await eventually(
      async () => (await world.db.query(`select from engine.sweep where key = 'nia'`)).rows.length === 0,
    );
    await adds();
  });

  it('changes nothing when its checkpoint does not stand, and is done by whoever has the task then', async () => {
    await park('dan', 1, 2);
    broken.delete('dan');
    await world.db.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'killed' using errcode = '57P01'; end $$;
      create trigger refuse before update on engine.redrives for each row execute function refuse()`);
    const requests = await ask({ key: 'dan' });
    await eventually(async () => world.lines.some(({ error }) => String(error).includes('killed')));
    expect(await orderOf('dan')).toBeUndefined();
    expect(await eventsParked('dan')).toBe(2);
    await say('dan', 3);
    // Another process takes part, and the first one goes.
    const other = await world.start();
    await running.stop();
    running = other;
    await world.db.query('drop trigger refuse on engine.redrives; drop function refuse()');
    expect(await ended(requests)).toMatchObject([{ state: 'done', events: 3 }]);
    expect(await orderOf('dan')).toBe('1,2,3');
    await adds();
  });

  it('comes too late for a key whose events were given up meanwhile', async () => {
    await park('eve', 1);
    const entries = await parked({ key: 'eve' });
    const requests = await askRedrives(world.database, entries, { by: 'kim', reason: 'mended' });
    expect(await askRedrives(world.database, entries, { by: 'lee', reason: 'mended' })).toMatchObject([
      { id: requests[0]?.id },
    ]);
    await discardParked(
      world.database,
      entries.map(({ id }) => id),
      'kim',
      'a test',
    );
    const [end] = await ended(requests);
    // Whoever came first: either nothing was left, or the key was folded, failed and parked anew before it was given up.
    expect(['done', 'failed']).toContain(end?.state);
    broken.delete('eve');
    await adds();
  });

  it('folds an event that parked alone once it is accepted, and says why when it is not', async () => {
    accepted.from = 10;
    await say('fay', 1, 2, 20);
    await eventually(async () => (await eventsParked('fay')) === 2);
    expect(await parked({ key: 'fay' })).toMatchObject([{ kind: 'event', reason: 'too_small', events: 2 }]);
    const [failed] = await ended(await ask({ key: 'fay' }));
    expect(failed).toMatchObject({ state: 'failed', detail: expect.stringMatching(/^offset \d+ of .*: too_small: /) });
    accepted.from = 0;
    expect(await ended(await ask({ key: 'fay' }))).toMatchObject([{ state: 'done', events: 2 }]);
    expect(await orderOf('fay')).toBe('20,1,2');
    await adds();
  });

  it('does not fold an event before the key that it belongs to', async () => {
    accepted.from = 10;
    await say('gus', 1);
    await eventually(async () => (await eventsParked('gus')) === 1);
    accepted.from = 0;
    broken.add('gus');
    await say('gus', 2);
    await eventually(async () => (await eventsParked('gus')) === 2);
    const entries = await parked({ key: 'gus' });
    const single = await askRedrives(
      world.database,
      entries.filter(({ kind }) => kind === 'event'),
      { by: 'kim', reason: null },
    );
    expect(await ended(single)).toMatchObject([
      { state: 'failed', detail: 'its key gus is parked: redrive the key first' },
    ]);
    broken.delete('gus');
    expect((await ended(await ask({ key: 'gus' }))).map(({ state }) => state)).toEqual(['done', 'done']);
    expect(await orderOf('gus')).toBe('2,1');
  });

  it('refuses derived events that parked alone: an older value must not take the place of a newer one', async () => {
    const topic = topology.physical(sums as Topic);
    await world.producer.send({
      topic,
      acks: -1,
      messages: [{ key: 'hal', value: Buffer.from('garbage'), partition: partitionOf('hal', 4) }],
    });
    await eventually(async () => (await eventsParked('hal')) === 1);
    const [failed] = await ended(await ask({ key: 'hal' }));
    expect(failed).toMatchObject({ state: 'failed', detail: expect.stringMatching(/is derived: an older value/) });
  });

  it('R78: folds a day of events in several rounds, with nothing lost between them', async () => {
    broken.add('ida');
    const amounts = Array.from({ length: 45_000 }, (_, i) => i);
    for (let i = 0; i < amounts.length; i += 5_000) await say('ida', ...amounts.slice(i, i + 5_000));
    await eventually(async () => (await eventsParked('ida')) === amounts.length);
    broken.delete('ida');
    const requests = await ask({ key: 'ida' });
    await say('ida', 45_000);
    expect(await ended(requests)).toMatchObject([{ state: 'done' }]);
    await eventually(async () => (await orderOf('ida')) === [...amounts, 45_000].join(','));
    expect(await parked({ key: 'ida' })).toEqual([]);
  });

  it('fails when the log does not hold what was parked, and changes nothing', async () => {
    await park('jon', 1, 2);
    broken.delete('jon');
    const [entry] = await parked({ key: 'jon' });
    const pretend = (more: number) =>
      world.db.query('update engine.parked set events = events + $2 where parked_id = $1', [entry?.id, more]);
    await pretend(1);
    const [failed] = await ended(await ask({ key: 'jon' }));
    const events = entry?.events ?? 0;
    expect(failed?.detail).toContain(`holds ${events} records of the key, and ${events + 1} were parked`);
    expect(await orderOf('jon')).toBeUndefined();
    await pretend(-1);
    await world.admin.deleteTopicRecords({
      topic: counts.name,
      partitions: [{ partition: entry?.partition ?? 0, offset: String((entry?.to ?? 0) + 1) }],
    });
    const [purged] = await ended(await ask({ key: 'jon' }));
    expect(purged?.detail).toMatch(/is no longer on the log, which holds offsets \d+ to \d+/);
    expect(await eventsParked('jon')).toBe(2);
    for (const { name } of topology.lineages) {
      const counted = await ledger(world, name);
      expect(counted?.read).toBe((counted?.folded ?? 0) + (counted?.parked ?? 0) + (counted?.repeated ?? 0));
    }
  });
});

/** An issuer on real parts: whatever is repeated, built anew, restored or done by two at once, each fact is appended once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Issuer } from '../../../engine/issuing/issuer.js';
import { runIssuer } from '../../../engine/issuing/run.js';
import { connectKafka, partitionCounts } from '../../../engine/kafka.js';
import { promote } from '../../../engine/lineages/promote.js';
import { rollback } from '../../../engine/lineages/rollback.js';
import { pause } from '../../../engine/log.js';
import { decoded, learnSchemas } from '../../../engine/source-event.js';
import { source, type Topic } from '../../../engine/topic.js';
import { readWhole } from '../../../engine/whole.js';
import { addingUp, type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, openWorld, unique, type World } from './world.js';

const names = { adds: unique('adds'), totals: unique('totals') };
const facts = source(unique('facts'), countKeys);
const prizes = source(unique('prizes'), countKeys);
const words = source(unique('words'), countKeys);
const v1 = addingUp(names, facts);
/** Sees in everything ten more than there is. */
const v2 = addingUp(names, facts, { version: 2, weigh: (amount) => amount + 10 });

/** A prize for each full ten, and a word of it while it is news. */
const issuer: Issuer<Count> = {
  name: unique('prizes'),
  follows: v1.sums as Topic<string, Count, 'derived'>,
  to: [prizes, words] as unknown as Issuer['to'],
  issue: ({ owner, id, amount }, { isNews }) =>
    Array.from({ length: Math.floor(amount / 10) }, (_, i) => {
      const prize = { owner, id: `${id}/${i + 1}`, at: 0, amount: 10 * (i + 1) };
      return { fact: prizes.of(prize), along: isNews ? [words.of(prize)] : [] };
    }),
};

describe('an issuer', () => {
  let world: World;
  let appended: { topic: string; id: string }[];
  let stopReading = async () => {};
  const working: { abort: AbortController; done: Promise<void> }[] = [];

  const start = () => {
    const abort = new AbortController();
    const one = {
      abort,
      done: runIssuer(issuer as Issuer, world.ticks, world.connections, world.log, abort.signal),
    };
    working.push(one);
    return one;
  };
  const stop = async ({ abort, done }: ReturnType<typeof start>) => {
    abort.abort();
    await done;
  };
  const ids = (topic: { name: string }) =>
    appended.flatMap((one) => (one.topic === topic.name ? [one.id] : [])).toSorted();
  /** Resolves once just these stand there. */
  const until = (topic: { name: string }, wanted: readonly string[]) =>
    eventually(
      async () => JSON.stringify(ids(topic)) === JSON.stringify(wanted),
      30_000,
      () => ids(topic),
    );
  const asked = { by: 'ana', reason: 'a test' };
  const show = (lineage: string, tell: boolean) =>
    promote(world.database, {
      ...asked,
      ...{ lineage, tell, force: true },
      partitionsOf: (topics) => partitionCounts(world.admin, topics),
    });

  beforeAll(async () => {
    world = await openWorld([facts, prizes, words] as Topic[], v1.processors);
    await world.applyTopics(v2.processors);
    appended = [];
    const schemas = { prizes: prizes as Topic, words: words as Topic };
    for (const topic of Object.values(schemas)) await world.schemas.find(topic);
    const reader = await readWhole(
      connectKafka(world.connections, 'test', world.log),
      [prizes.name, words.name],
      () => 0,
      async (name, _, messages) => {
        const decoder = world.schemas.decoder(name === prizes.name ? schemas.prizes : schemas.words);
        await learnSchemas(decoder, messages);
        for (const { value } of messages)
          appended.push({ topic: name, id: (value && (decoded(decoder, value) as Count | null)?.id) ?? '' });
      },
      world.log,
    );
    stopReading = reader.stop;
    await world.start(v1.processors);
    await world.tick();
  });
  afterAll(async () => {
    await Promise.all(working.map(stop));
    await stopReading();
    await world?.stop();
  });

  it('R33: appends each fact once, though the event comes again and again', async () => {
    start();
    await world.send(facts, [{ owner: 'ana', id: 'a', at: 0, amount: 12 }]);
    await until(prizes, ['a/1']);
    for (let i = 0; i < 3; i++) await world.send(facts, [{ owner: 'ana', id: 'a', at: 0, amount: 3 }]);
    await until(prizes, ['a/1', 'a/2']);
    // Of two topics either may be read first.
    await until(words, ['a/1', 'a/2']);
  });

  it('R80, R92: two of them are one: another stands by, and goes on where the first ended', async () => {
    const second = start();
    await eventually(async () => world.lines.some(({ msg }) => String(msg).endsWith('standing by')));
    await stop(working[0] as (typeof working)[number]);
    await world.send(facts, [{ owner: 'ben', id: 'b', at: 0, amount: 10 }]);
    await until(prizes, ['a/1', 'a/2', 'b/1']);
    await until(words, ['a/1', 'a/2', 'b/1']);
    await stop(second);
  });

  it('learns from the log what a database that was restored has forgotten, and appends what was only noted', async () => {
    await world.db.query('delete from engine.issued');
    await world.db.query('delete from engine.issuing');
    const bytes = world.schemas.encode(prizes as Topic, { owner: 'cem', id: 'c/1', at: 0, amount: 10 });
    await world.db.query(
      'insert into engine.issued (issuer, topic, id, key, value) values ($1, $2, $3, $4, $5), ($1, $2, $6, $7, $5)',
      [...[issuer.name, prizes.name, 'c/1', 'cem', bytes, 'a/1', 'ana']],
    );
    const third = start();
    await until(prizes, ['a/1', 'a/2', 'b/1', 'c/1']);
    await world.send(facts, [{ owner: 'ben', id: 'b', at: 0, amount: 10 }]);
    await until(prizes, ['a/1', 'a/2', 'b/1', 'b/2', 'c/1']);
    const left = () => world.db.query('select from engine.issued where value is not null or key is not null');
    await eventually(async () => (await left()).rows.length === 0);
    await until(words, ['a/1', 'a/2', 'b/1', 'b/2']);
    await stop(third);
  });

  it('R92: what a promoted build sees otherwise is given without a word; what comes after is told', async () => {
    // While nobody issues: told by the old build, and in the new one before it is promoted.
    await world.send(facts, [{ owner: 'dan', id: 'd', at: 0, amount: 11 }]);
    await world.start(v2.processors);
    await world.caughtUp(v1.processors);
    await world.caughtUp(v2.processors);
    await show(v2.adds.name, false);
    await world.send(facts, [{ owner: 'eve', id: 'e', at: 0, amount: 1 }]);
    start();
    await until(words, ['a/1', 'a/2', 'b/1', 'b/2', 'd/1', 'e/1']);
    // Of four amounts of a, each counts ten more; of two of b and one of d too.
    await until(prizes, [
      'a/1',
      'a/2',
      'a/3',
      'a/4',
      'a/5',
      'a/6',
      'b/1',
      'b/2',
      'b/3',
      'b/4',
      'c/1',
      'd/1',
      'd/2',
      'e/1',
    ]);
  });

  it('R92: a rollback and another promote take nothing back, and tell only when asked to', async () => {
    const before = ids(prizes);
    await rollback(world.database, { ...asked, processor: names.adds });
    await world.send(facts, [{ owner: 'fay', id: 'f', at: 0, amount: 10 }]);
    await until(words, ['a/1', 'a/2', 'b/1', 'b/2', 'd/1', 'e/1', 'f/1']);
    await until(prizes, [...before, 'f/1']);
    await world.caughtUp(v2.processors);
    await show(v2.adds.name, true);
    await until(words, ['a/1', 'a/2', 'b/1', 'b/2', 'd/1', 'e/1', 'f/1', 'f/2']);
    await pause(1_000);
    expect(ids(prizes)).toEqual([...before, 'f/1', 'f/2']);
  });
});

/** Code that changed under an unchanged version, on the local stack: built beside the old, promoted by itself, the old one gone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtAs } from '../../deploy/builds.js';
import { changedCode } from '../../deploy/local/changed-code.js';
import { takeOver } from '../../deploy/local/take-over.js';
import { readLineages } from '../../engine/lineages/catalogue.js';
import { pause } from '../../engine/log.js';
import { runProcessors } from '../../engine/process.js';
import { source, type Topic } from '../../engine/topic.js';
import { topologyOf } from '../../engine/topology.js';
import { addingUp, countKeys } from '../unit/engine/toys.js';
import { openWorld, unique, type World } from './engine/world.js';

const facts = source(unique('facts'), countKeys);
const names = { adds: unique('adds'), totals: unique('totals') };
const before = addingUp(names, facts);
const after = addingUp(names, facts, { weigh: (amount) => 2 * amount });
const code = (adds: string) => new Map(Object.entries({ [names.adds]: adds.repeat(8), [names.totals]: 'cccccccc' }));

describe('code that changed under an unchanged version', () => {
  let world: World;
  const run = (processors: typeof before.processors, hashes: Map<string, string>) =>
    runProcessors({
      processors,
      codeHashes: hashes,
      ticks: world.ticks,
      connections: world.connections,
      log: world.log,
    });
  const shown = async () =>
    (await world.db.query(`select total::int from models.${before.views.totals}`)).rows.map(({ total }) => total);

  beforeAll(async () => {
    world = await openWorld([facts as Topic], before.processors);
    await world.send(facts, [{ owner: 'ana', id: 'x', at: 0, amount: 21 }]);
    const running = await run(before.processors, code('a'));
    await world.tick();
    await world.caughtUp(before.processors);
    await running.stop();
  });
  afterAll(() => world?.stop());

  it('R75: is refused in one line by whoever runs it as the old build, which stays as it was', async () => {
    await expect(run(after.processors, code('b'))).rejects.toThrow(
      /^REPSTREAM_CODE_CHANGED: the code of \S+ changed \(\S+ was made by aaaaaaaa\): raise its version, now 1, or show/,
    );
    expect((await readLineages(world.database)).map(({ codeHash }) => codeHash)).toContain('aaaaaaaa');
    expect(await shown()).toEqual([21]);
  });

  it('R75, R76: locally is built beside it with what is built on it, promoted once caught up, and the old one retired', async () => {
    const { builds, made } = changedCode(after.processors, code('b'), await readLineages(world.database));
    const processors = [...builtAs(after.processors, builds)];
    await world.applyTopics(processors);
    const running = await run(processors, code('b'));
    const said: string[] = [];
    const ending = new AbortController();
    // Downstream folds a tick after upstream has.
    const beat = (async () => {
      for (; !ending.signal.aborted; await pause(300, ending.signal)) await world.tick();
    })();
    // As if the old one had not run for a while.
    await world.db.query(`update engine.tasks set updated_at = now() - interval '31 s' where not lineage = any($1)`, [
      made,
    ]);
    await takeOver({
      database: world.database,
      admin: world.admin,
      topology: topologyOf(processors),
      made,
      say: (line) => said.push(line),
      signal: ending.signal,
    });
    ending.abort();
    await beat;
    await running.stop();
    expect(await shown()).toEqual([42]);
    expect(said).toEqual([expect.stringMatching(/^promoted after \d+ s: /)]);
    const all = await readLineages(world.database);
    expect(all.filter(({ promoted }) => promoted).map(({ lineage }) => lineage)).toEqual(
      expect.arrayContaining([...made]),
    );
    expect(
      all
        .filter(({ retiredAt }) => retiredAt)
        .map(({ lineage }) => lineage)
        .sort(),
    ).toEqual([before.adds.name, before.totals.name].sort());
    const { rows } = await world.db.query(
      `select distinct by, reason from models.lineage_history where action in ('promote', 'retire') and by <> 'repstream'`,
    );
    expect(rows).toEqual([{ by: 'repstream (local)', reason: 'its code changed' }]);
    expect(changedCode(after.processors, code('b'), all)).toMatchObject({ builds, changed: [], made: [] });
  });
});

/** Builds that come and go: nobody is told of that. */
import { describe, expect, it } from 'vitest';
import { connectKafka, partitionCounts } from '../../../engine/kafka.js';
import { promote } from '../../../engine/lineages/promote.js';
import { retire } from '../../../engine/lineages/retire.js';
import { rollback } from '../../../engine/lineages/rollback.js';
import { connectPostgres } from '../../../engine/postgres.js';
import { runProcessors } from '../../../engine/process.js';
import type { AnyProcessor } from '../../../engine/processor.js';
import { applyTopics } from '../../../engine/provision.js';
import { topologyOf } from '../../../engine/topology.js';
import { erasure } from '../../../processors/erasure.js';
import { processors } from '../../../processors/index.js';
import type { ChallengeResult } from '../../../schemas/generated/challenge-results.js';
import { awards, challengeResults, notices, ticks, topics } from '../../../schemas/topics.js';
import { eventually } from '../engine/world.js';
import { untilCaughtUp } from '../running.js';
import { command, idsIn, log, member, parts, shown, trained } from './world.js';

/** `challenges` and what reads it, downstream first. */
const MOVED = ['awards', 'teams', 'challenges'];

/** A build by which a member has finished whatever they reached first. */
const kindTo = (name: string, one: AnyProcessor): AnyProcessor => ({
  ...one,
  build: 'a1b2',
  show: (state, context) =>
    one.show(state, context).map((output) => {
      if (output.kind !== 'outgoing' || output.topic !== challengeResults.name) return output;
      const result = output.value as ChallengeResult;
      const [first] = result.reached;
      if (!first || !result.userId.startsWith(`${name}-`)) return output;
      return { ...output, value: { ...result, complete: true, completedAt: first.at } };
    }),
});

describe('what members were given and told', () => {
  it('R92: is not given or told again by a build from the beginning, once promoted, nor revoked by a rollback', async () => {
    const { settings, db } = parts();
    const built = processors.map((one: AnyProcessor) => (one.name === 'challenges' ? kindTo('ella', one) : one));
    const { lineages } = topologyOf(built);
    const lineageOf = (name: string) => lineages.find(({ processor }) => processor.name === name)?.name ?? '';
    await applyTopics(Object.values(topics), built, settings, log);
    const building = await runProcessors({
      ...{ processors: built, only: MOVED, ticks, erasure, connections: settings, log },
    });
    const admin = connectKafka(settings, 'test', log).admin();
    const database = connectPostgres(settings.databaseUrl, log, 2);
    await admin.connect();
    const asked = { by: 'test', reason: null };
    try {
      await untilCaughtUp(settings, 90_000, built);
      const [given, told] = [idsIn(awards), idsIn(notices)];
      await promote(database, {
        ...{ ...asked, lineage: lineageOf('challenges'), force: true },
        partitionsOf: (names) => partitionCounts(admin, names),
      });
      const physical = `challenge-results.${lineageOf('challenges')}`;
      const end = (await admin.fetchTopicOffsets(physical)).reduce((sum, { high }) => sum + Number(high), 0);
      expect(end).toBeGreaterThan(0);
      await eventually(async () => {
        const { rows } = await db.query<{ read: number }>(
          `select sum(position)::int as read from engine.issuing where issuer = 'awards' and topic = $1`,
          [physical],
        );
        return (rows[0]?.read ?? 0) >= end;
      });
      const cem = await member('cem');
      await trained(cem);
      await eventually(async () => idsIn(notices, cem).length === 1);
      expect(idsIn(awards).filter((id) => !idsIn(awards, cem).includes(id))).toEqual(given);
      expect(idsIn(notices).filter((id) => !idsIn(notices, cem).includes(id))).toEqual(told);
      await rollback(database, { ...asked, processor: 'challenges' });
      expect(await shown(cem, 1)).toMatchObject([{ standing: 'stands', why: null }]);

      // What only the new build sees is told where whoever promotes it says so.
      const ella = await member('ella');
      await trained(ella);
      await eventually(async () => idsIn(notices, ella).length === 1);
      await untilCaughtUp(settings, 90_000, built);
      const promoted = await command(
        ...[
          'views',
          'promote',
          lineageOf('challenges'),
          '--tell',
          '--force',
          '--by',
          'ops',
          '--reason',
          'Ella was judged wrongly',
        ],
      );
      expect(promoted).toMatchObject({ code: 0, stdout: expect.stringContaining('promoted') });
      await eventually(async () => idsIn(notices, ella).length === 2);
      expect(idsIn(awards, ella)).toHaveLength(2);
      expect(idsIn(notices, cem), 'nothing twice').toHaveLength(1);
    } finally {
      // Where it got no further than the promote.
      await rollback(database, { ...asked, processor: 'challenges' }).catch(() => {});
      await building.stop();
      // That a build is left alone for 30 s after it last wrote is shown elsewhere.
      await db.query(`update engine.tasks set updated_at = now() - interval '1 min' where lineage = any($1)`, [
        MOVED.map(lineageOf),
      ]);
      for (const name of MOVED) await retire(database, admin, { ...asked, lineage: lineageOf(name), dryRun: false });
      await Promise.all([admin.disconnect(), database.close()]);
    }
    // It builds from all that the files before this one left on the log.
  }, 240_000);
});

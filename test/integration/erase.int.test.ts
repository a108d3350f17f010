/** A member who asks to be erased: `repstream erase` as an operator types it, while their machine still talks. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../engine/log.js';
import { openPublisher, type Publisher } from '../../engine/publish.js';
import { amendments, bodyMeasurements, enteredWorkouts, merges, telemetry, users } from '../../schemas/topics.js';
import { sharedStack } from '../stack.js';
import { amendment, ended, reading, started } from '../unit/processors/sessions/driver.js';
import { type Running, runCommand, startRepstream } from './running.js';

// The card was hers before she got another.
const [ana, ben, card] = [randomUUID(), randomUUID(), randomUUID()];
const machine = `erasing-${ana.slice(0, 8)}`;

/** A session: four repetitions, ended unless it is still running. */
function story(sessionId: string, user: string, minutesAgo: number, isOver = true) {
  const from = Date.now() - minutesAgo * 60_000;
  const sets = [1, 2, 3, 4].map((repetitions) => reading(repetitions, repetitions, { repetitions, loadGrams: 60_000 }));
  return [started(0, { user }), ...sets, ...(isOver ? [ended(5, 5)] : [])].map((event) => ({
    ...event,
    sessionId,
    equipmentId: machine,
    at: from + event.sequence * 1_000,
  }));
}

describe('a member who asks to be erased', () => {
  let repstream: Running;
  let publisher: Publisher;
  const [live, guests] = [randomUUID(), randomUUID()];

  const erase = (...parameters: string[]) =>
    runCommand({ ...sharedStack().environment, DATABASE_URL: repstream.settings.databaseUrl }, 'erase', ...parameters);
  /** Rows of views and of the engine's own tables that name somebody. */
  const namedIn = async (person: string): Promise<string[]> => {
    const { rows: tables } = await repstream.db.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('views', 'engine') ORDER BY 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rowCount } = await repstream.db.query(`SELECT FROM ${name} t WHERE t::text LIKE $1`, [`%${person}%`]);
      if (rowCount) found.push(name.replace(/_v\d+_[0-9a-f]{8}/, ''));
    }
    return found;
  };
  const say = async (...events: ReturnType<typeof story>) => {
    for (const event of events) await publisher.publish(telemetry, event);
  };

  beforeAll(async () => {
    repstream = await startRepstream();
    publisher = openPublisher(repstream.settings, createLog('test', 'silent'));
    for (const userId of [ana, ben]) {
      await publisher.publish(users, {
        ...{ userId, displayName: `Member ${userId.slice(0, 8)}`, sex: null, birthDate: null, timeZone: 'UTC' },
        ...{
          homeGymId: null,
          groups: [],
          onLeaderboards: true,
          notices: true,
          trainers: [],
          at: Date.now(),
          namedAt: null,
          erased: false,
        },
      });
    }
    for (const userId of [ana, ben, card])
      await publisher.publish(bodyMeasurements, {
        ...{ measurementId: randomUUID(), userId, equipmentId: null, at: Date.now() - 86_400_000, weightGrams: 70_000 },
        ...{ heightMm: null, bodyFatBp: null, muscleMassGrams: null, waterMassGrams: null, boneMassGrams: null },
        ...{ visceralFatRating: null, restingHeartRateBpm: null },
      });
    await publisher.publish(merges, { userId: card, into: ana, at: Date.now(), by: 'desk', reason: 'it was lost' });
    await publisher.publish(enteredWorkouts, {
      ...{ entryId: randomUUID(), workoutId: randomUUID(), userId: card, at: Date.now(), by: card, voided: false },
      ...{ startedAt: Date.now() - 7_200_000, durationS: 600, exerciseId: 'push-up', gymId: null, distanceMm: 0 },
      ...{ sets: [{ repetitions: 20, loadGrams: 0 }], averageHeartRateBpm: null },
    });
    await say(...story(randomUUID(), ana, 60), ...story(randomUUID(), ben, 50), ...story(guests, '', 40));
    await publisher.publish(amendments, {
      ...amendment(1, 0, { assigned: { userId: ana } }),
      amendmentId: randomUUID(),
      sessionId: guests,
      equipmentId: machine,
    });
    await say(...story(live, ana, 0.1, false));
    await repstream.untilCaughtUp();
  });
  afterAll(async () => {
    await publisher?.close();
    await repstream?.stop();
  });

  it('is asked for by the id that goes on', async () => {
    expect(await erase(card, '--dry-run')).toMatchObject({
      code: 1,
      stderr: `repstream: ${card} was merged into ${ana}: erase that one, and this goes with it\n`,
    });
  });

  it('is counted first, and nothing is touched by that', async () => {
    const { code, stdout } = await erase(ana, '--dry-run', '--json');
    expect(code).toBe(0);
    const counts = Object.fromEntries(
      JSON.parse(stdout).gone.flatMap(({ view, rows }: { view: string | null; rows: number }) =>
        view ? [[view, rows]] : [],
      ),
    );
    const some = expect.any(Number);
    // How many hours, months and changes of metrics workouts make, depends on when this runs.
    const sums = { totals_hourly: some, totals_daily: some, totals_monthly: some, first_visits: some };
    const summed = { ...sums, member_metric_history: some };
    expect(counts).toEqual({
      ...{ members: 1, workouts: 3, workout_sets: 3, live_sessions: 1, amendments: 1, body_metrics: 2 },
      ...{
        body_measurements: 2,
        entered_workouts: 1,
        workout_changes: 1,
        merges: 1,
        personal_bests: some,
        member_profiles: 1,
      },
      ...summed,
    });
    expect((await namedIn(ana)).length).toBeGreaterThan(5);
  });

  it('R28: is in no view afterwards, is proved without being named, and others are as they were', async () => {
    const bens = await repstream.db.query('SELECT * FROM models.workouts WHERE user_id = $1', [ben]);
    const { code, stdout, stderr } = await erase(ana, '--by', 'desk', '--reason', 'asked by letter', '--json');
    expect([code, stderr.split('\n').filter((line) => line && !line.startsWith('waiting for'))]).toEqual([0, []]);
    const { id, merged, waiting } = JSON.parse(stdout);
    expect(waiting).toEqual([]);
    // What keeps the pseudonym is what docs/privacy.md says: states by machine, of which nobody can tell whose they were.
    const left = (await namedIn(ana)).filter((table) => table !== 'engine.outbox');
    expect(left).toEqual(['engine.amendments_state', 'engine.sessions_state']);
    expect((await namedIn(card)).filter((table) => table !== 'engine.outbox')).toEqual([]);
    expect((await repstream.db.query('SELECT * FROM models.workouts WHERE user_id = $1', [ben])).rows).toEqual(
      bens.rows,
    );
    const { rows } = await repstream.db.query('SELECT * FROM models.erasures WHERE id = $1', [id]);
    expect(rows).toMatchObject([
      {
        person_sha256: createHash('sha256').update(ana).digest('hex'),
        asked_by: 'desk',
        reason: 'asked by letter',
        waiting: [],
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(ana);
    const { rows: proofs } = await repstream.db.query('SELECT person_sha256 FROM models.erasures WHERE id = any($1)', [
      merged,
    ]);
    expect(proofs).toEqual([{ person_sha256: createHash('sha256').update(card).digest('hex') }]);
  });

  it('leaves nothing when their machine goes on talking, and can be asked for again', async () => {
    const next = { ...reading(5, 5, { repetitions: 5, loadGrams: 60_000 }), sessionId: live, equipmentId: machine };
    await say({ ...next, at: Date.now() }, ...story(randomUUID(), ana, 0.2));
    await repstream.untilCaughtUp();
    expect((await namedIn(ana)).filter((table) => table.startsWith('views.'))).toEqual([]);
    const { code, stdout } = await erase(ana);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^erased before; nothing was left\nproof [0-9a-f-]{36}, in models\.erasures\n$/);
  });

  it('is told in one line when nobody is known by that id', async () => {
    expect(await erase('nobody')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'repstream: nobody is known as nobody: give the user_id, as models.members has it\n',
    });
  });
});

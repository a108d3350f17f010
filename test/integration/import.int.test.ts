/** Real recordings through the whole dataflow: files in, rows of the workouts view out. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySettings } from '../../cli/gateway.js';
import { connectGateway, type GatewayClient } from '../../simulator/client.js';
import { exerciseIdOf } from '../../simulator/importers/exercise-names.js';
import { importFile } from '../../simulator/importers/files.js';
import { startRepstream, TICK_PATIENCE_MS } from './running.js';

const samples = new URL('../../../shared/samples/', import.meta.url);
const FILES = ['indoor_rowing_20170518.fit', 'sample-activity-indoor-trainer.fit', 'strong.csv'];
const missing = [...FILES, 'strong-totals.json'].filter((name) => !existsSync(new URL(name, samples)));

interface Totals {
  readonly per_exercise: readonly {
    readonly exercise: string;
    readonly workouts: number;
    readonly sets: number;
    readonly reps: number;
    readonly tonnage_kg: number;
    readonly max_weight: number;
    readonly 'best_e1rm_brzycki_reps<=10': number | null;
  }[];
}

if (missing.length > 0) it.skip(`real recordings: skipped, as ../shared/samples/${missing[0]} is absent`, () => {});
else
  describe('real recordings, imported into a running stack', () => {
    const user = randomUUID();
    let repstream: Awaited<ReturnType<typeof startRepstream>>;
    let client: GatewayClient;

    const importAll = async () => {
      const options = {
        userId: user,
        equipmentId: null,
        now: Date.now(),
        weightUnit: 'kg',
        timeZone: 'Europe/Athens',
      } as const;
      for (const name of FILES) {
        const path = fileURLToPath(new URL(name, samples));
        const report = await importFile(path, options, (topic, events) => client.send(topic, events));
        expect(report.error).toBeNull();
      }
      await repstream.untilCaughtUp();
    };
    const rows = async (sql: string) => (await repstream.db.query<Record<string, unknown>>(sql, [user])).rows;
    const everything = async () => ({
      workouts: await rows('SELECT * FROM models.workouts WHERE user_id = $1 ORDER BY workout_id'),
      metrics: await rows(
        'SELECT * FROM models.member_metric_history WHERE user_id = $1 ORDER BY metric, exercise_id, at',
      ),
      bests: await rows('SELECT * FROM models.personal_bests WHERE user_id = $1 ORDER BY exercise_id, measure'),
      sets: await rows(
        'SELECT s.* FROM models.workout_sets s JOIN models.workouts w USING (workout_id) WHERE w.user_id = $1 ORDER BY workout_id, set_number',
      ),
    });
    const recording = async (exercise: string) => {
      const found = await rows(
        `SELECT * FROM models.workouts WHERE user_id = $1 AND exercise_id = '${exercise}' AND repetitions = 0`,
      );
      expect(found).toHaveLength(1);
      return found[0] ?? {};
    };

    beforeAll(async () => {
      repstream = await startRepstream();
      client = await connectGateway(gatewaySettings(repstream.settings, ['telemetry', 'body-measurements']));
      await importAll();
    });
    afterAll(async () => {
      await client?.close();
      await repstream?.stop();
    });

    it('the rower gives 1,707.3 s, heart rate 131.4 and 179, 123 strokes and the 286 kcal of the vendor', async () => {
      const workout = await recording('rower');
      expect(Math.abs(Number(workout.duration_s) - 1_707.3)).toBeLessThan(1);
      expect(Math.abs(Number(workout.average_heart_rate_bpm) - 131.42)).toBeLessThan(0.5);
      expect(workout).toMatchObject({
        open: false,
        end_reason: 'USER',
        max_heart_rate_bpm: 179,
        cycles: 123,
        machine_energy_kcal: 286,
        body_weight_grams: 84_300,
        missing: 0,
      });
    });

    it('the bike gives 2,261.85 s, heart rate 148 and 176, power 201 and 331 W, cadence 82, 379 kcal', async () => {
      const workout = await recording('upright-bike');
      expect(Math.abs(Number(workout.duration_s) - 2_261.85)).toBeLessThan(1);
      expect(Math.abs(Number(workout.average_heart_rate_bpm) - 148)).toBeLessThan(0.5);
      expect(Math.abs(Number(workout.average_power_w) - 201)).toBeLessThan(0.5);
      expect(Math.abs(Number(workout.average_cadence_rpm) - 82)).toBeLessThan(0.5);
      expect(workout).toMatchObject({
        open: false,
        max_heart_rate_bpm: 176,
        max_power_w: 331,
        machine_energy_kcal: 379,
        missing: 0,
      });
    });

    it('where energy is estimated, it is within 35 % of what the vendor claims', async () => {
      const claimed = await rows(
        'SELECT energy_kcal, machine_energy_kcal FROM models.workouts WHERE user_id = $1 AND machine_energy_kcal > 0 AND energy_kcal IS NOT NULL',
      );
      expect(claimed).not.toHaveLength(0);
      for (const { energy_kcal, machine_energy_kcal } of claimed)
        expect(Math.abs(Number(energy_kcal) / Number(machine_energy_kcal) - 1)).toBeLessThan(0.35);
    });

    it("a year of Strong gives each exercise's workouts, sets, repetitions, tonnage and heaviest set exactly", async () => {
      const totals = JSON.parse(readFileSync(new URL('strong-totals.json', samples), 'utf8')) as Totals;
      const workouts = await rows(
        `SELECT exercise_id, count(*)::int AS workouts, sum(repetitions)::int AS reps, sum(tonnage_grams)::float8 AS grams
           FROM models.workouts WHERE user_id = $1 AND repetitions > 0 GROUP BY exercise_id`,
      );
      const sets = await rows(
        `SELECT s.exercise_id, count(*)::int AS sets, sum(s.repetitions)::int AS reps,
                sum(s.repetitions::bigint * s.load_grams)::float8 AS grams, max(s.load_grams) AS heaviest
           FROM models.workout_sets s JOIN models.workouts w USING (workout_id) WHERE w.user_id = $1 GROUP BY s.exercise_id`,
      );
      const expected = totals.per_exercise.map((one) => ({ ...one, exercise_id: exerciseIdOf(one.exercise) }));
      const byId = (one: Record<string, unknown>, other: Record<string, unknown>) =>
        String(one.exercise_id) < String(other.exercise_id) ? -1 : 1;
      expect(workouts.sort(byId)).toEqual(
        expected
          .map(({ exercise_id, workouts, reps, tonnage_kg }) => ({
            exercise_id,
            workouts,
            reps,
            grams: tonnage_kg * 1e3,
          }))
          .sort(byId),
      );
      expect(sets.sort(byId)).toEqual(
        expected
          .map(({ exercise_id, sets, reps, tonnage_kg, max_weight }) => {
            return { exercise_id, sets, reps, grams: tonnage_kg * 1e3, heaviest: max_weight * 1e3 };
          })
          .sort(byId),
      );
    });

    it("R16: the best one-repetition maximum of each exercise's history is that of a year of Strong", async () => {
      const totals = JSON.parse(readFileSync(new URL('strong-totals.json', samples), 'utf8')) as Totals;
      const best = await rows(
        `SELECT exercise_id, round(max(value)::numeric, 2)::float8 AS kg FROM models.member_metric_history
           WHERE user_id = $1 AND metric = 'one_rep_max' GROUP BY exercise_id ORDER BY exercise_id`,
      );
      const expected = totals.per_exercise.flatMap((one) => {
        const kg = one['best_e1rm_brzycki_reps<=10'];
        return kg ? [{ exercise_id: exerciseIdOf(one.exercise), kg }] : [];
      });
      expect(best).toEqual(expected.sort((a, b) => (a.exercise_id < b.exercise_id ? -1 : 1)));
    });

    it('R15: personal bests and the tonnage of all weeks are those of a year of Strong', async () => {
      const totals = JSON.parse(readFileSync(new URL('strong-totals.json', samples), 'utf8')) as Totals;
      const heaviest = await rows(
        `SELECT exercise_id, value FROM models.personal_bests WHERE user_id = $1 AND measure = 'heaviest_load' ORDER BY exercise_id`,
      );
      const lifted = totals.per_exercise.filter((one) => one.max_weight > 0);
      expect(heaviest).toEqual(
        lifted
          .map(({ exercise, max_weight }) => ({ exercise_id: exerciseIdOf(exercise), value: max_weight }))
          .sort((a, b) => (a.exercise_id < b.exercise_id ? -1 : 1)),
      );
      const [weeks] = await rows(
        `SELECT sum(value) AS kg FROM models.member_metric_history WHERE user_id = $1 AND metric = 'weekly_tonnage'`,
      );
      expect(weeks?.kg).toBeCloseTo(totals.per_exercise.reduce((kg, { tonnage_kg }) => kg + tonnage_kg, 0));
    });

    it('importing twice changes nothing', async () => {
      // Nothing of it is recent: histories are told to their end once a tick has passed, which catching up does not wait for.
      const current = () => rows('SELECT metric, exercise_id FROM models.member_metrics WHERE user_id = $1');
      await expect.poll(current, { timeout: TICK_PATIENCE_MS }).toEqual([]);
      const before = await everything();
      expect(before.workouts).toHaveLength(322);
      await importAll();
      expect(await everything()).toEqual(before);
    }, 180_000);
  });

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { noKind, noReading } from '../../../../schemas/blank.js';
import type { Reading, Telemetry } from '../../../../schemas/generated/telemetry.js';
import { figuresOf } from '../../../../simulator/report/data/figures.js';
import { realFile } from '../../../../simulator/report/data/real.js';
import { effortsOf, samplesOf } from '../../../../simulator/report/data/samples.js';

const folder = mkdtempSync(join(tmpdir(), 'repstream-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOG = `Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2020-12-30 18:00:00,Evening,1h,Leg Press,1,50.0,10,0,0,,,
2020-12-30 18:00:00,Evening,1h,Leg Press,2,100.0,8,0,0,,,
2020-12-30 18:00:00,Evening,1h,Leg Press,3,100.0,6,0,0,,,
2020-12-30 18:00:00,Evening,1h,Push Up,1,0.0,20,0,0,,,
2020-12-30 18:00:00,Evening,1h,Push Up,2,0.0,15,0,0,,,
2021-01-02 18:00:00,Evening,1h,Leg Press,1,100.0,5,0,0,,,
2021-01-02 18:00:00,Evening,1h,Leg Press,2,110.0,5,0,0,,,
`;

const recordsOf = async (text: string) => {
  const path = join(folder, 'log.csv');
  writeFileSync(path, text);
  const { sessions } = await realFile(path, 'kg');
  const samples = samplesOf(sessions, effortsOf(sessions));
  return (kind: string) => samples.get(kind)?.records.map(({ values }) => values) ?? [];
};

describe('records of a typed log', () => {
  it('are sets against the set before and against the own median of the exercise', async () => {
    const records = (await recordsOf(LOG))('sets');
    expect(records).toHaveLength(5);
    expect(records[0]).toMatchObject({ repetitions: 10, relativeLoad: 50, loadChange: null, dropOff: null });
    expect(records[1]).toMatchObject({ repetitions: 8, relativeLoad: 100, loadChange: 100, repetitionChange: -2 });
    expect(records[2]).toMatchObject({ repetitions: 6, loadChange: 0, dropOff: -2 });
    expect(records[4]).toMatchObject({ dropOff: null, repetitionChange: 0 });
    expect(records[4]?.loadChange).toBeCloseTo(10, 9);
  });

  it('have no rests, as nobody measured them', async () => {
    expect((await recordsOf(LOG))('sets').map(({ rest }) => rest)).toEqual([null, null, null, null, null]);
  });

  it('are exercises and visits with their tonnage against the own median', async () => {
    const of = await recordsOf(LOG);
    // 500 + 800 + 600 kg and 500 + 550 kg: the median of both is 1,475 kg.
    expect(of('exercises')[0]).toMatchObject({ sets: 3, meanRepetitions: 8, spreadAtTop: 1, loads: 2, firstLoad: 50 });
    expect(of('exercises')[0]?.tonnage).toBeCloseTo((100 * 1_900) / 1_475, 9);
    expect(of('visits').map(({ exercises, sets }) => [exercises, sets])).toEqual([
      [1, 3],
      [1, 2],
    ]);
    expect(of('bodyweight-sets')).toEqual([
      { repetitions: 20, setsOfExercise: 2, dropOff: null },
      { repetitions: 15, setsOfExercise: 2, dropOff: -5 },
    ]);
  });
});

const reading = (second: number, given: Partial<Reading>): Telemetry => ({
  sessionId: 'a-ride',
  equipmentId: 'bike',
  sequence: second + 1,
  at: second * 1_000,
  ...noKind,
  reading: { ...noReading, ...given },
});
const ride = (seconds: number, given: (second: number) => Partial<Reading>) =>
  figuresOf(
    [
      { ...reading(-1, {}), at: 0, reading: null, started: { userId: 'ana', exerciseId: null, firmware: null } },
      ...Array.from({ length: seconds }, (_, second) => reading(second, given(second))),
    ],
    { exerciseId: 'upright-bike', timed: true },
  );

describe('records of a recorded ride', () => {
  const session = ride(900, (second) => ({
    powerW: second % 2 === 0 ? 100 : 200,
    cadenceDeciRpm: 800,
    heartRateBpm: 100 + Math.floor(second / 30),
  }));
  const sessions = session ? [session] : [];
  const samples = samplesOf(sessions, effortsOf(sessions));

  it('are the whole and its pieces of five minutes, in units that people know', () => {
    const [whole] = samples.get('rides')?.records ?? [];
    expect(whole?.values).toMatchObject({ power: 150, powerSpread: 50, cadence: 80, cadenceSpread: 0, heartMost: 129 });
    expect(whole?.values.duration).toBeCloseTo(15, 1);
    expect(whole?.values.powerMemory).toBeCloseTo(-1, 6);
    expect(whole?.values.heartRise).toBe(9);
    expect(samples.get('rides-pieces')?.records.map(({ values }) => values.heartRise)).toEqual([9, 9, 9]);
  });

  it('know nothing of what was not measured', () => {
    expect(samples.get('rides')?.records[0]?.values).toMatchObject({ speed: null, speedHeart: null });
  });

  it('tell what the heart did after which effort, once the longest look back is over', () => {
    const examples = samples.get('rides-pieces')?.examples ?? [];
    expect(examples).toHaveLength((900 - 180) / 30);
    expect(examples[0]?.inputs).toEqual([1, 1, 1, 3].map((value) => expect.closeTo(value, 1)));
    expect(examples[0]?.target).toBeCloseTo(106 - 114.5, 6);
  });

  it('leave out a piece that was paused for most of it, and a ride of under five minutes', () => {
    const paused = ride(600, (second) => ({ powerW: 100 + (second % 7), paused: second > 400 }));
    expect(samplesOf(paused ? [paused] : [], new Map()).get('rides-pieces')?.records).toHaveLength(1);
    const short = ride(200, () => ({ powerW: 100 }));
    expect(samplesOf(short ? [short] : [], new Map()).get('rides')?.records).toEqual([]);
  });

  it('leave out guests, who have no median of their own', () => {
    const guest = { ...reading(0, {}), reading: null, started: { userId: null, exerciseId: 'rower', firmware: null } };
    expect(figuresOf([guest], { exerciseId: null, timed: true })).toBeNull();
  });
});

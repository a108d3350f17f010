import { describe, expect, it } from 'vitest';
import { exerciseIdOf } from '../../../../simulator/importers/exercise-names.js';
import {
  describeSample,
  durationS,
  faultsOf,
  imported,
  options,
  readingsOf,
  sample,
  setsOf,
  telemetryOf,
  values,
} from './given.js';

interface Totals {
  readonly rows: number;
  readonly workouts: number;
  readonly per_exercise: readonly {
    readonly exercise: string;
    readonly workouts: number;
    readonly sets: number;
    readonly reps: number;
    readonly tonnage_kg: number;
    readonly max_weight: number;
    readonly 'best_e1rm_brzycki_reps<=10': number;
  }[];
}

const HEADER =
  'Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE';
const strong = (...rows: readonly string[]) => [HEADER, ...rows].join('\n');
const row = (
  exercise: string,
  order: number | string,
  weight: number | string,
  reps: number | string,
  rest = '0,0,,,',
) => `2024-03-05 18:30:00,Evening,45m,${exercise},${order},${weight},${reps},${rest}`;

/** Brzycki 1993; a single is its own maximum. */
const brzycki = (kg: number, repetitions: number) => (repetitions === 1 ? kg : (kg * 36) / (37 - repetitions));

describeSample('strong.csv', 'a year of the Strong app', () => {
  const totals = JSON.parse(sample('strong-totals.json').toString()) as Totals;
  const { format, sessions, skips } = imported(sample('strong.csv'));
  const of = (exercise: string) =>
    sessions.filter((session) => telemetryOf(session)[0]?.started?.exerciseId === exerciseIdOf(exercise));

  it.each(totals.per_exercise)('gives $sets sets, $reps repetitions and $tonnage_kg kg of $exercise', (expected) => {
    const own = of(expected.exercise);
    const sets = own.flatMap(setsOf);
    expect(own).toHaveLength(expected.workouts);
    expect(sets).toHaveLength(expected.sets);
    expect(sets.reduce((sum, set) => sum + set.repetitions, 0)).toBe(expected.reps);
    const grams = sets.reduce((sum, set) => sum + set.repetitions * set.loadGrams, 0);
    expect(grams).toBe(expected.tonnage_kg * 1_000);
    expect(Math.max(...sets.map((set) => set.loadGrams))).toBe(expected.max_weight * 1_000);
    const few = sets.filter((set) => set.repetitions <= 10);
    const best = Math.max(0, ...few.map((set) => brzycki(set.loadGrams / 1_000, set.repetitions)));
    expect(best).toBeCloseTo(expected['best_e1rm_brzycki_reps<=10'], 2);
  });

  it('has nothing but these sets, the timed Aerobics and one swim, whose impossible distance is left out', () => {
    expect(format).toBe('strong');
    expect(of('Aerobics')).toHaveLength(20);
    expect(of('Aerobics').map(durationS)).toEqual(Array.from({ length: 20 }, () => 12));
    expect(of('Swimming').map(durationS)).toEqual([30]);
    const counted = totals.per_exercise.reduce((sum, { sets }) => sum + sets, 0);
    expect(sessions.reduce((sum, { sets }) => sum + sets, 0)).toBe(counted);
    expect(counted + 20 + 1).toBe(totals.rows);
    expect(skips).toEqual([
      {
        kind: 'skipped',
        what: 'distance of line 866 (Swimming, set 1)',
        reason: '33 m/s is impossible: its time comes in, its distance does not',
      },
    ]);
  });

  it('never has two sessions of the machine at a time, and none that the topic would park', () => {
    expect(sessions.flatMap((session) => faultsOf(session, options.now))).toEqual([]);
    const spans = sessions
      .map((session) => telemetryOf(session))
      .map((events) => ({ from: events[0]?.at ?? 0, to: events.at(-1)?.at ?? 0 }))
      .sort((one, other) => one.from - other.from);
    for (const [index, { from }] of spans.entries()) expect(from).toBeGreaterThan(spans[index - 1]?.to ?? 0);
    expect(new Set(sessions.map((session) => telemetryOf(session)[0]?.sessionId)).size).toBe(sessions.length);
  });
});

describe('a Strong export', () => {
  it('starts at its wall-clock time in the zone that was given', () => {
    const file = strong(row('Leg Press', 1, 100, 5));
    const startOf = (timeZone: string) => telemetryOf(imported(file, { timeZone }).sessions[0])[0];
    expect(startOf('Asia/Singapore')?.at).toBe(Date.UTC(2024, 2, 5, 10, 30));
    expect(startOf('America/New_York')?.at).toBe(Date.UTC(2024, 2, 5, 23, 30));
    expect(startOf('Asia/Singapore')?.sessionId).toBe(startOf('America/New_York')?.sessionId);
  });

  it('in pounds is converted, where the option or the file says so', () => {
    const inPounds = imported(strong(row('Leg Press', 1, 225, 5)), { weightUnit: 'lb' });
    expect(setsOf(inPounds.sessions[0])).toEqual([{ repetitions: 5, loadGrams: 102_058 }]);
    const android =
      'Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration\n' +
      '2024-03-05 18:30:00;"A; B";Leg Press;1;102,5;kg;5;;;;0;;;1h\n' +
      '2024-03-05 18:30:00;"A; B";Leg Press;2;225;lbs;3;;;;0;;;1h\n';
    expect(setsOf(imported(android, { weightUnit: 'lb' }).sessions[0])).toEqual([
      { repetitions: 5, loadGrams: 102_500 },
      { repetitions: 3, loadGrams: 102_058 },
    ]);
  });

  it('of today, with units in its header and rest timers between, is read too', () => {
    const file =
      '"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";"Reps";"RPE";"Distance (meters)";"Seconds";"Notes";"Workout Notes"\n' +
      '"1";"2024-03-05 18:30:00";"Row";"1800";"Rowing (Machine)";"1";"";"";"";"2000";"480";"";""\n' +
      '"1";"2024-03-05 18:30:00";"Row";"1800";"Leg Press";"W";"60";"12";"";"";"";"";""\n' +
      '"1";"2024-03-05 18:30:00";"Row";"1800";"Leg Press";"Rest Timer";"";"";"";"";"90";"";""\n';
    const { sessions, skips } = imported(file);
    expect(telemetryOf(sessions[0])[0]?.started?.exerciseId).toBe('rower');
    expect(Math.max(...values(sessions[0], 'distanceMm'))).toBe(2_000_000);
    expect(durationS(sessions[0])).toBe(480);
    expect(setsOf(sessions[1])).toEqual([{ repetitions: 12, loadGrams: 60_000 }]);
    expect(skips).toEqual([{ kind: 'skipped', what: 'line 4 (Leg Press, set Rest Timer)', reason: 'not a set' }]);
  });

  it('of a moment ago leaves out what the watch of the importer has not reached', () => {
    const now = Date.UTC(2024, 2, 5, 10, 35);
    const file = strong(row('Leg Press', 1, 100, 5), row('Plank', 1, 0, 0, '0,600,,,'));
    const { sessions, skips } = imported(file, { now });
    expect(sessions).toHaveLength(1);
    expect(skips).toEqual([{ kind: 'skipped', what: 'Plank of 2024-03-05 18:30:00', reason: 'it ends in the future' }]);
  });

  it('with rows that make no sense names them, and the others come in', () => {
    const { sessions, skips } = imported(
      strong(
        row('Leg Press', 1, 100, 5),
        row('Leg Press', 2, -5, 5),
        row('Leg Press', 3, 'heavy', 5),
        row('Leg Press', 4, 100, 5.5),
        row('Leg Press', 5, 100, 0),
        '2024-02-30 18:30:00,Evening,45m,Leg Press,6,100,5,0,0,,,',
        row('', 7, 100, 5),
        row('Rowing (Machine)', 1, 0, 0, '2,0,,,'),
      ),
    );
    expect(setsOf(sessions[0])).toEqual([{ repetitions: 5, loadGrams: 100_000 }]);
    expect(skips.map(({ reason }) => reason)).toEqual([
      'no possible weight: -5',
      'no possible weight: heavy',
      'no possible number of repetitions: 5.5',
      'neither repetitions nor time',
      'no date like 2020-12-30 18:51:52: 2024-02-30 18:30:00',
      'no exercise name',
      'a distance without a time',
    ]);
  });

  it('tells a timed set often enough that no minute of it counts as rest', () => {
    const plank = imported(strong(row('Plank', 1, 0, 0, '0,95,,,'))).sessions[0];
    const times = readingsOf(plank).map(({ at }) => at);
    expect(Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)))).toBe(10_000);
    expect(durationS(plank)).toBe(95);
  });

  it('that is cut off inside a quotation is refused', () => {
    expect(() => imported(`${strong(row('Leg Press', 1, 100, 5))}\n2024-03-06 18:30:00,"Even`)).toThrow(
      /^not a whole CSV file/,
    );
  });
});

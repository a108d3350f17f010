import { describe, expect, it } from 'vitest';
import { fitFile, into } from './fit-files.js';
import { durationS, faultsOf, imported, mean, options, readingsOf, setsOf, telemetryOf, values } from './given.js';

const session = (fields: object) =>
  [
    'SESSION',
    { startTime: into(0), timestamp: into(60), totalElapsedTime: 60, totalTimerTime: 60, ...fields },
  ] as const;
const record = (seconds: number, fields: object) => ['RECORD', { timestamp: into(seconds), ...fields }] as const;
const timer = (seconds: number, eventType: string) =>
  ['EVENT', { timestamp: into(seconds), event: 'timer', eventType }] as const;

const legPress = { category: ['squat'], categorySubtype: [0], setType: 'active' };

describe('sets that a watch recorded', () => {
  const file = fitFile(
    'activity',
    ['SET', { startTime: into(10), timestamp: into(34), duration: 24, repetitions: 8, weight: 60, ...legPress }],
    ['SET', { startTime: into(34), timestamp: into(40), duration: 6, setType: 'rest' }],
    // Only 6 s of rest at the same load: a machine would take these two sets for one.
    ['SET', { startTime: into(40), timestamp: into(64), duration: 24, repetitions: 8, weight: 60, ...legPress }],
    ['SET', { startTime: into(100), timestamp: into(190), duration: 90, repetitions: 3, weight: 80, ...legPress }],
    [
      'SET',
      {
        startTime: into(200),
        timestamp: into(230),
        duration: 30,
        repetitions: 10,
        weight: 80,
        category: ['plank', 'core'],
        setType: 'active',
      },
    ],
    record(12, { heartRate: 100 }),
    record(150, { heartRate: 140 }),
    session({ sport: 'training', subSport: 'strengthTraining', totalElapsedTime: 240, totalCalories: 40 }),
  );
  const { sessions } = imported(file);

  it('are read again as they were, however short the rests and slow the repetitions', () => {
    expect(setsOf(sessions[0])).toEqual([
      { repetitions: 8, loadGrams: 60_000 },
      { repetitions: 8, loadGrams: 60_000 },
      { repetitions: 3, loadGrams: 80_000 },
      { repetitions: 10, loadGrams: 80_000 },
    ]);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ sets: 4, repetitions: 29 });
    expect(faultsOf(sessions[0] ?? { kind: 'session', events: [], sets: 0, repetitions: 0 }, options.now)).toEqual([]);
  });

  it('name their exercise: at the start, and again when another one follows', () => {
    const events = telemetryOf(sessions[0]);
    expect(events[0]?.started?.exerciseId).toBe('leg-press');
    expect(events.flatMap(({ changed }) => (changed ? [changed.exerciseId] : []))).toEqual(['plank']);
  });

  it('stand in one session with the heart rate and the claimed energy', () => {
    expect(values(sessions[0], 'heartRateBpm')).toEqual([100, 140]);
    expect(readingsOf(sessions[0]).at(-1)?.machineEnergyKcal).toBe(40);
    expect(durationS(sessions[0])).toBe(240);
  });
});

describe('a scale', () => {
  it('gives a body measurement a weigh-in', () => {
    const weighIn = {
      weight: 70.4,
      percentFat: 21.5,
      percentHydration: 55,
      boneMass: 3.1,
      muscleMass: 33.2,
      visceralFatRating: 7,
    };
    const { measurements, sessions } = imported(
      fitFile('weight', ['WEIGHT_SCALE', { timestamp: into(0), ...weighIn }]),
    );
    expect(sessions).toEqual([]);
    expect(measurements.map(({ event }) => event.value)).toMatchObject([
      {
        userId: options.userId,
        at: into(0).getTime(),
        weightGrams: 70_400,
        bodyFatBp: 2_150,
        waterMassGrams: 38_720,
        boneMassGrams: 3_100,
        muscleMassGrams: 33_200,
        visceralFatRating: 7,
        heightMm: null,
        restingHeartRateBpm: null,
      },
    ]);
  });

  it('that says 0.5 kg is not believed', () => {
    const { measurements, skips } = imported(fitFile('weight', ['WEIGHT_SCALE', { timestamp: into(0), weight: 0.5 }]));
    expect(measurements).toEqual([]);
    expect(skips.map(({ reason }) => reason)).toEqual(['implausible weight']);
  });
});

describe('a recorded activity', () => {
  it('is paused while its timer stood still: no work, no average, and the pause is told', () => {
    const { sessions } = imported(
      fitFile(
        'activity',
        timer(0, 'start'),
        record(0, { power: 100, heartRate: 120 }),
        record(1, { power: 100, heartRate: 120 }),
        timer(1, 'stopAll'),
        record(20, { power: 300, heartRate: 80 }),
        timer(50, 'start'),
        record(51, { power: 100, heartRate: 120 }),
        timer(60, 'stopAll'),
        session({ sport: 'cycling', subSport: 'indoorCycling' }),
      ),
    );
    const readings = readingsOf(sessions[0]);
    expect(readings.filter(({ paused }) => paused).map(({ at }) => at)).toEqual([into(1), into(20)].map(Number));
    expect(readings.find(({ at }) => at === Number(into(50)))?.paused).toBe(false);
    expect(mean(values(sessions[0], 'heartRateBpm'))).toBe(120);
    expect(readings.at(-1)?.workJ).toBe(200);
    expect(durationS(sessions[0])).toBe(60);
  });

  it('counts distance that glitched downwards as standing still, not as a new start', () => {
    const { sessions } = imported(
      fitFile(
        'activity',
        record(0, { distance: 0, enhancedSpeed: 3, grade: 1.5 }),
        record(1, { distance: 3 }),
        record(2, { distance: 2 }),
        record(3, { distance: 6 }),
        session({ sport: 'running', subSport: 'treadmill', totalDistance: 6 }),
      ),
    );
    expect(values(sessions[0], 'distanceMm').slice(1)).toEqual([0, 3_000, 3_000, 6_000, 6_000]);
    expect(readingsOf(sessions[0])[1]).toMatchObject({ speedMmPerS: 3_000, inclineBp: 150 });
    expect(telemetryOf(sessions[0])[0]?.started?.exerciseId).toBe('treadmill-run');
  });

  it('of two sports is two sessions, each with its own records', () => {
    const { sessions } = imported(
      fitFile(
        'activity',
        record(0, { distance: 0, heartRate: 100 }),
        record(60, { distance: 200, heartRate: 110 }),
        record(100, { distance: 200, heartRate: 120 }),
        record(160, { distance: 700, heartRate: 130 }),
        session({ sport: 'running', subSport: 'treadmill', totalElapsedTime: 60 }),
        session({ sport: 'cycling', subSport: 'spin', startTime: into(100), totalElapsedTime: 60 }),
      ),
    );
    expect(sessions.map((one) => telemetryOf(one)[0]?.started?.exerciseId)).toEqual(['treadmill-run', 'spin-bike']);
    expect(sessions.map((one) => values(one, 'heartRateBpm'))).toEqual([
      [100, 110],
      [120, 130],
    ]);
    expect(sessions.map((one) => Math.max(...values(one, 'distanceMm')))).toEqual([200_000, 500_000]);
  });

  it('without a summary lasts from its first to its last record', () => {
    const { sessions } = imported(fitFile('activity', record(0, { heartRate: 90 }), record(7, { heartRate: 95 })));
    expect(durationS(sessions[0])).toBe(7);
  });

  it('on a named machine leaves the exercise to the machine when the file only knows the sport', () => {
    const exerciseOf = (subSport: string) => {
      const file = fitFile('activity', record(0, { power: 90 }), session({ sport: 'cycling', subSport }));
      const start = telemetryOf(imported(file, { equipmentId: 'bike-7' }).sessions[0])[0];
      expect(start?.equipmentId).toBe('bike-7');
      return start?.started?.exerciseId;
    };
    expect(exerciseOf('generic')).toBeNull();
    expect(exerciseOf('spin')).toBe('spin-bike');
  });

  it('that was outdoors stays out, and says so', () => {
    const { sessions, skips } = imported(
      fitFile(
        'activity',
        record(0, { positionLat: 15_000_000, positionLong: 1_240_000_000, distance: 0 }),
        record(1, { positionLat: 15_000_100, positionLong: 1_240_000_100, distance: 4 }),
        session({ sport: 'running', subSport: 'generic' }),
      ),
    );
    expect(sessions).toEqual([]);
    expect(skips.map(({ reason }) => reason)).toEqual(['recorded outdoors (it has positions)']);
  });
});

describe('a FIT file that is no good', () => {
  const whole = fitFile('activity', record(0, { heartRate: 90 }), record(1, { heartRate: 91 }));

  it('is refused for what it is: cut off, damaged, or of another kind', () => {
    expect(() => imported(whole.slice(0, -3))).toThrow(
      `the FIT file is cut off: ${whole.length - 3} of ${whole.length} bytes are there`,
    );
    const damaged = Uint8Array.from(whole);
    damaged[whole.length - 5] = (damaged[whole.length - 5] ?? 0) ^ 1;
    expect(() => imported(damaged)).toThrow(/its checksum \(CRC\) does not match/);
    expect(() => imported(fitFile('course'))).toThrow(
      'no activity, set or weigh-in in this FIT file (its type is course)',
    );
  });
});

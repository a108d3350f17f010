/** A simulated member: who they are, what they can do, and how they do what is asked of them. */
import type { MetricPoint, TrainedWorkout } from '../../rules/facts.js';
import type { Profile } from '../../rules/programme/facts.js';
import type { Prescription } from '../../rules/programme/plan.js';
import { type Random, random } from '../../simulator/random.js';
import { Capacity } from './response.js';

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Of a test against what somebody can do. */
const MEASURED_WITHIN = 0.02;

/** Somebody, by number. */
export class Member {
  readonly userId: string;
  /** The share of what is asked that they do. */
  readonly adherence: number;
  /** kg, repetitions in a minute, mm/s. */
  readonly press: Capacity;
  readonly pushUps: Capacity;
  readonly speed: Capacity;
  readonly profile: Profile;
  readonly metrics: MetricPoint[] = [];
  readonly workouts: TrainedWorkout[] = [];
  private readonly draw: Random;

  constructor(seed: string, number: number, begin: number) {
    const draw = random(`${seed}/member/${number}`);
    this.draw = draw;
    this.userId = `member-${number}`;
    this.adherence = draw.between(0.1, 1);
    const answer = draw.between(0.004, 0.008);
    this.press = new Capacity(Math.max(30, draw.normal(95, 25)), answer);
    this.pushUps = new Capacity(Math.max(6, draw.normal(24, 8)), answer);
    this.speed = new Capacity(Math.max(1_800, draw.normal(2_900, 400)), answer / 3);
    const isFit = draw.chance(0.3);
    const capacity = { capacity: 'strength', muscleGroup: null, level: 'high', confidence: 'high' as const };
    const fit = [
      { ...capacity, score: 85, asOf: begin - DAY_MS },
      { ...capacity, capacity: 'endurance', score: 80, asOf: begin - DAY_MS },
    ];
    this.profile = { userId: this.userId, capacities: isFit ? fit : [] };
    this.metrics.push(this.point('body_weight', '', begin - DAY_MS, Math.round(draw.normal(72, 11))));
    // Of every fifth nothing is known as they begin.
    if (!draw.chance(0.2)) this.test(begin - DAY_MS);
  }

  /** What they can do is measured, as well as that can be. */
  test(at: number): void {
    const measured = ({ now }: Capacity) => now * this.draw.between(1 - MEASURED_WITHIN, 1 + MEASURED_WITHIN);
    this.metrics.push(
      this.point('one_rep_max', 'leg-press', at, Math.round(measured(this.press) * 10) / 10),
      this.point('most_repetitions_in_a_minute', 'push-up', at, Math.floor(measured(this.pushUps))),
      this.point('best_speed', 'treadmill-run', at, Math.round(measured(this.speed))),
    );
  }

  /** Days from Monday 07:00 on which a visit is made: each is missed as they are. */
  week(begin: number, slots: readonly Prescription[]): void {
    for (let day = 0; day < 7; day++) {
      const visit = [0, 3].indexOf(day);
      const comes = visit >= 0 && this.draw.chance(this.adherence);
      const doses = new Map<Capacity, number>();
      for (const asked of comes ? slots : []) {
        if ((asked.numbers.timesAWeek ?? 2) <= visit) continue;
        const [capacity, dose] = this.train(
          asked,
          begin + day * DAY_MS + (7 * 60 + (this.workouts.length % 50)) * MINUTE_MS,
        );
        doses.set(capacity, (doses.get(capacity) ?? 0) + dose);
      }
      for (const capacity of [this.press, this.pushUps, this.speed]) capacity.day(doses.get(capacity) ?? 0);
    }
  }

  /** One slot, as well as they can today; the dose is by sets (or the run as three) and how hard they were. */
  private train({ slot, numbers }: Prescription, startedAt: number): readonly [Capacity, number] {
    const sets = numbers.sets ?? 1;
    if (slot === 'leg-press') {
      const kg = (numbers.loadGrams ?? 0) / 1_000;
      // Epley (1985), turned round: how often a load can be lifted.
      const can = kg > 0 ? Math.floor(30 * (this.press.now / kg - 1)) : 100;
      const repetitions = Math.max(0, Math.min(numbers.repetitions ?? 0, can));
      this.did(startedAt, 'leg-press', 'quadriceps', sets, repetitions, numbers.loadGrams ?? 0);
      return [this.press, (sets / 3) * Math.min(1, kg / this.press.now)];
    }
    if (slot === 'push-ups') {
      const repetitions = Math.min(numbers.repetitions ?? 0, Math.floor(this.pushUps.now));
      this.did(startedAt, 'push-up', 'chest', sets, repetitions, 0);
      return [this.pushUps, (sets / 3) * Math.min(1, repetitions / this.pushUps.now)];
    }
    const speed = Math.min(numbers.speedMmPerS ?? this.speed.now * 0.75, this.speed.now);
    const distanceM = numbers.distanceM ?? 0;
    const endedAt = startedAt + Math.ceil((distanceM * 1_000_000) / speed);
    this.workouts.push({
      ...this.blank(startedAt, endedAt, 'treadmill-run', 'TREADMILL', 'quadriceps'),
      distanceMm: distanceM * 1_000,
    });
    return [this.speed, speed / this.speed.now];
  }

  private did(
    at: number,
    exerciseId: string,
    muscle: string,
    sets: number,
    repetitions: number,
    loadGrams: number,
  ): void {
    if (repetitions === 0) return;
    const type = exerciseId === 'leg-press' ? 'WEIGHT_STACK' : 'NONE';
    const done = { exerciseId, muscles: [muscle], repetitions, loadGrams, startedAt: at, endedAt: at + MINUTE_MS };
    const workout = this.blank(at, at + sets * 3 * MINUTE_MS, exerciseId, type, muscle);
    this.workouts.push({ ...workout, sets: Array.from({ length: sets }, () => done) });
  }

  private blank(startedAt: number, endedAt: number, exerciseId: string, type: string, muscle: string): TrainedWorkout {
    return {
      ...{
        workoutId: `${this.userId}/${this.workouts.length}`,
        startedAt,
        endedAt,
        open: false,
        sensor: true,
        gymId: 'north',
      },
      ...{ equipmentId: exerciseId, equipmentType: type, equipmentModel: 'M', exerciseId, muscles: [muscle] },
      ...{ activeMs: endedAt - startedAt, distanceMm: 0, workJ: 0, cycles: 0, energyCal: 0, met: null },
      ...{ averageHeartRateBpm: null, averagePowerW: null, mostInAMinute: null, personalBests: 0, sets: [] },
    };
  }

  private readonly point = (metric: string, exerciseId: string, at: number, value: number): MetricPoint => ({
    ...{ metric, exerciseId, equipmentModel: '', at, value },
  });
}

/** One member's part of the workouts fold, in memory: states by session, measurements kept, what is shown. */
import { exerciseCatalogue } from '../../../../domain/exercises.js';
import type { KeptLookup } from '../../../../engine/processor.js';
import processor from '../../../../processors/workouts/processor.js';
import { nothingDone } from '../../../../schemas/blank.js';
import type { Equipment } from '../../../../schemas/generated/equipment.js';
import type { Gym } from '../../../../schemas/generated/gyms.js';
import type { Measurement } from '../../../../schemas/generated/measurements.js';
import type { Session } from '../../../../schemas/generated/sessions.js';
import type { Workout } from '../../../../schemas/generated/workouts.js';

export const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** A leg-press session with the given differences. */
export const session = (given: Partial<Session>): Session => ({
  ...nothingDone,
  sessionId: uuid(1),
  equipmentId: 'leg-press-3',
  userId: 'ana',
  gymId: 'tampines',
  equipmentModel: 'Technogym Selection 700',
  equipmentType: 'WEIGHT_STACK',
  exerciseId: 'leg-press',
  open: false,
  startedAt: 0,
  endedAt: 0,
  endReason: 'USER',
  voided: false,
  activeMs: 60_000,
  events: 10,
  partitions: [4],
  ...given,
});

export const measurement = (given: Partial<Measurement>): Measurement => ({
  measurementId: uuid(1),
  userId: 'ana',
  equipmentId: null,
  at: 0,
  weightGrams: null,
  heightMm: null,
  bodyFatBp: null,
  muscleMassGrams: null,
  waterMassGrams: null,
  boneMassGrams: null,
  visceralFatRating: null,
  restingHeartRateBpm: null,
  ...given,
});

type State = ReturnType<typeof processor.initial>;
type Shown = ReturnType<typeof processor.show>;

/** A measurement as it is now, or that there is none any more. */
export type Measured = Measurement | { readonly gone: string };

const byTime = (a: Measurement, b: Measurement) => a.at - b.at || (a.measurementId < b.measurementId ? -1 : 1);

export class Member {
  readonly #machines: readonly Equipment[];
  readonly #gyms: readonly Gym[];
  readonly #states = new Map<string, State>();
  #measured: Measurement[] = [];
  /** Look-ups into kept measurements so far. */
  lookups = 0;

  constructor(machines: readonly Equipment[] = [], gyms: readonly Gym[] = []) {
    this.#machines = machines;
    this.#gyms = gyms;
  }

  /** Folds what tasks say of sessions; null takes a session back. */
  sessions(...events: readonly { entity?: string; producer?: string; value: Session | null }[]): this {
    for (const { value, entity = value?.sessionId ?? '', producer = 'sessions/0' } of events) {
      const state = this.#states.get(entity) ?? processor.initial();
      this.#states.set(entity, state);
      processor.on.sessions(state, [{ entity, producer, value }], this.#fold([]));
    }
    return this;
  }

  /** Folds changes of measurements at once; returns the ranges of starts that it wants shown again. */
  measurements(...now: readonly Measured[]): readonly (readonly [number, number])[] {
    const idOf = (next: Measured) => ('gone' in next ? next.gone : next.measurementId);
    const changes = now.map((next) => ({
      entity: idOf(next),
      former: this.#measured.find(({ measurementId }) => measurementId === idOf(next)) ?? null,
      now: 'gone' in next ? null : next,
    }));
    const ids = new Set(now.map(idOf));
    this.#measured = [
      ...this.#measured.filter(({ measurementId }) => !ids.has(measurementId)),
      ...now.flatMap((next) => ('gone' in next ? [] : [next])),
    ].sort(byTime);
    const touched: [number, number][] = [];
    processor.on.measurements(null, changes, this.#fold(touched));
    return touched;
  }

  /** Sessions whose start lies in one of the ranges, by id. */
  within(ranges: readonly (readonly [number, number])[]): readonly string[] {
    return [...this.#states]
      .filter(([, state]) => {
        const order = processor.order?.(state) ?? null;
        return order !== null && ranges.some(([from, to]) => from <= order && order < to);
      })
      .map(([id]) => id);
  }

  show(sessionId: string): Shown {
    const state = this.#states.get(sessionId) ?? processor.initial();
    return processor.show(state, {
      key: 'ana',
      scope: sessionId,
      partition: 0,
      tick: 0,
      next: null,
      shared: null,
      wake: () => undefined,
      kept: this.#kept,
      tables: this.#tables,
    });
  }

  /** The row of the workouts view, or undefined. */
  row(sessionId: string): Readonly<Record<string, unknown>> | undefined {
    return this.rows(sessionId, 'workouts')[0];
  }

  rows(sessionId: string, view: string): readonly Readonly<Record<string, unknown>>[] {
    return this.show(sessionId).flatMap((shown) => (shown.kind === 'row' && shown.view === view ? [shown.values] : []));
  }

  /** The workout sent downstream, or undefined. */
  sent(sessionId: string): Workout | undefined {
    return this.show(sessionId).flatMap((shown) => (shown.kind === 'outgoing' ? [shown.value] : []))[0];
  }

  #fold(touched: [number, number][]) {
    return {
      key: 'ana',
      partition: 0,
      kept: this.#kept,
      tables: this.#tables,
      state: () => processor.initial(),
      states: (scopes: readonly string[]) => scopes.map(() => processor.initial()),
      touch: (from: number, to: number) => void touched.push([from, to]),
    };
  }

  get #kept() {
    const counted = <Answer>(answer: Answer): Answer => {
      this.lookups += 1;
      return answer;
    };
    const measurements: KeptLookup<Measurement> = {
      latest: (at) => counted(this.#measured.findLast((one) => one.at <= at)),
      next: (at) => counted(this.#measured.find((one) => one.at > at)),
      range: (from, to) => counted(this.#measured.filter(({ at }) => from <= at && at < to)),
    };
    return { measurements, sessions: undefined as never, entries: undefined as never };
  }

  get #tables() {
    return {
      exercises: { get: (id: string) => exerciseCatalogue.find(({ exerciseId }) => exerciseId === id) },
      equipment: { get: (id: string) => this.#machines.find(({ equipmentId }) => equipmentId === id) },
      gyms: { get: (id: string) => this.#gyms.find(({ gymId }) => gymId === id) },
    };
  }
}

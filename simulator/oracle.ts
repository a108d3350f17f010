/**
 * What the platform ought to make of the telemetry that was sent: computed plainly from each session's distinct events in
 * order of sequence, without a line of the code that is to be checked by it.
 */
import type { BodyMeasurement } from '../schemas/generated/body-measurements.js';
import type { Telemetry } from '../schemas/generated/telemetry.js';
import { beginOf, type EquipmentFacts, type ExpectedWorkout, expectedWorkout } from './expected.js';
import type { SimulatedRecord } from './simulation.js';
import type { Fact } from './world.js';

/** A session so long after its last event (ms of event time) gets no message any more: more than the longest delay. */
const OVER_MS = 180_000;
const SWEEP_MS = 60_000;

interface Weighing {
  readonly at: number;
  readonly grams: number;
}

/** Listens to what was sent; `write` gets each workout once. */
export class Oracle {
  readonly #write: (workout: ExpectedWorkout) => void;
  readonly #equipment = new Map<string, EquipmentFacts>();
  readonly #weighings = new Map<string, Weighing[]>();
  readonly #open = new Map<string, Map<number, Telemetry>>();
  readonly #lastAt = new Map<string, number>();
  /** The last session of each machine, which waits for the next one to tell how it ended. */
  readonly #former = new Map<string, Telemetry[]>();
  /** Of members not weighed yet: the earliest weighing will count. */
  readonly #unweighed: ExpectedWorkout[] = [];
  #sweptAt = 0;

  constructor(write: (workout: ExpectedWorkout) => void) {
    this.#write = write;
  }

  /** A fact about the world that was published, or had been before. */
  know(fact: Fact): void {
    if (fact.topic === 'equipment') this.#equipment.set(fact.key, fact.value);
    if (fact.topic === 'body-measurements') this.#weigh(fact.value);
  }

  /** Records that were sent, in the order of sending. */
  hear(records: readonly SimulatedRecord[]): void {
    let now = 0;
    for (const record of records) {
      if (record.topic === 'body-measurements') this.#weigh(record.value);
      if (record.topic !== 'telemetry') continue;
      this.#add(record.value);
      now = Math.max(now, record.at);
    }
    if (now - this.#sweptAt >= SWEEP_MS) {
      this.#sweptAt = now;
      this.#close((lastAt) => lastAt < now - OVER_MS);
    }
  }

  /** Writes all that is left: sessions without an end and a successor will be found idle. */
  finish(): void {
    this.#close(() => true);
    for (const events of this.#former.values()) this.#settle(events, null);
    this.#former.clear();
    for (const workout of this.#unweighed) this.#write({ ...workout, bodyWeightGrams: this.#weightOf(workout) });
    this.#unweighed.length = 0;
  }

  #add(event: Telemetry): void {
    const { sessionId, sequence, at } = event;
    const events = this.#open.get(sessionId);
    if (events) {
      if (!events.has(sequence)) events.set(sequence, event);
    } else this.#open.set(sessionId, new Map([[sequence, event]]));
    this.#lastAt.set(sessionId, Math.max(this.#lastAt.get(sessionId) ?? 0, at));
  }

  #close(isOver: (lastAt: number) => boolean): void {
    const over = [...this.#lastAt].filter(([, lastAt]) => isOver(lastAt)).sort(([, one], [, other]) => one - other);
    for (const [sessionId] of over) {
      const events = [...(this.#open.get(sessionId)?.values() ?? [])].sort((a, b) => a.sequence - b.sequence);
      this.#open.delete(sessionId);
      this.#lastAt.delete(sessionId);
      const equipmentId = events[0]?.equipmentId ?? '';
      const former = this.#former.get(equipmentId);
      if (former) this.#settle(former, beginOf(events));
      this.#former.set(equipmentId, events);
    }
  }

  #settle(events: readonly Telemetry[], nextBegin: number | null): void {
    const workout = expectedWorkout(events, this.#equipment.get(events[0]?.equipmentId ?? ''), nextBegin);
    const bodyWeightGrams = this.#weightOf(workout);
    if (workout.userId !== '' && bodyWeightGrams === null) this.#unweighed.push(workout);
    else this.#write({ ...workout, bodyWeightGrams });
  }

  #weigh({ userId, at, weightGrams }: BodyMeasurement): void {
    if (userId === null || weightGrams === null) return;
    const weighings = this.#weighings.get(userId);
    if (weighings) weighings.push({ at, grams: weightGrams });
    else this.#weighings.set(userId, [{ at, grams: weightGrams }]);
  }

  /** The latest weighing not after the start, else the earliest; null: none is known, or a guest. */
  #weightOf({ userId, startedAt }: ExpectedWorkout): number | null {
    const inOrder = [...(this.#weighings.get(userId) ?? [])].sort((one, other) => one.at - other.at);
    return (inOrder.findLast(({ at }) => at <= startedAt) ?? inOrder[0])?.grams ?? null;
  }
}

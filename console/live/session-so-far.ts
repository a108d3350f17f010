/** A session as it goes on, folded in the browser out of what its machine says by the very code that folds it on the server. */
import type { GetLiveSessionsByIdJudgingResponse } from '../../clients/typescript/lib/index';
import { present } from '../../processors/sessions/present';
import { total } from '../../processors/sessions/runs';
import { beginAt, emptySession, fold } from '../../processors/sessions/session';
import { REPETITIONS } from '../../processors/sessions/sets';
import { keptOf, mostInAMinuteOf, trainedOf } from '../../processors/trained';
import { workoutOf } from '../../processors/workouts/workout';
import type { TrainedWorkout } from '../../rules/facts';
import type { Equipment } from '../../schemas/generated/equipment';
import type { Exercise } from '../../schemas/generated/exercises';
import type { Reading, Telemetry } from '../../schemas/generated/telemetry';

/** What the API tells for judging; JSON that its description leaves open has the shapes of rules/. */
export type Judging = GetLiveSessionsByIdJudgingResponse;

type Machine = Pick<Equipment, 'gymId' | 'model' | 'type' | 'exerciseId' | 'stepHeightMm'>;
type Known = Pick<Exercise, 'exerciseId' | 'primaryMuscles' | 'compendiumCode'>;

const KINDS = ['started', 'reading', 'changed', 'status', 'ended'] as const;
const nothing = { started: null, reading: null, changed: null, status: null, ended: null };

export class SessionSoFar {
  readonly #sessionId: string;
  readonly #state = emptySession();
  #latest: { readonly sequence: number; readonly at: number; readonly reading: Reading } | null = null;
  #isOver = false;

  constructor(sessionId: string) {
    this.#sessionId = sessionId;
  }

  /** Whether it was told that it ended. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** What the machine read last, and when; null: nothing yet. */
  get latest() {
    return this.#latest;
  }

  /** Repetitions of each set, the one that goes on among them. */
  get sets(): readonly number[] {
    return total(this.#state.runs)
      .sets.map((set) => set[REPETITIONS])
      .filter((repetitions) => repetitions > 0);
  }

  /** Whether every message since the beginning was heard. */
  get isWhole(): boolean {
    const [first, ...others] = this.#state.runs;
    return first?.from === 0 && others.length === 0;
  }

  /** An event of the stream; one that was told before, or of no kind that we know, changes nothing. */
  add(event: string, data: unknown): void {
    const kind = KINDS.find((one) => one === event);
    if (!kind) return;
    const { sequence, at, ...said } = data as { sequence: number | null; at: string | null };
    if (kind === 'ended') this.#isOver = true;
    // Found to be over by its silence: the machine did not say so.
    if (sequence === null || at === null) return;
    const moment = Date.parse(at);
    const whose = { sessionId: this.#sessionId, equipmentId: '', sequence, at: moment };
    // Whose it is, is not told: it does not matter here.
    const value = kind === 'started' || kind === 'changed' ? { userId: null, ...said } : said;
    const message = { ...nothing, ...whose, [kind]: value } as unknown as Telemetry;
    fold(this.#state, [{ ...message, receivedAt: moment }], 0);
    if (message.reading && sequence > (this.#latest?.sequence ?? -1))
      this.#latest = { sequence, at: moment, reading: message.reading };
  }

  /** The workout that it would become if it ended now; null: nothing of it is known. */
  workout(judging: Judging): TrainedWorkout | null {
    return this.#as(judging, 'USER');
  }

  /** As of the last finished set, which is how the server counts it while it goes on; null: no set is finished. */
  finished(judging: Judging): TrainedWorkout | null {
    return this.#as(judging, this.#isOver ? 'USER' : null);
  }

  #as({ machine, exercises, bodyWeightGrams, session }: Judging, endReason: 'USER' | null): TrainedWorkout | null {
    const startedAt = beginAt(this.#state);
    if (startedAt === null) return null;
    const known = (machine ?? undefined) as Machine | undefined;
    const byId = new Map((exercises as readonly Known[]).map((one) => [one.exerciseId, one]));
    const measured = present(this.#state, {
      sessionId: this.#sessionId,
      equipmentId: session.equipmentId,
      whole: total(this.#state.runs),
      startedAt,
      endReason,
      machine: known,
      owner: session.userId,
    });
    if (!measured) return null;
    const workout = workoutOf(measured, {
      bodyWeightGrams: bodyWeightGrams as number | null,
      machine: known,
      exercise: byId.get(measured.exerciseId ?? ''),
    });
    const kept = keptOf({ ...workout, mostInAMinute: mostInAMinuteOf(workout) });
    return { ...trainedOf(kept, { get: (id) => byId.get(id) }, 0), open: !this.#isOver };
  }
}

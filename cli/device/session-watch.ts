/** One session of the machine, folded as the sessions processor folds it, with what only a listener sees beside it. */
import { hash } from '../../engine/hash.js';
import { missingOf } from '../../processors/sessions/present.js';
import { qualityOf } from '../../processors/sessions/quality.js';
import { total } from '../../processors/sessions/runs.js';
import { emptySession, fold } from '../../processors/sessions/session.js';
import { place } from '../../processors/sessions/sums.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';

/** What is odd about a message as it comes. */
export type Remark = 'resend' | 'conflict' | 'out of order' | `${number} missing before`;

/** What became of a session while it was listened to. */
export interface SessionSummary {
  readonly sessionId: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly events: number;
  readonly missing: number;
  readonly repeated: number;
  readonly conflicts: number;
  readonly disorder: number;
  /** Sequence of its start; null: not heard. */
  readonly startedAtSequence: number | null;
  readonly ended: boolean;
  readonly afterEnd: number;
  readonly heartRateZeros: number;
  /** Flags that the sessions processor would raise, but for those that `missing` and `startedAtSequence` tell. */
  readonly quality: readonly string[];
}

/** Listens to one session. */
export class SessionWatch {
  readonly #sessionId: string;
  readonly #state = emptySession();
  readonly #contents = new Map<number, number>();
  #greatest = -1;
  #conflicts = 0;
  #disorder = 0;
  #heartRateZeros = 0;
  #former: { sequence: number; at: number } | null = null;
  /** ms between readings of neighbouring sequences. */
  readonly intervals: number[] = [];

  constructor(sessionId: string) {
    this.#sessionId = sessionId;
  }

  /** Takes the next message as it came. */
  hear(event: Telemetry, receivedAt: number, partition: number): Remark[] {
    const { sequence } = event;
    const content = hash(JSON.stringify(event));
    const known = this.#contents.get(sequence);
    fold(this.#state, [{ ...event, receivedAt }], partition);
    if (known !== undefined) {
      if (known === content) return ['resend'];
      this.#conflicts += 1;
      return ['conflict'];
    }
    this.#contents.set(sequence, content);
    if (event.reading?.heartRateBpm === 0) this.#heartRateZeros += 1;
    if (this.#former?.sequence === sequence - 1) this.intervals.push(event.at - this.#former.at);
    this.#former = event.reading === null ? null : { sequence, at: event.at };
    if (sequence < this.#greatest) {
      this.#disorder += 1;
      return ['out of order'];
    }
    const missing = this.#greatest < 0 ? 0 : sequence - this.#greatest - 1;
    this.#greatest = sequence;
    return missing > 0 ? [`${missing} missing before`] : [];
  }

  summary(): SessionSummary {
    const state = this.#state;
    const whole = total(state.runs);
    const missing = missingOf(state, whole.sums);
    const endedAt = state.ended?.[0] ?? null;
    return {
      sessionId: this.#sessionId,
      firstSequence: state.runs[0]?.from ?? 0,
      lastSequence: whole.sums[place.lastSequence],
      firstAt: state.runs[0]?.firstAt ?? 0,
      lastAt: whole.sums[place.lastAt],
      events: whole.sums[place.events],
      missing,
      repeated: state.repeated,
      conflicts: this.#conflicts,
      disorder: this.#disorder,
      startedAtSequence: state.started?.sequence ?? null,
      ended: endedAt !== null,
      afterEnd: endedAt === null ? 0 : [...this.#contents.keys()].filter((sequence) => sequence > endedAt).length,
      heartRateZeros: this.#heartRateZeros,
      quality: qualityOf(state, whole, missing, true).filter((flag) => flag !== 'gap' && flag !== 'no_start'),
    };
  }
}

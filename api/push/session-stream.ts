/** What one client is told of a session. */
import { pause } from '../../engine/log.js';
import type { LogRecord } from '../../engine/tailing/log-record.js';
import type { Generation } from '../../engine/tailing/promoted.js';
import { type Reader, Subscription } from '../../engine/tailing/subscription.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { telemetry } from '../../schemas/topics.js';
import type { KnownSession } from '../sessions.js';
import type { Connection } from './connection.js';
import type { PushEvent } from './frame.js';
import { Sequences } from './sequences.js';
import { sessionEventOf, workoutPath } from './session-events.js';
import { packSession, type SessionPlace } from './session-id.js';

export interface SessionParts {
  readonly session: KnownSession;
  readonly connection: Connection;
  /** The message of a record; null: it is none that is folded. */
  read(record: LogRecord): Telemetry | null;
  seal(bytes: Buffer): string;
}

const REACH_MS = 20;
const PATIENCE_MS = 5_000;

export class SessionStream {
  readonly #parts: SessionParts;
  #subscriptions = new Map<number, Subscription>();
  #told = new Sequences();
  #isStarted = false;
  #isOver = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  get sessionId(): string {
    return this.#parts.session.sessionId;
  }

  /** Where its client is; '' before it is known. */
  id(): string {
    if (!this.#isStarted) return '';
    const next = new Map([...this.#subscriptions].map(([partition, one]) => [partition, one.place(telemetry.name)]));
    return this.#parts.seal(packSession({ isOver: this.#isOver, next, told: this.#told.runs }));
  }

  /** Goes on from a place, or from now on. */
  async start({ tail, past }: Generation, place: SessionPlace | null): Promise<void> {
    const { session, connection } = this.#parts;
    this.#told = new Sequences(place?.told);
    this.#isStarted = place !== null;
    for (const partition of new Set([...session.telemetryPartitions, ...(place?.next.keys() ?? [])])) {
      const next = place?.next.get(partition);
      const places = next === undefined ? undefined : new Map([[telemetry.name, next]]);
      this.#subscriptions.set(
        partition,
        new Subscription(tail, partition, session.equipmentId, this.#reader(), places),
      );
    }
    const starting = [...this.#subscriptions.values()].map((one) => one.start(past));
    connection.onClosed(() => {
      for (const [i, one] of [...this.#subscriptions.values()].entries())
        starting[i]?.then(
          () => one.stop(),
          () => {},
        );
    });
    const outcomes = await Promise.all(starting);
    this.#isStarted = true;
    const refusal = outcomes.find((outcome) => outcome !== 'joined');
    if (refusal || !place) this.#send('reset', { reason: refusal ?? 'began' });
  }

  /** It is no longer live: its client is told so, once all that its machine has said by now is told. */
  async end({ tail }: Generation, reason: () => Promise<string | null>): Promise<void> {
    const ends = new Map<Subscription, number>();
    for (const [partition, one] of this.#subscriptions)
      ends.set(one, (await tail.bounds(partition)).get(telemetry.name)?.high ?? 0);
    const isBehind = () => [...ends].some(([one, end]) => one.place(telemetry.name) < end);
    for (let waited = 0; isBehind() && waited < PATIENCE_MS; waited += REACH_MS) await pause(REACH_MS);
    if (!this.#parts.connection.isOpen || this.#isOver) return;
    const why = await reason();
    this.#finish('ended', { sequence: null, at: null, reason: why, workout: workoutPath(this.sessionId) });
  }

  #reader(): Reader {
    return {
      onRecord: (record) => this.#onRecord(record),
      onBreak: () => this.#send('reset', { reason: 'gone' }),
      ready: () => this.#parts.connection.drained(),
    };
  }

  #onRecord(record: LogRecord): void {
    const message = this.#isOver ? null : this.#parts.read(record);
    if (!message || message.sessionId.toLowerCase() !== this.sessionId) return;
    if (message.equipmentId !== this.#parts.session.equipmentId || !this.#told.add(message.sequence)) return;
    const said = sessionEventOf(message);
    if (said?.event === 'ended') this.#finish('ended', said.data);
    else if (said) this.#parts.connection.send({ ...said, id: this.id() });
  }

  #send(event: string, data: object): void {
    this.#parts.connection.send({ event, data: JSON.stringify(data), id: this.id() });
  }

  #finish(event: PushEvent['event'], data: object | string): void {
    this.#isOver = true;
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    this.#parts.connection.end({ event, data: text, id: this.id() });
  }
}

/** What one client is told of a member. */

import { partitionOf } from '../../engine/kafka.js';
import type { LogRecord } from '../../engine/tailing/log-record.js';
import type { Generation } from '../../engine/tailing/promoted.js';
import { type Reader, Subscription } from '../../engine/tailing/subscription.js';
import type { Connection } from './connection.js';
import type { PushEvent } from './frame.js';
import { buildsOf, type MemberPlace, packMember, shortIncarnation, type Told } from './member-id.js';
import { type MemberEvent, memberEvents } from './member-topics.js';

/** Why all must be read anew: nothing was read yet, other builds are shown, tasks tell anew, the log does not go back so far, or too much was missed. */
export type ResetReason = 'began' | 'promoted' | 'retold' | 'gone' | 'behind';

export interface MemberParts {
  readonly userId: string;
  readonly connection: Connection;
  /** The event of a record, without its id; null: it cannot be told. */
  say(record: LogRecord, told: MemberEvent): Omit<PushEvent, 'id'> | null;
  seal(bytes: Buffer): string;
}

/** Several tasks that begin anew together make one reset. */
const RESET_MS = 500;

export class MemberStream implements Reader {
  readonly #parts: MemberParts;
  #generation: Generation | null = null;
  #subscription: Subscription | null = null;
  #isStarted = false;
  /** By name of the event, then by partition of the telling task. */
  #told = new Map<string, Map<number, Told>>();
  #eventOf = new Map<string, MemberEvent>();
  #reset: NodeJS.Timeout | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(parts: MemberParts) {
    this.#parts = parts;
    parts.connection.onClosed(() => void this.#inTurn(async () => this.#leave()));
  }

  /** Where its client is; '' before it is known, and while a reset is due: who leaves then is to come back to it. */
  position(): string {
    return this.#reset ? '' : this.#id();
  }

  #id(): string {
    const [generation, subscription] = [this.#generation, this.#subscription];
    if (!this.#isStarted || !generation || !subscription) return '';
    const topics = memberEvents.map(({ event, topic }) => ({
      next: subscription.place(generation.physical.get(topic.name) ?? ''),
      told: this.#told.get(event) ?? new Map(),
    }));
    return this.#parts.seal(packMember({ builds: buildsOf(generation.physical.values()), topics }));
  }

  /** Goes on from a place, or from now on; on these builds. */
  follow(generation: Generation, place: MemberPlace | null): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#parts.connection.isOpen || generation === this.#generation) return;
      const isFirst = this.#generation === null;
      this.#leave();
      this.#generation = generation;
      const { physical, tail, past } = generation;
      this.#eventOf = new Map(memberEvents.map((event) => [physical.get(event.topic.name) ?? '', event]));
      const isSame = place?.builds === buildsOf(physical.values());
      this.#told = new Map(memberEvents.map(({ event }, i) => [event, new Map(isSame ? place.topics[i]?.told : [])]));
      const places = new Map([...physical.values()].map((name, i) => [name, place?.topics[i]?.next ?? 0]));
      const partition = partitionOf(this.#parts.userId, tail.partitions);
      const subscription = new Subscription(tail, partition, this.#parts.userId, this, isSame ? places : undefined);
      this.#subscription = subscription;
      this.#isStarted = isSame;
      const outcome = await subscription.start(past);
      this.#isStarted = true;
      if (outcome !== 'joined') this.#sendReset(outcome === 'broken' ? 'retold' : outcome);
      else if (!isSame) this.#sendReset(place === null && isFirst ? 'began' : 'promoted');
    });
  }

  onRecord(record: LogRecord): void {
    const told = this.#eventOf.get(record.topic);
    if (!told || (told.topic.role === 'derived' && this.#isRepeat(record, told))) return;
    if (this.#reset) return;
    const said = this.#parts.say(record, told);
    if (said) this.#parts.connection.send({ ...said, id: this.#id() });
  }

  onBreak(): void {
    this.#reset ??= setTimeout(() => {
      this.#reset = null;
      this.#sendReset('retold');
    }, RESET_MS);
  }

  ready(): Promise<boolean> {
    return this.#parts.connection.drained();
  }

  /** A task that was killed publishes again what may not have been: it numbers what it tells. */
  #isRepeat({ origin }: LogRecord, { event }: MemberEvent): boolean {
    const { producer, number } = origin;
    const incarnation = shortIncarnation(origin.incarnation);
    const task = Number(producer.slice(producer.lastIndexOf('/') + 1));
    const tasks = this.#told.get(event);
    const last = tasks?.get(task);
    if (last && (incarnation < last.incarnation || (incarnation === last.incarnation && number <= last.number)))
      return true;
    tasks?.set(task, { incarnation, number });
    return false;
  }

  #sendReset(reason: ResetReason): void {
    this.#parts.connection.send({ event: 'reset', data: JSON.stringify({ reason }), id: this.#id() });
  }

  #leave(): void {
    if (this.#reset) clearTimeout(this.#reset);
    this.#reset = null;
    this.#subscription?.stop();
    this.#subscription = null;
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work).catch(() => this.#parts.connection.drop('failed'));
    return this.#turn;
  }
}

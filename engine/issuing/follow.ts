/** Following one build of a topic: what its events say is noted, then appended. */
import { isUnknownTopic, type KafkaMessage } from '../kafka.js';
import { insist, pause } from '../log.js';
import type { Session, Sql } from '../postgres.js';
import { decoded, learnSchemas } from '../source-event.js';
import type { Outgoing } from '../topic.js';
import { readWhole } from '../whole.js';
import { append, type Issuing } from './appending.js';
import type { Issue } from './issuer.js';
import { noteNew, type Pending } from './ledger.js';
import { Places } from './places.js';
import { type PromotedBuild, promotedBuild } from './promoted.js';

/** What is followed, and by whose right. */
export interface Followed {
  readonly build: PromotedBuild;
  /** That holds the lock. */
  readonly session: Session;
  readonly tick: () => number;
  /** When another build was promoted, ms: what this one told from then on is that one's to say. Null: none was. */
  readonly until: number | null;
}

/** Nothing was noted: another build is promoted by now, which tells it otherwise or again. */
class Demoted extends Error {}

/** Reads a build from where it was left, until stopped. */
export class Following {
  readonly #issuing: Issuing;
  readonly #followed: Followed;
  readonly #places: Places;
  #turn: Promise<void> = Promise.resolve();
  #stop = async () => {};
  /** What ended it; null: nothing has. */
  failure: unknown = null;
  /** Another build was promoted while it read. */
  #isDemoted = false;

  private constructor(issuing: Issuing, followed: Followed, places: Places) {
    this.#issuing = issuing;
    this.#followed = followed;
    this.#places = places;
  }

  static async start(issuing: Issuing, followed: Followed): Promise<Following> {
    const { physical } = followed.build;
    const places = await Places.read(followed.session, issuing.issuer.name, physical);
    const following = new Following(issuing, followed, places);
    const { stop } = await readWhole(
      issuing.kafka,
      [physical],
      (_, partition, low, high) => places.begin(partition, low, high),
      (_, partition, messages, nextOffset) => following.#inTurn(() => following.#take(partition, messages, nextOffset)),
      issuing.log,
      // It may be retired just now, and its topic gone.
      { signal: issuing.signal, giveUp: isUnknownTopic },
    );
    following.#stop = stop;
    return following;
  }

  /** Whether it has not ended by itself. */
  get isReading(): boolean {
    return this.failure === null && !this.#isDemoted;
  }

  /** Whether all up to these ends (by partition) is taken. */
  hasTaken(ends: readonly { partition: number; high: string }[]): boolean {
    return this.#places.reach(ends);
  }

  /** Writes how far it is. Ids decide what is said: this only saves reading again, and shows how far it is behind. */
  writePlaces(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.failure === null) await this.#places.write(this.#followed.session);
    });
  }

  async stop(): Promise<void> {
    await this.#stop();
    await this.writePlaces();
  }

  /** One after the other: a session has one transaction at a time. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work).catch((error: unknown) => {
      this.failure ??= error;
    });
    return this.#turn;
  }

  async #take(partition: number, messages: readonly KafkaMessage[], nextOffset: number): Promise<void> {
    if (!this.isReading || this.#issuing.signal.aborted) return;
    const from = this.#places.next(partition);
    try {
      const issues = await this.#proposed(messages);
      if (this.#issuing.signal.aborted) return;
      this.#places.move(partition, nextOffset);
      if (issues.length > 0) await append(this.#issuing, this.#followed.session, await this.#note(issues));
    } catch (error) {
      this.#places.move(partition, from);
      if (!(error instanceof Demoted)) throw error;
      this.#isDemoted = true;
    }
  }

  async #proposed(messages: readonly KafkaMessage[]): Promise<Issue[]> {
    const { issuer, schemas, log, signal } = this.#issuing;
    const { build, tick, until } = this.#followed;
    const decoder = schemas.decoder(issuer.follows);
    await insist(log, 'the schema registry', () => learnSchemas(decoder, messages), { signal });
    while (tick() === 0 && !signal.aborted) await pause(100, signal);
    return messages.flatMap(({ value, timestamp, offset }) => {
      // What is taken back was said all the same.
      if (!value || (until !== null && Number(timestamp) >= until)) return [];
      const event = decoded(decoder, value);
      if (event) return issuer.issue(event, { tick: tick(), isNews: Number(timestamp) >= build.newsSince });
      log.error({ topic: build.physical, offset }, 'an event cannot be decoded: nothing is issued for it');
      return [];
    });
  }

  /** Notes what is new, and where it was read. */
  #note(issues: readonly Issue[]): Promise<Pending[]> {
    const { issuer } = this.#issuing;
    return this.#followed.session.transaction(async (sql) => {
      const leads = issues.map(({ fact, along }) => ({ ...this.#pending(fact), along }));
      const added = await noteNew(sql, issuer.name, leads);
      const along = added.flatMap((lead) => lead.along.map((fact) => this.#pending(fact)));
      const alongToo = await noteNew(sql, issuer.name, along);
      if (added.length > 0 && !(await this.#maySay(sql))) throw new Demoted();
      await this.#places.write(sql);
      return [...added, ...alongToo];
    });
  }

  async #maySay(sql: Sql): Promise<boolean> {
    const { build, until } = this.#followed;
    return until !== null || (await promotedBuild(sql, this.#issuing.issuer.follows))?.lineage === build.lineage;
  }

  #pending({ topic: name, value }: Outgoing): Pending {
    const { issuer, schemas } = this.#issuing;
    const topic = issuer.to.find((one) => one.name === name);
    if (!topic) throw new Error(`${issuer.name} does not declare that it writes ${name}`);
    return { topic: name, id: topic.entity(value), key: topic.key(value), value: schemas.encode(topic, value) };
  }
}

/** Following one build of a topic: what its events say is noted, then appended. */
import type { KafkaMessage } from '../kafka.js';
import { insist, pause } from '../log.js';
import type { Session, Sql } from '../postgres.js';
import { decoded, learnSchemas } from '../source-event.js';
import type { Outgoing } from '../topic.js';
import { readWhole } from '../whole.js';
import { append, type Issuing } from './appending.js';
import type { Issue } from './issuer.js';
import { noteNew, type Pending, readPlaces, writePlaces } from './ledger.js';
import { type PromotedBuild, promotedBuild } from './promoted.js';

/** While nothing new is said, the place is written so often at most: ids decide, it only saves reading again. */
const PLACES_MS = 5_000;

/** Nothing was noted: another build is promoted by now, which tells it otherwise or again. */
class Demoted extends Error {}

/** Reads a build from where it was left, until stopped. */
export class Following {
  readonly #issuing: Issuing;
  readonly #session: Session;
  readonly #build: PromotedBuild;
  readonly #tick: () => number;
  /** What it told from here on (ms) is not said: another build is promoted. */
  readonly #before: number;
  #places = new Map<string, number>();
  #writtenAt = 0;
  #turn: Promise<void> = Promise.resolve();
  #stop = async () => {};
  /** What ended it; null: nothing has. */
  failure: unknown = null;
  /** Another build was promoted while it read. */
  #isDemoted = false;

  constructor(
    issuing: Issuing,
    session: Session,
    build: PromotedBuild,
    tick: () => number,
    before = Number.POSITIVE_INFINITY,
  ) {
    this.#issuing = issuing;
    this.#session = session;
    this.#build = build;
    this.#tick = tick;
    this.#before = before;
  }

  async start(): Promise<void> {
    const { issuer, kafka, log } = this.#issuing;
    const { physical } = this.#build;
    this.#places = await readPlaces(this.#session, issuer.name, [physical]);
    const { stop } = await readWhole(
      kafka,
      [physical],
      (topic, partition, low, high) => {
        const from = Math.max(low, Math.min(this.#places.get(`${topic}/${partition}`) ?? low, high));
        this.#places.set(`${topic}/${partition}`, from);
        return from;
      },
      // One after the other: a session has one transaction at a time.
      (_, partition, messages, nextOffset) => {
        this.#turn = this.#turn.then(() => this.#take(partition, messages, nextOffset));
        return this.#turn;
      },
      log,
    );
    this.#stop = stop;
  }

  /** Whether it has not ended by itself. */
  get isReading(): boolean {
    return this.failure === null && !this.#isDemoted;
  }

  /** Whether all up to these ends (by partition) is taken. */
  hasTaken(ends: readonly { partition: number; high: string }[]): boolean {
    return ends.every(
      ({ partition, high }) => (this.#places.get(`${this.#build.physical}/${partition}`) ?? 0) >= Number(high),
    );
  }

  async stop(): Promise<void> {
    await this.#stop();
    await this.#turn;
    if (this.failure === null) await this.#writePlaces(this.#session);
  }

  async #take(partition: number, messages: readonly KafkaMessage[], nextOffset: number): Promise<void> {
    if (!this.isReading || this.#issuing.signal.aborted) return;
    const place = `${this.#build.physical}/${partition}`;
    const from = this.#places.get(place) ?? 0;
    try {
      const issues = await this.#proposed(messages);
      if (this.#issuing.signal.aborted) return;
      this.#places.set(place, nextOffset);
      if (issues.length > 0) await append(this.#issuing, this.#session, await this.#note(issues));
      else if (Date.now() - this.#writtenAt > PLACES_MS) await this.#writePlaces(this.#session);
    } catch (error) {
      this.#places.set(place, from);
      if (error instanceof Demoted) this.#isDemoted = true;
      else this.failure = error;
    }
  }

  async #proposed(messages: readonly KafkaMessage[]): Promise<Issue[]> {
    const { issuer, schemas, log, signal } = this.#issuing;
    const decoder = schemas.decoder(issuer.follows);
    await insist(log, 'the schema registry', () => learnSchemas(decoder, messages), { signal });
    while (this.#tick() === 0 && !signal.aborted) await pause(100, signal);
    return messages.flatMap(({ value, timestamp, offset }) => {
      // What is taken back was said all the same.
      if (!value || Number(timestamp) >= this.#before) return [];
      const event = decoded(decoder, value);
      if (event) return issuer.issue(event, { tick: this.#tick(), isNews: Number(timestamp) >= this.#build.newsSince });
      log.error({ topic: this.#build.physical, offset }, 'an event cannot be decoded: nothing is issued for it');
      return [];
    });
  }

  /** Notes what is new, and where it was read. */
  #note(issues: readonly Issue[]): Promise<Pending[]> {
    const { issuer } = this.#issuing;
    return this.#session.transaction(async (sql) => {
      const leads = issues.map(({ fact, along }) => ({ ...this.#pending(fact), along }));
      const added = await noteNew(sql, issuer.name, leads);
      const along = await noteNew(
        sql,
        issuer.name,
        added.flatMap((lead) => lead.along.map((fact) => this.#pending(fact))),
      );
      if (added.length > 0 && !(await this.#maySay(sql))) throw new Demoted();
      await this.#writePlaces(sql);
      return [...added, ...along];
    });
  }

  async #maySay(sql: Sql): Promise<boolean> {
    if (this.#before !== Number.POSITIVE_INFINITY) return true;
    return (await promotedBuild(sql, this.#issuing.issuer.follows))?.lineage === this.#build.lineage;
  }

  #pending({ topic: name, value }: Outgoing): Pending {
    const { issuer, schemas } = this.#issuing;
    const topic = issuer.to.find((one) => one.name === name);
    if (!topic) throw new Error(`${issuer.name} does not declare that it writes ${name}`);
    return { topic: name, id: topic.entity(value), key: topic.key(value), value: schemas.encode(topic, value) };
  }

  async #writePlaces(sql: Sql): Promise<void> {
    const { physical } = this.#build;
    const places = [...this.#places].map(([id, position]) => ({
      ...{ topic: physical, partition: Number(id.slice(id.lastIndexOf('/') + 1)), position },
    }));
    await writePlaces(sql, this.#issuing.issuer.name, places);
    this.#writtenAt = Date.now();
  }
}

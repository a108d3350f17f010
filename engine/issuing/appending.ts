/** Appending what is noted to the log, and learning what the log has. */
import { type Kafka, type Producer, partitionOf } from '../kafka.js';
import { insist, type Log, pause } from '../log.js';
import type { Session } from '../postgres.js';
import { type Schemas, Undecodable } from '../registry.js';
import { judgeSource, learnSchemas } from '../source-event.js';
import type { Topic } from '../topic.js';
import { readWhole } from '../whole.js';
import type { Issuer } from './issuer.js';
import { noteAppended, type Pending, readPending } from './ledger.js';
import { Places } from './places.js';

/** What an issuer works with. */
export interface Issuing {
  readonly issuer: Issuer;
  readonly kafka: Kafka;
  readonly producer: Producer;
  readonly schemas: Schemas;
  /** Partitions of the topics that it writes. */
  readonly partitions: ReadonlyMap<string, number>;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Appends, each at its key, and notes that the log has them. A crash in between is made good by whoever comes next, who reads the log first. */
export async function append(
  { issuer, producer, partitions, log, signal }: Issuing,
  session: Session,
  facts: readonly Pending[],
) {
  if (facts.length === 0) return;
  const topicMessages = issuer.to.map(({ name }) => ({
    topic: name,
    messages: facts
      .filter(({ topic }) => topic === name)
      .map(({ key, value }) => ({ key, value, partition: partitionOf(key, partitions.get(name) ?? 1) })),
  }));
  for (const { topic, messages } of topicMessages)
    if (messages.length > 0)
      await insist(log, 'the Kafka broker (publishing)', () => producer.send({ topic, acks: -1, messages }), {
        signal,
      });
  await noteAppended(session, issuer.name, facts);
}

/**
 * Makes the ledger know what the log has: facts that a former holder appended and could not note any more, and all that a database
 * which was restored from a backup has forgotten. Then appends what is noted and not there.
 */
export async function takeOver(issuing: Issuing, session: Session): Promise<void> {
  for (const topic of issuing.issuer.to) await learn(issuing, session, topic);
  await append(issuing, session, await readPending(session, issuing.issuer.name));
}

async function learn({ issuer, kafka, schemas, log, signal }: Issuing, session: Session, topic: Topic): Promise<void> {
  const decoder = schemas.decoder(topic);
  const places = await Places.read(session, issuer.name, topic.name);
  const ends: { partition: number; high: string }[] = [];
  const found: { topic: string; id: string }[] = [];
  const reader = await readWhole(
    kafka,
    [topic.name],
    (_, partition, low, high) => {
      ends.push({ partition, high: String(high) });
      return places.begin(partition, low, high);
    },
    async (_, partition, messages, nextOffset) => {
      await insist(log, 'the schema registry', () => learnSchemas(decoder, messages), { signal });
      for (const message of messages) {
        const fact = judgeSource(topic, decoder, message);
        if (!(fact instanceof Undecodable)) found.push({ topic: topic.name, id: topic.entity(fact) });
      }
      places.move(partition, nextOffset);
    },
    log,
    { signal },
  );
  while (!places.reach(ends) && !signal.aborted) await pause(20, signal);
  await reader.stop();
  await session.transaction(async (sql) => {
    await noteAppended(sql, issuer.name, found);
    await places.write(sql);
  });
}

/** Streams of members: what changes of them, out of the derived topics of the promoted builds. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { partitionOf } from '../../engine/kafka.js';
import type { LogRecord } from '../../engine/tailing/log-record.js';
import { PromotedTail } from '../../engine/tailing/promoted.js';
import type { Doors } from './doors.js';
import type { PushEvent } from './frame.js';
import { unpackMember } from './member-id.js';
import { MemberStream } from './member-stream.js';
import { type MemberEvent, memberEvents } from './member-topics.js';
import { beginStream, hold, lastPlace, within } from './opening.js';
import { seal } from './packing.js';

type Said = Omit<PushEvent, 'id'>;
type Parts = ConstructorParameters<typeof PromotedTail>[0];

export class MemberFeed {
  readonly #doors: Doors;
  readonly #secret: string;
  readonly #promoted: PromotedTail;
  readonly #streams = new Set<MemberStream>();
  /** Many may follow one member: what a record says is made once. */
  readonly #said = new WeakMap<LogRecord, Said | null>();

  constructor(parts: Parts, doors: Doors, secret: string) {
    this.#doors = doors;
    this.#secret = secret;
    this.#promoted = new PromotedTail(
      parts,
      memberEvents.map(({ topic }) => topic),
      async (generation) => {
        await Promise.all([...this.#streams].map((stream) => stream.follow(generation, null)));
      },
    );
  }

  /** Answers with a stream; throws a problem when it cannot. */
  async open(request: FastifyRequest, reply: FastifyReply, userId: string, stillMay: () => Promise<boolean>) {
    const name = `member ${userId}`;
    const place = lastPlace(request, name, this.#secret, (bytes) => unpackMember(bytes, memberEvents.length));
    const connection = this.#doors.enter(request, reply, stillMay);
    try {
      const { tail } = await within(this.#promoted.current());
      await hold(tail, partitionOf(userId, tail.partitions), connection);
    } catch (error) {
      connection.abandon();
      throw error;
    }
    const stream = new MemberStream({
      userId,
      connection,
      say: (record, told) => this.#say(record, told),
      seal: (bytes) => seal(this.#secret, name, bytes),
    });
    this.#streams.add(stream);
    connection.onClosed(() => this.#streams.delete(stream));
    beginStream(reply, connection, () => stream.position());
    const generation = await this.#promoted.current();
    if (generation) await stream.follow(generation, place);
  }

  stop(): Promise<void> {
    return this.#promoted.stop();
  }

  #say(record: LogRecord, { event, topic, shape }: MemberEvent): Said | null {
    let said = this.#said.get(record);
    if (said === undefined) {
      const { value, origin } = record;
      if (!value) said = { event: 'removed', data: JSON.stringify({ of: event, entity: origin.entity }) };
      else {
        const decoded = this.#promoted.decode(topic, value);
        said = decoded && {
          event,
          data: JSON.stringify({ entity: topic.entity(decoded), value: shape.json(decoded as never) }),
        };
      }
      this.#said.set(record, said);
    }
    return said;
  }
}

/** Messages of many callers in few requests: whoever publishes within one turn of the event loop shares a round trip. */

/** As the producer takes it. */
interface Message {
  readonly key: string;
  readonly value: Buffer;
  readonly partition: number;
}

/** Sends in one request; the offset of the first message of each partition, by partition. */
export type SendTogether = (messages: readonly Message[]) => Promise<ReadonlyMap<number, number>>;

interface Waiting {
  readonly message: Message;
  readonly resolve: (offset: number) => void;
  readonly reject: (error: unknown) => void;
}

/** A request stays well under what brokers take by default, 1 MB. */
const MOST_BYTES = 500_000;
const MOST_MESSAGES = 1_000;

/** Gathers what goes to one topic. */
export class Batching {
  readonly #send: SendTogether;
  #waiting: Waiting[] = [];

  constructor(send: SendTogether) {
    this.#send = send;
  }

  /** Resolves to the offset of the message once the log has it. */
  add(message: Message): Promise<number> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => void this.#flush());
      this.#waiting.push({ message, resolve, reject });
    });
  }

  /** One request after the other, so that what was given in order stays in order. */
  async #flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const batch of batchesOf(waiting))
      try {
        const next = new Map(await this.#send(batch.map(({ message }) => message)));
        for (const { message, resolve, reject } of batch) {
          const offset = next.get(message.partition);
          if (offset === undefined) reject(new Error(`no offset was told of partition ${message.partition}`));
          else {
            next.set(message.partition, offset + 1);
            resolve(offset);
          }
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
  }
}

function batchesOf(waiting: readonly Waiting[]): Waiting[][] {
  const batches: Waiting[][] = [];
  let bytes = 0;
  for (const one of waiting) {
    const size = one.message.value.length + one.message.key.length;
    const last = batches.at(-1);
    if (last && last.length < MOST_MESSAGES && bytes + size <= MOST_BYTES) last.push(one);
    else {
      batches.push([one]);
      bytes = 0;
    }
    bytes += size;
  }
  return batches;
}

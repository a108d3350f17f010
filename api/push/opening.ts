/** The beginning of every stream: refused in words while it still can be, then it is open until somebody ends it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tail } from '../../engine/tailing/tail.js';
import { invalid, Problem } from '../problem.js';
import type { Connection } from './connection.js';
import { unseal } from './packing.js';

const OPEN_MS = 5_000;
const HEADER = '/headers/last-event-id';

/** The id that a client that comes back says it had last; '': it comes for the first time. */
export const lastIdOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string =>
  [headers['last-event-id'] ?? ''].flat().join();

/** What a client that comes back says it has; null: it comes for the first time. Throws a 400 for anything but an id of this stream. */
export function lastPlace<Place>(
  request: FastifyRequest,
  stream: string,
  secret: string,
  unpack: (bytes: Buffer) => Place | null,
): Place | null {
  const id = lastIdOf(request);
  if (id === '') return null;
  const bytes = unseal(secret, stream, id);
  const place = bytes && unpack(bytes);
  if (!place) throw invalid(HEADER, 'is no id of an event of this stream: leave it out to begin anew');
  return place;
}

/** Throws a 503 when what a stream needs does not answer in time. */
export async function within<T>(needed: Promise<T | null>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), OPEN_MS);
  });
  try {
    const found = await Promise.race([needed, late]).catch((cause: unknown) => {
      throw new Problem('unavailable', 'Kafka or Postgres cannot be reached.', { cause });
    });
    if (found === 'late') throw new Problem('unavailable', 'Kafka does not answer.');
    if (found === null) throw new Problem('unavailable', 'The views are not built yet.');
    return found as T;
  } finally {
    clearTimeout(timer);
  }
}

/** Has a partition followed for as long as the connection is open. Throws a 503 when it cannot be. */
export async function hold(tail: Tail, partition: number, connection: Connection): Promise<void> {
  const following = tail.follow(partition);
  connection.onClosed(() => {
    following.then(
      () => tail.unfollow(partition),
      () => {},
    );
  });
  await within(following);
}

/** Answers as a stream: from here on nothing is refused in words. */
export function beginStream(reply: FastifyReply, connection: Connection, position: () => string): void {
  reply.hijack();
  connection.begin(reply.getHeaders(), position);
}

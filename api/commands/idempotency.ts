/** Repeats of one POST write one fact. */
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { v5 as nameUuid } from 'uuid';
import { callerOf } from '../access.js';
import { Problem } from '../problem.js';
import { Lately, type Written } from './log.js';

/** Names of facts that a client's Idempotency-Key stands for; never change it. */
const NAMESPACE = '6b1f4c0e-2f0b-5d7e-9a53-0c4d1f7f2a90';

interface Remembered {
  readonly request: string;
  readonly written: Promise<Written>;
}

/** Runs a command with the id its fact shall have: made from caller, path and Idempotency-Key, or random without one. */
export type Once = (request: FastifyRequest, write: (id: string) => Promise<Written>) => Promise<Written>;

/** A repeat that this process remembers gets the first answer; one that it does not writes the same id again. */
export function onceOnly(): Once {
  const lately = new Lately<Remembered>();
  return async (request, write) => {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') return write(randomUUID());
    const id = nameUuid(JSON.stringify([callerOf(request).sub, request.method, request.url, key]), NAMESPACE);
    const digest = createHash('sha256')
      .update(JSON.stringify(request.body ?? null))
      .digest('base64');
    const first = lately.get(id);
    if (first && first.request !== digest) {
      throw new Problem('idempotency-key-reused', 'Another body came with this Idempotency-Key; use a new key.');
    }
    if (first) return first.written;
    const remembered = { request: digest, written: write(id) };
    lately.set(id, remembered);
    remembered.written.catch(() => lately.forget(id, remembered));
    return remembered.written;
  };
}

/** Where what a request is about is: what staff whose token names gyms are held to. */
import type { FastifyRequest } from 'fastify';
import type { Database } from './database.js';
import type { Owned, Owner } from './owners.js';
import { findVoided } from './sessions.js';

export interface Place {
  /** What of the request leads there. */
  readonly where: Owner['where'] | 'query/gym' | 'body/gyms' | 'everywhere';
  /** The request itself says it, so that a refusal tells nothing. */
  readonly named: boolean;
  /** What is wrong with what is elsewhere. */
  readonly fault: string;
  /** Whether that is in one of these gyms; null: there is no such thing. */
  isWithin(request: FastifyRequest, gyms: readonly string[], db: Database): Promise<boolean | null>;
}

/** A person is where their home gym is, and what somebody does also where the machine stands; whoever asks is not held to where they are themselves. */
export const whereOf = ({ where, named, find }: Owner): Place => ({
  where,
  named,
  fault: 'is not there, as far as is known',
  isWithin: async (request, gyms, db) => {
    const owned = await find(request, db);
    return owned && (owned.userId === request.caller?.sub || isOwnedWithin(owned, gyms, db));
  },
});

/** The gym that a list is narrowed to: ?gym=. */
export const gymInQuery: Place = {
  where: 'query/gym',
  named: true,
  fault: 'must be one of these',
  isWithin: async ({ query }, gyms) => gyms.includes(String((query as { gym?: string }).gym)),
};

/** The gyms that the body is about, each of them; a body without any is about all there are. */
export const gymsInBody: Place = {
  where: 'body/gyms',
  named: true,
  fault: 'must be some of these',
  isWithin: async ({ body }, gyms) => {
    const { gyms: asked = [] } = body as { gyms?: readonly string[] };
    return asked.length > 0 && asked.every((gym) => gyms.includes(gym));
  },
};

/** It is about all there are. */
export const everywhere: Place = {
  where: 'everywhere',
  named: true,
  fault: 'is about all gyms',
  isWithin: async () => false,
};

async function isOwnedWithin({ userId, equipmentId }: Owned, gyms: readonly string[], db: Database): Promise<boolean> {
  const rows = await db
    .unionAll([
      db('members')
        .where('user_id', userId ?? '')
        .whereIn('home_gym_id', gyms)
        .select('user_id as id'),
      db('equipment')
        .where('equipment_id', equipmentId ?? '')
        .whereIn('gym_id', gyms)
        .select('equipment_id as id'),
    ])
    .limit(1);
  return rows.length > 0;
}

/** Whoever did the session in the path; one that was voided is where its machine stands. */
export const evenVoided = (session: Owner): Owner => ({
  ...session,
  find: async (request, db) =>
    (await session.find(request, db)) ?? findVoided(db, String((request.params as { id: string }).id)),
});

/** Where what a request is about is: what staff whose token names gyms are held to. */
import type { FastifyRequest } from 'fastify';
import { findTeam } from './challenges/teams.js';
import type { Database } from './database.js';
import type { Owned, Owner } from './owners.js';
import { findProgramme } from './programmes/rows.js';
import { findVoided } from './sessions.js';

export interface Place {
  /** What of the request leads there. */
  readonly where: Owner['where'] | 'query/gym' | 'body/gyms' | 'body/gymId' | 'programme path/id' | 'team path/teamId';
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

/** The same of data of machines, which only by machine are those of a gym. */
export const gymOfMachinesInQuery: Place = {
  ...gymInQuery,
  fault: 'must be one of these, and by must be equipment',
  isWithin: async (request, gyms, db) =>
    (request.query as { by?: string }).by === 'equipment' && gymInQuery.isWithin(request, gyms, db),
};

/** The gyms that the body is about, each of them; a body without any is about all there are. */
export const gymsInBody: Place = {
  where: 'body/gyms',
  named: true,
  fault: 'must be some of these',
  isWithin: async ({ body }, gyms) => areAllAmong((body as { gyms?: unknown }).gyms, gyms),
};

/** The gym that the body is about. */
export const gymInBody: Place = {
  where: 'body/gymId',
  named: true,
  fault: 'must be one of these',
  isWithin: async ({ body }, gyms) => areAllAmong([(body as { gymId: string | null }).gymId], gyms),
};

/** The gyms of the programme in the path, as it is now. */
export const programmeInPath: Place = {
  where: 'programme path/id',
  named: true,
  fault: 'is of other gyms, too',
  isWithin: async ({ params }, gyms, db) => {
    const programme = await findProgramme(db, (params as { id: string }).id);
    return programme && areAllAmong(programme.programme.gyms, gyms);
  },
};

/** The gym of the team in the path. */
export const teamInPath: Place = {
  where: 'team path/teamId',
  named: true,
  fault: 'is not of one of these',
  isWithin: async ({ params }, gyms, db) => {
    const team = await findTeam(db, (params as { teamId: string }).teamId);
    return team && areAllAmong([team.gymId], gyms);
  },
};

/** What is of no gym is of all there are. */
const areAllAmong = (asked: unknown, gyms: readonly string[]): boolean =>
  Array.isArray(asked) && asked.length > 0 && asked.every((gym) => gyms.includes(gym));

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

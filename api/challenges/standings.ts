/** How the teams, or gyms, of a challenge stand: those that anybody is in by their ranks, then teams that wait for members. */
import { page, placeOf, TeamPlace } from '../cursor.js';
import type { Database } from '../database.js';
import type { JsonRow } from '../row-schema.js';
import { versionJudged } from './teams.js';

/** A team among others; rank and class are null while nobody is in it. */
export interface TeamStanding extends JsonRow {
  readonly challengeId: string;
  readonly version: number;
  readonly teamId: string;
  readonly displayName: string;
  readonly size: number | null;
  readonly sizeClass: number | null;
  readonly rank: number | null;
  readonly members: number;
  readonly fraction: number;
  readonly complete: boolean;
  readonly value: number;
}

interface Asked {
  readonly version?: number;
  readonly cursor?: string;
  readonly limit: number;
}

/** Behind every rank and class. */
const LAST = 2_147_483_647;

const columns = [
  ...['challenge_id', 'version', 'team_id', 'display_name', 'gym_id', 'size', 'size_class', 'rank', 'members', 'value'],
  ...['fraction', 'complete', 'completed_at'],
];

/** Of a version of a challenge; of teams that nobody is in, as if they were of it too. */
const standingsOf = (db: Database, challengeId: string, version: number) => {
  const empty = db('teams as t')
    .where({ challenge_id: challengeId, disbanded: false })
    .whereNotExists(
      db('team_progress as p')
        .whereRaw('p.team_id = t.team_id and p.challenge_id = t.challenge_id')
        .select(db.raw('1')),
    )
    .select(
      'challenge_id',
      db.raw('?::int', [version]),
      ...['team_id', 'display_name', 'gym_id', 'size'],
      db.raw('null::int, null::int, 0, 0::double precision, 0::double precision, false, null::timestamptz'),
    );
  const taking = db('challenge_ranking').where({ challenge_id: challengeId, version }).select(columns).unionAll(empty);
  return db.from(taking.as('standings'));
};

/** A page, best first; the pages of one list are of one version. `last`: the challenge's last version. */
export async function listStandings(
  db: Database,
  challengeId: string,
  last: number,
  { cursor, limit, ...asked }: Asked,
) {
  const [at, ...after] = cursor ? placeOf(TeamPlace, cursor) : [null];
  const version = at ?? asked.version ?? (await versionJudged(db, { challengeId })) ?? last;
  const place = `(coalesce(size_class, ${LAST}), coalesce(rank, ${LAST}), team_id)`;
  const rows: TeamStanding[] = await standingsOf(db, challengeId, version)
    .modify((q) => cursor && q.whereRaw(`${place} > (?, ?, ?)`, [...after]))
    .orderByRaw(place)
    .limit(limit + 1);
  return page(rows, limit, ({ sizeClass, rank, teamId }) => [version, sizeClass ?? LAST, rank ?? LAST, teamId]);
}

/** One of them; null: there is no such team, and nobody takes part for a gym of this id. */
export async function findStanding(
  db: Database,
  { challengeId, teamId, version }: { challengeId: string; teamId: string; version: number },
): Promise<TeamStanding | null> {
  const row = await standingsOf(db, challengeId, version).where('team_id', teamId).first<TeamStanding | undefined>();
  return row ?? null;
}

/** How members stand in challenges: by what they did alone or, in one of teams or gyms, as their team does. */
import type { Progress } from '../../rules/node.js';
import type { Rule } from '../../rules/rule.js';
import type { Share } from '../../rules/team.js';
import type { Database } from '../database.js';
import type { JsonRow } from '../row-schema.js';

/** Progress with what is told of the version by which it is judged. */
export interface Standing extends JsonRow {
  readonly challengeId: string;
  readonly version: number;
  readonly teamId: string | null;
  readonly endsAt: string;
  readonly rule: Rule;
  readonly nodes: Progress;
  /** What the member gave to a team or gym; null: each is judged alone. */
  readonly given: readonly Share[] | null;
}

const told = ['name', 'description', 'starts_at', 'ends_at', 'time_zone', 'day_starts_minute', 'withdrawn', 'rule'];

/** Of a team as of a rule's root; of one that does not take part nothing is done. */
const TEAM_NODES = `jsonb_build_object('kind', c.rule #>> '{root,kind}', 'fraction', coalesce(p.fraction, 0),
  'met', coalesce(p.complete, false), 'value', coalesce(p.value, 0), 'target', coalesce(p.target, 0), 'dimension', 'count')`;

/** Those of a member, in all challenges or one. */
export function standings(db: Database, of: { readonly user_id: string; readonly challenge_id?: string }) {
  const where = Object.fromEntries(Object.entries(of).map(([column, value]) => [`s.${column}`, value]));
  const ofVersion = (from: string) =>
    db(`${from} as s`)
      .join('challenges as c', (on) => on.on('c.challenge_id', 's.challenge_id').on('c.version', 's.version'))
      .where(where)
      .select(...['challenge_id', 'version', 'user_id', 'team_id', 'joined_at'].map((column) => `s.${column}`));
  const alone = ofVersion('challenge_progress').select(
    ...['s.fraction', 's.complete', 's.completed_at', 's.tier', 's.nodes', 's.evidence_until'],
    ...[...told, db.raw('null::jsonb as given')],
  );
  const together = ofVersion('contributions')
    .leftJoin('team_progress as p', (on) =>
      on.on('p.challenge_id', 's.challenge_id').on('p.version', 's.version').on('p.team_id', 's.team_id'),
    )
    .select(
      db.raw('coalesce(p.fraction, 0), coalesce(p.complete, false), p.completed_at, null::text'),
      ...[db.raw(TEAM_NODES), 's.evidence_until', ...told, 's.parts'],
    );
  return db.from(alone.unionAll(together).as('standings'));
}

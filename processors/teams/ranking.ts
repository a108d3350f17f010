/** Who is before whom: the teams, or gyms, of a challenge, ranked when read. */
import { boolean, float, integer, nullable, sqlView, text, timestamp } from '../../engine/declare.js';

/** How many people a group has: as a team tells it, else who has it as home gym; of other teams, who take part. */
const SIZE = `case
    when t.size is not null then t.size
    when t.team_id is null then (
      select count(*)::int from models.members m
      where m.home_gym_id = p.team_id and not exists (select from models.merges g where g.user_id = m.user_id))
    else p.members end`;

/** Sizes from which on a group belongs to the next class, as the rule has them. */
const SIZE_CLASS = `(
    select count(*)::int from jsonb_array_elements(coalesce(rule #> '{root,sizes}', '[]')) as bound (least)
    where size >= least::int)`;

/** Ranks of a version of a challenge, as rules/rank.ts has them. */
export const challengeRanking = sqlView('challenge_ranking', {
  comment:
    'The teams, or gyms, of a challenge that anybody takes part for, ranked apart by size where the rule says so: of a ranking by its value, else by how far they are.',
  freshWithinMs: 5_000,
  columns: {
    challengeId: text('The challenge.'),
    version: integer('The version of it; teams of two versions are not ranked together.'),
    teamId: text('The team, or gym; within a rank, in their order.'),
    displayName: text('What it is called.'),
    gymId: nullable(text('The gym that it is, or that it is of; null: of none.')),
    size: integer('How many people it has, whether they take part or not.'),
    sizeClass: integer('0: the smallest of those that are ranked together.'),
    rank: integer(
      'From 1 within its class; equals share a rank, and the next follows by how many are before (1, 2, 2, 4).',
    ),
    members: integer('Members who take part.'),
    value: float(
      'Of a ranking what its members did together or on average, in the own unit of the measure; of a team the days, weeks or months that it has.',
    ),
    fraction: float('How far, 0 to 1; of a ranking always 0.'),
    complete: boolean('Met by what its present members gave.'),
    completedAt: nullable(timestamp('When it was complete for sure, as team_progress has it.')),
  },
  reads: ['team_progress', 'challenges', 'teams', 'gyms', 'members', 'merges'],
  sql: `select challenge_id, version, team_id, display_name, gym_id, size, size_class,
      rank() over (partition by challenge_id, version, size_class order by score desc)::int as rank,
      members, value, fraction, complete, completed_at
    from (
      select *, ${SIZE_CLASS} as size_class, case when is_ranking then value else fraction end as score
      from (
        select p.challenge_id, p.version, p.team_id, coalesce(t.display_name, y.name, p.team_id) as display_name,
          case when t.team_id is null then y.gym_id else t.gym_id end as gym_id, ${SIZE} as size, c.rule,
          c.rule #>> '{root,kind}' = 'ranking' as is_ranking,
          case when c.rule #>> '{root,across}' = 'mean' then p.value::double precision / p.members
            else p.value::double precision end as value,
          p.members, p.fraction, p.complete, p.completed_at
        from models.team_progress p
          join models.challenges c on c.challenge_id = p.challenge_id and c.version = p.version
          left join models.teams t on t.team_id = p.team_id
          left join models.gyms y on y.gym_id = p.team_id and t.team_id is null) sized) classed`,
});

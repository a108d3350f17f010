/** Whether what a programme requires was done, computed when read: it says nothing that plans, progress, verdicts and workouts do not. */
import { boolean, float, integer, json, nullable, sqlView, text, timestamp, uuids } from '../../engine/declare.js';

/** The workouts that counted, and what is to be known of the data that they rest on. */
const EVIDENCE = `select coalesce(array_agg(v.workout_id order by v.started_at, v.workout_id), '{}') as evidence,
      count(*) filter (where 'entered' = any(w.quality))::int as entered,
      count(*) filter (where w.missing > 0)::int as with_gaps,
      count(*) filter (where exists (select from unnest(w.quality) as flag where flag <> 'entered'))::int as flagged
    from models.challenge_verdicts v
      left join models.workouts w on w.workout_id = v.workout_id and w.user_id = v.user_id
    where v.challenge_id = 'programme:' || p.programme_id and v.user_id = p.user_id and v.counted`;

/** Changes that hold, apart by whether they excuse from something. */
const OVERRIDES = `select
      coalesce(jsonb_agg(o order by n) filter (where o @? '$.changes[*] ? (@.op == "excuse")'), '[]') as exceptions,
      coalesce(jsonb_agg(o order by n) filter (where not o @? '$.changes[*] ? (@.op == "excuse")'), '[]') as changes
    from jsonb_array_elements(p.overrides) with ordinality as every (o, n)`;

/** Of each member of a programme: required, done, met, by what evidence, and what they were excused from. */
export const programmeVerification = sqlView('programme_verification', {
  comment:
    'Of everybody who is in a programme: what is required of them, what they did, whether that meets the standard, by what evidence, and what they were excused from; who left is not here.',
  freshWithinMs: 2_000,
  columns: {
    programmeId: text('The programme.'),
    version: integer('The version by which the member is judged.'),
    userId: text("The member's pseudonym."),
    joinedAt: timestamp('Workouts count from here on.'),
    startsAt: timestamp('When the programme begins.'),
    endsAt: timestamp('When it ends.'),
    ruleHash: text(
      'SHA-256 of the one text of the rule by which they are judged: their plan, less what they were excused from.',
    ),
    requiredVisits: integer('Visits that are required in all.'),
    doneVisits: integer('Visits in which they trained.'),
    requiredWeeks: integer('Weeks that have to be met.'),
    doneWeeks: integer('Weeks in which all was done as the plan asks.'),
    fraction: float('How far, 0 to 1.'),
    standardMet: boolean('All that is required was done, by the present facts.'),
    metAt: nullable(timestamp('End of the shortest beginning of the history that meets it; null: not met.')),
    evidence: uuids('The workouts that counted, in order of their begin.'),
    entered: integer('How many of them were written down: no sensor saw them.'),
    withGaps: integer('Of how many of them messages are missing.'),
    flagged: integer('Of how many of them something else was odd.'),
    evidenceUntil: nullable(timestamp('The latest event time among the workouts that counted; null: none did.')),
    exceptions: json(
      'What they were excused from: {id, author (who approved it), reason, at, changes (op excuse, path, until)}.',
    ),
    changes: json('What trainers changed of the plan besides: {id, author, reason, at, changes}.'),
    conflicts: json('Exceptions and changes that do not hold any more: {overrideId, author, path, message}.'),
  },
  reads: ['plans', 'programmes', 'challenge_progress', 'challenge_verdicts', 'workouts'],
  sql: `select p.programme_id, p.version, p.user_id, p.joined_at, g.starts_at, g.ends_at, p.rule_hash,
      (p.rule #>> '{root,of,0,atLeast}')::int as required_visits,
      coalesce((s.nodes #>> '{of,0,value}')::int, 0) as done_visits,
      (p.rule #>> '{root,of,1,count}')::int as required_weeks,
      (select count(*)::int from jsonb_array_elements(coalesce(s.nodes #> '{of,1,of}', '[]')) as week
        where (week ->> 'met')::boolean) as done_weeks,
      coalesce(s.fraction, 0) as fraction, coalesce(s.complete, false) as standard_met, s.completed_at as met_at,
      e.evidence, e.entered, e.with_gaps, e.flagged, s.evidence_until, o.exceptions, o.changes, p.conflicts
    from models.plans p
      join models.programmes g on g.programme_id = p.programme_id and g.version = p.version
      left join models.challenge_progress s
        on s.challenge_id = 'programme:' || p.programme_id and s.user_id = p.user_id
      cross join lateral (${EVIDENCE}) e
      cross join lateral (${OVERRIDES}) o`,
});

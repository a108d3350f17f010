/** How challenges and programmes do: how many joined, and how many met what was asked. */
import { float, integer, people, somePeople, sqlView, text } from '../../engine/declare.js';

/** By challenge and version. */
export const challengeCompletion = sqlView('challengeCompletion', {
  comment:
    'How many members are in each challenge and programme, and how many of them have met it by the present facts; who left is not counted.',
  freshWithinMs: 1_000,
  analysts: true,
  columns: {
    challengeId: text('The challenge, or `programme:` and the programme whose plan it is.'),
    version: integer('The version by which they are judged.'),
    members: people(integer('Members who take part.')),
    completed: somePeople(integer('Of these, those who have met it.')),
    meanFraction: float('How far they are on average, 0 to 1, to 4 decimals.'),
  },
  reads: ['challenge_progress'],
  sql: `select challenge_id, version, count(*) as members, count(*) filter (where complete) as completed,
      round(avg(fraction)::numeric, 4) as mean_fraction
    from models.challenge_progress group by challenge_id, version`,
});

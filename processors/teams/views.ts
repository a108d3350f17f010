/** What members, staff and analysts read of teams. */
import {
  bigint,
  boolean,
  float,
  integer,
  json,
  nullable,
  people,
  personal,
  text,
  timestamp,
  view,
} from '../../engine/declare.js';

export const teamProgress = view('team_progress', {
  comment:
    'How teams, and gyms against gyms, stand in a challenge by the sums of what their members gave; a team that nobody is in is not here.',
  freshWithinMs: 2_000,
  analysts: true,
  key: ['challengeId', 'version', 'teamId'],
  columns: {
    challengeId: text('The challenge.'),
    version: integer('The version by which its members are judged; members of two versions are two rows.'),
    teamId: personal(text('The team, or gym.')),
    members: people(integer('Members who take part.')),
    fraction: float(
      'How far, 0 to 1; of a ranking always 0. It falls for a cause only: a correction, a period that ended, a member who joined or left.',
    ),
    complete: boolean('Met by what its present members gave; a ranking is never met.'),
    completedAt: personal(
      nullable(
        timestamp(
          'The end of the day, week or month with which it was complete, or of the challenge where it counts once in all, once that is over: sums do not tell which workout it was, and until then who joins the team may undo it. Null: not complete, or not for sure yet.',
        ),
      ),
    ),
    value: bigint(
      'Days, weeks or months in which all conditions held; of a ranking the total, in the own unit of its measure.',
    ),
    target: nullable(integer('How many are asked for; null: it is a ranking.')),
    conditions: personal(
      json(
        'A list of the conditions in the present day, week or month, or in all: {across, members, dimension, value, target, met}, in units of dimension; with every and best the value is how many members did it.',
      ),
    ),
    evidenceUntil: personal(
      nullable(timestamp('The latest event time among the workouts that counted; null: none did.')),
    ),
  },
  indexes: [['challengeId', 'version'], ['teamId']],
});

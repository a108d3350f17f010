/** What schemathesis is told of this world: ids that there are, so that what is asked about is often there. */
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { tokenOf } from '../api-app.js';

const OFTEN = 0.7;

/** Its configuration, and the member who asks. */
export async function configOf(db: pg.Pool, app: FastifyInstance, trainer: string) {
  const column = async (sql: string) => (await db.query<{ id: string }>(sql)).rows.map(({ id }) => id);
  const [member = '', ...members] = await column(
    `select user_id as id from models.members m order by (select count(*) from models.workouts w where w.user_id = m.user_id) desc,
       user_id limit 12`,
  );
  const victims = members.splice(-4);
  await letSee(app, member, trainer);
  const dictionaries: Record<string, string[]> = {
    members: [member, ...members],
    victims,
    workouts: await column(
      `select workout_id::text as id from models.workouts where user_id = '${member}' union all (select workout_id::text from models.workouts limit 5)`,
    ),
    sessions: await column('select session_id::text as id from models.live_sessions limit 8'),
    machines: await column('select equipment_id as id from models.equipment limit 6'),
    gyms: await column('select gym_id as id from models.gyms'),
    exercises: await column('select exercise_id as id from models.exercises order by 1 limit 20'),
    challenges: await column('select challenge_id as id from models.challenges'),
    programmes: await column('select programme_id as id from models.programmes'),
    teams: await column('select team_id as id from models.teams limit 5'),
    measurements: await column('select measurement_id::text as id from models.body_measurements limit 5'),
    positions: ['users:0:0', 'users:1:0,users:2:0'],
    beginnings: ['2026-01-01T00:00:00Z', '2026-01-01'],
    ends: ['2026-12-31T23:59:59.5+08:00', '2026-01-31'],
    periods: ['2026', '0001', '2026-02', '9998-12', '2026-W05', '2026-W53'],
    zones: ['Asia/Singapore', 'UTC'],
    none: [''],
    metrics: await column(`select distinct metric as id from models.member_metrics where user_id = '${member}'`),
  };
  const known = Object.fromEntries(Object.entries(dictionaries).filter(([, ids]) => ids.length > 0));
  return { text: tomlOf(known), member };
}

/** The member lets the trainer see them. */
async function letSee(app: FastifyInstance, member: string, trainer: string): Promise<void> {
  const [url, authorization] = [`/v1/users/${member}`, `Bearer ${await tokenOf(member, 'member')}`];
  const { headers } = await app.inject({ url, headers: { authorization } });
  const patch = { authorization, 'if-match': String(headers.etag) };
  const answer = await app.inject({ method: 'PATCH', url, headers: patch, payload: { trainers: [trainer] } });
  if (answer.statusCode !== 202) throw new Error(`${url} answers ${answer.statusCode}: ${answer.body}`);
}

/** By the beginning of a path: what its `{id}` is one of. The first that fits counts. */
const ids: readonly (readonly [string, string])[] = [
  ['^/v1/users/\\{id\\}(/merges|$)', 'victims'],
  ['^/v1/users/', 'members'],
  ['^/v1/workouts/', 'workouts'],
  ['^/v1/live/', 'sessions'],
  ['^/v1/challenges/', 'challenges'],
  ['^/v1/programmes/', 'programmes'],
  ['^/v1/equipment/', 'machines'],
  ['^/v1/gyms/', 'gyms'],
  ['^/v1/exercises/', 'exercises'],
];

/** What a request that the document allows may be refused with all the same: who may, what is there, what moved on. */
const REFUSED = ['2xx', '3xx', '401', '403', '404', '409', '412', '428'];
/**
 * And a write, whose meaning JSON Schema cannot tell whole: that a rule can be judged, an exercise is there, a body measured has a figure,
 * a key belongs to one body. Reads are not to be refused so.
 */
const MEANINGLESS = ['400', '422'];

/** How what the document does not allow is refused: by its meaning, by who asks, or, where it is longer than any head may be, unread (431). */
const NOT_ALLOWED = ['400', '401', '403', '404', '405', '406', '409', '415', '422', '428', '429', '431', '5xx'];

const list = (items: readonly string[]) => JSON.stringify(items);

function tomlOf(dictionaries: Readonly<Record<string, readonly string[]>>): string {
  const bound = (parameter: string, dictionary: string, probability = OFTEN) =>
    dictionaries[dictionary]
      ? [`"${parameter}" = { dictionary = "${dictionary}", probability = ${probability.toFixed(1)} }`]
      : [];
  return [
    // A stream goes on for ever.
    'max-stream-events = 1',
    '[dictionaries]',
    ...Object.entries(dictionaries).map(([name, values]) => `${name} = { values = ${list(values)} }`),
    '[checks]',
    `positive_data_acceptance.expected-statuses = ${list(REFUSED)}`,
    `negative_data_rejection.expected-statuses = ${list(NOT_ALLOWED)}`,
    '[parameters]',
    ...bound('path.userId', 'members'),
    ...bound('path.workoutId', 'workouts'),
    ...bound('path.teamId', 'teams'),
    ...bound('path.metric', 'metrics'),
    ...bound('path.measurementId', 'measurements'),
    ...bound('query.gym', 'gyms'),
    ...bound('query.exercise', 'exercises'),
    // Each list takes only its own cursors, and none at all.
    ...bound('query.cursor', 'none', 1),
    // The document says from 1970 on, which comes first, which years have a week 53, and what a position is, in words alone.
    ...bound('query.from', 'beginnings', 1),
    ...['query.to', 'query.at'].flatMap((parameter) => bound(parameter, 'ends', 1)),
    ...bound('query.period', 'periods', 1),
    ...bound('header.repstream-after', 'positions', 1),
    ...bound('body.timeZone', 'zones', 1),
    ...ids.flatMap(([path, dictionary]) => [
      '[[operations]]',
      `include-path-regex = ${JSON.stringify(path)}`,
      `parameters = { ${bound('path.id', dictionary).join(', ')} }`,
    ]),
    // An id of an event is sealed: none but one that was given is taken.
    '[[operations]]',
    'include-path-regex = "/events$"',
    `checks = { positive_data_acceptance = { expected-statuses = ${list([...REFUSED, '400'])} } }`,
    '[[operations]]',
    'include-method = ["POST", "PUT", "PATCH", "DELETE"]',
    `checks = { positive_data_acceptance = { expected-statuses = ${list([...REFUSED, ...MEANINGLESS])} } }`,
    '',
  ].join('\n');
}

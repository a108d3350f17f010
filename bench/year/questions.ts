/** What dashboards and apps ask of a year, and how long the answers take. */
import type pg from 'pg';
import { cursorOf } from '../../api/cursor.js';
import { openDatabase } from '../../api/database.js';
import { openOperator } from '../../api/operator/operator.js';
import { openPush } from '../../api/push/push.js';
import { buildApi } from '../../api/server.js';
import { type Role, signToken } from '../../api/tokens.js';
import type { Settings } from '../../deploy/settings.js';
import { watchFreshness } from '../../engine/freshness/watch.js';
import { createLog } from '../../engine/log.js';
import { watchPositions } from '../../engine/positions/watch.js';
import { openPublisher } from '../../engine/publish.js';
import { topologyOf } from '../../engine/topology.js';

/** Of what it is asked. */
export interface Subject {
  readonly year: number;
  readonly gymId: string;
  readonly exerciseId: string;
}

/** A question in SQL or to the API, and how long its answer may take, ms. */
interface Question {
  readonly name: string;
  readonly withinMs: number;
  readonly sql?: string;
  readonly url?: string;
  readonly as?: Role;
}

const BOARD = 'month, gym_id, exercise_id, measure, rank, user_id, display_name, value, unit';

/** All of them. A member's own insights are read from workouts and sets, which a frozen lineage does not show. */
export function questionsOf({ year, gymId, exerciseId }: Subject): Question[] {
  const month = `from=${year}-03-01&to=${year}-04-01`;
  const whole = `from=${year}-01-01&to=${year + 1}-01-01`;
  const board = (gym: string, exercise: string, measure: string, more = '') =>
    `/v1/leaderboards?month=${year}-03&measure=${measure}${gym && `&gym=${gym}`}${exercise && `&exercise=${exercise}`}${more}`;
  const deep = `&cursor=${cursorOf([400, ''.padEnd(36, 'f')])}`;
  const sqlBoard = (gym: string) =>
    `select ${BOARD} from models.leaderboard where month = '${year}-03-01' and gym_id = '${gym}' and exercise_id = ''
     and measure = 'tonnage' order by rank, user_id limit 50`;
  const within = (withinMs: number) => (name: string, asked: Omit<Question, 'name' | 'withinMs'>) => ({
    name,
    withinMs,
    ...asked,
  });
  const [dashboard, page] = [within(200), within(50)];
  return [
    { name: 'select 1', withinMs: 200, sql: 'select 1' },
    dashboard('usage by hour, a gym, a month', {
      sql: `select * from models.usage_by_hour where gym_id = '${gymId}' and day >= '${year}-03-01' and day < '${year}-04-01'`,
    }),
    dashboard('active members by month, a gym, the year', {
      sql: `select * from models.active_members where gym_id = '${gymId}' and period = 'month' order by starts_on`,
    }),
    dashboard('active members by month, all gyms, the year', {
      sql: `select * from models.active_members where gym_id = '' and period = 'month' order by starts_on`,
    }),
    dashboard('active members by week, all gyms, the year', {
      sql: `select * from models.active_members where gym_id = '' and period = 'week' order by starts_on`,
    }),
    dashboard('active members by day, all gyms, the year', {
      sql: `select * from models.active_members where gym_id = '' and period = 'day' order by starts_on`,
    }),
    dashboard('utilisation, a gym, a month', {
      sql: `select * from models.equipment_utilisation where gym_id = '${gymId}' and day >= '${year}-03-01' and day < '${year}-04-01'`,
    }),
    dashboard('utilisation, all gyms, a month', {
      sql: `select * from models.equipment_utilisation where day >= '${year}-03-01' and day < '${year}-04-01'`,
    }),
    dashboard('API: usage by month, all gyms', { url: `/v1/usage?${whole}&per=month`, as: 'staff' }),
    dashboard('API: utilisation, a gym, a month', {
      url: `/v1/usage/equipment?gym=${gymId}&${month}&limit=100`,
      as: 'staff',
    }),
    page('leaderboard, a gym', { sql: sqlBoard(gymId) }),
    page('leaderboard, all gyms', { sql: sqlBoard('') }),
    page('API: leaderboard, a gym', { url: board(gymId, '', 'tonnage') }),
    page('API: leaderboard, a gym, an exercise', { url: board(gymId, exerciseId, 'repetitions') }),
    page('API: leaderboard, all gyms', { url: board('', '', 'tonnage') }),
    page('API: leaderboard, all gyms, an exercise', { url: board('', exerciseId, 'repetitions') }),
    page('API: leaderboard, all gyms, from rank 400', { url: board('', '', 'active_minutes', deep) }),
  ];
}

/** An answer: its rows, and the median of its times, ms. */
export interface Answered {
  readonly name: string;
  readonly withinMs: number;
  readonly rows: number;
  readonly medianMs: number;
}

/** How good the data of machines are: asked of sessions, which a frozen lineage does not show either. */
export function questionsOfSessions({ year, gymId }: Subject): Question[] {
  const weeks = `(week is null or week >= '${year}-03-01' and week < '${year}-03-29')`;
  const order = (first: string) => `order by coalesce(week, date '0001-01-01'), ${first}, firmware limit 51`;
  const month = `from=${year}-03-01&to=${year}-03-29`;
  const withinMs = 200;
  return [
    {
      ...{ name: "quality of data of a gym's machines, four weeks", withinMs },
      sql: `select * from models.equipment_data_quality where gym_id = '${gymId}' and ${weeks} ${order('equipment_id')}`,
    },
    {
      ...{ name: 'quality of data of all machines, four weeks', withinMs },
      sql: `select * from models.equipment_data_quality where ${weeks} ${order('gym_id, equipment_id')}`,
    },
    {
      ...{ name: 'quality of data of all models, four weeks', withinMs },
      sql: `select * from models.firmware_data_quality where ${weeks} ${order('model')}`,
    },
    {
      ...{ name: "API: quality of data of a gym's machines, four weeks", withinMs, as: 'staff' },
      url: `/v1/usage/data-quality?gym=${gymId}&${month}`,
    },
    {
      ...{ name: 'API: quality of data of all machines, four weeks', withinMs, as: 'staff' },
      url: `/v1/usage/data-quality?${month}`,
    },
    {
      ...{ name: 'API: use of a gym at a glance, four weeks', withinMs, as: 'staff' },
      url: `/v1/usage/summary?gym=${gymId}&${month}`,
    },
    {
      ...{ name: 'API: use of all gyms at a glance, four weeks', withinMs, as: 'staff' },
      url: `/v1/usage/summary?${month}`,
    },
  ];
}

const SECRET = 'a secret of the benchmark, long enough for HS256';
const TIMES = 7;

/** Asks all questions, each seven times. */
export async function ask(settings: Settings, db: pg.Client, questions: readonly Question[]): Promise<Answered[]> {
  const log = createLog('bench', 'silent');
  const database = openDatabase(settings.databaseUrl, log);
  const [publisher, watch] = [openPublisher(settings, log), watchFreshness(settings, log)];
  const [positions, push] = [watchPositions(settings, log), openPush(settings, SECRET, log)];
  const operator = openOperator({ connections: settings, topology: topologyOf([]), meanings: {}, log });
  const app = buildApi({
    db: database,
    publisher,
    keys: { secret: SECRET },
    freshness: watch.look,
    issuers: watch.issuers,
    positions,
    operator,
    push,
    brokerAnswers: async () => true,
    log,
  });
  await app.ready();
  const answered: Answered[] = [];
  for (const { name, withinMs, sql, url = '', as = 'member' } of questions) {
    const token = await signToken({ sub: 'bench', role: as, expiresIn: 600 }, SECRET);
    const times: number[] = [];
    let rows = 0;
    for (let time = 0; time < TIMES; time++) {
      const began = performance.now();
      if (sql) rows = (await db.query(sql)).rowCount ?? 0;
      else {
        const { statusCode, body } = await app.inject({ url, headers: { authorization: `Bearer ${token}` } });
        if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}: ${body}`);
        const answer = JSON.parse(body);
        rows = (answer.items ?? answer.machines).length;
      }
      times.push(performance.now() - began);
    }
    const medianMs = times.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? Number.NaN;
    answered.push({ name, withinMs, rows, medianMs });
  }
  await app.close();
  await Promise.all(
    [publisher, watch, positions, push, operator].map((part) => part.close()).concat(database.destroy()),
  );
  return answered;
}

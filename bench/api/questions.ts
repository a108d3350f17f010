/** What apps ask most, and the statements by which a handler without an API around it would answer the same. */
import knex from 'knex';
import { standings } from '../../api/challenges/progress.js';
import type { Role } from '../../api/tokens.js';
import { CHALLENGE, MONTH, memberId } from './filled.js';

export interface Question {
  readonly name: string;
  /** Of the member of this number. */
  readonly path: (member: number) => string;
  readonly as: Role;
  /** By the id of that member: the answer's body, out of the rows of one statement after the other. */
  readonly bare: (ask: Ask, userId: string) => Promise<unknown>;
}

/** Rows of a statement. */
export type Ask = (sql: string, values: readonly unknown[]) => Promise<Record<string, unknown>[]>;

// Word for word what the API asks; those that it builds of parts are built by the same.
const HISTORY = `select * from workouts where user_id = $1 order by started_at desc, workout_id desc limit $2`;
const SETS = `select * from workout_sets where workout_id = any($1) order by set_number`;
const METRICS = `select * from member_metrics where user_id = $1 order by metric, exercise_id, equipment_model`;
const BOARD = `select * from leaderboard where month = $1 and measure = $2 and gym_id = $3 and exercise_id = $4 order by rank, user_id limit $5`;
const PROGRESS = standings(knex({ client: 'pg' }), { user_id: '', challenge_id: '' })
  .limit(1)
  .toSQL()
  .toNative().sql;

const gymOf = (member: number) => `gym-${member % 20}`;

export const questions: readonly Question[] = [
  {
    ...{ name: 'history', as: 'member', path: (i) => `/v1/users/${memberId(i)}/workouts` },
    bare: async (ask, userId) => {
      const items = await ask(HISTORY, [userId, 51]);
      const ids = items.map(({ workout_id }) => workout_id);
      const sets = new Map<unknown, object[]>(ids.map((id) => [id, []]));
      for (const set of await ask(SETS, [ids])) sets.get(set.workout_id)?.push(set);
      return { items: items.map((row) => ({ ...row, sets: sets.get(row.workout_id) })) };
    },
  },
  {
    ...{ name: 'metrics', as: 'member', path: (i) => `/v1/users/${memberId(i)}/metrics` },
    bare: async (ask, userId) => ({ items: await ask(METRICS, [userId]) }),
  },
  {
    ...{ name: 'leaderboard', as: 'member' },
    path: (i) => `/v1/leaderboards?month=${MONTH}&measure=tonnage&gym=${gymOf(i)}`,
    bare: async (ask, userId) => ({
      items: await ask(BOARD, [`${MONTH}-01`, 'tonnage', gymOf(Number(userId.slice(-12))), '', 51]),
    }),
  },
  {
    ...{ name: 'progress', as: 'member', path: (i) => `/v1/challenges/${CHALLENGE}/progress/${memberId(i)}` },
    bare: async (ask, userId) => (await ask(PROGRESS, [userId, CHALLENGE, userId, CHALLENGE, 1]))[0],
  },
];

/** Ranks as Postgres computes them are those that rules/rank.ts gives a preview. */
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sqlType } from '../../engine/columns.js';
import { columnsOf, snakeCase, type View } from '../../engine/view.js';
import { challenges, gyms, members, merges, teams } from '../../processors/catalogue/views.js';
import { challengeRanking } from '../../processors/teams/ranking.js';
import { teamProgress } from '../../processors/teams/views.js';
import { rank } from '../../rules/rank.js';
import type { Rule } from '../../rules/rule.js';
import { createDatabase } from '../stack.js';

const read: readonly View[] = [teamProgress, challenges, teams, gyms, members, merges];
let db: pg.Client;

beforeAll(async () => {
  db = new pg.Client({ connectionString: await createDatabase() });
  await db.connect();
  await db.query('create schema models');
  for (const view of read) {
    const columns = columnsOf(view).map(([name, column]) => `${snakeCase(name)} ${sqlType(column)}`);
    await db.query(`create table models.${snakeCase(view.name)} (${columns.join(', ')})`);
  }
});
afterAll(() => db?.end());

const fill = async (view: View, rows: readonly Record<string, unknown>[]) => {
  const table = `models.${snakeCase(view.name)}`;
  await db.query(`truncate ${table}`);
  await db.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows),
  ]);
};

/** What each of its members gave; a team says its size, a gym has it from its members. */
const group = fc.record({
  gave: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }),
  others: fc.nat(6),
  isTeam: fc.boolean(),
});

it('R34: groups are ranked within their size, and equals share a rank', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(group, { minLength: 1, maxLength: 7 }),
      fc.constantFrom('sum' as const, 'mean' as const),
      fc.constantFrom(undefined, [3], [2, 5]),
      async (groups, across, sizes) => {
        const root = { kind: 'ranking', measure: 'energy', across, ...(sizes && { sizes }) };
        const rule = { schema: 1, root } as Rule;
        const named = groups.map((one, i) => ({ ...one, id: `g${i}`, size: one.gave.length + one.others }));
        await fill(challenges, [{ challenge_id: 'contest', version: 1, rule }]);
        await fill(
          teams,
          named.flatMap(({ id, size, isTeam }) =>
            isTeam ? [{ team_id: id, challenge_id: 'contest', display_name: `The ${id}`, size }] : [],
          ),
        );
        await fill(
          members,
          named.flatMap(({ id, size, isTeam }) =>
            isTeam ? [] : Array.from({ length: size + 1 }, (_, n) => ({ user_id: `${id} ${n}`, home_gym_id: id })),
          ),
        );
        // Of each gym one id was given up for another: it is nobody.
        await fill(
          merges,
          named.map(({ id }) => ({ user_id: `${id} 0`, into_user_id: `${id} 1` })),
        );
        await fill(
          teamProgress,
          named.map(({ id, gave }) => ({
            ...{ challenge_id: 'contest', version: 1, team_id: id, members: gave.length, fraction: 0, complete: false },
            value: gave.reduce((sum, amount) => sum + amount, 0),
          })),
        );
        const { rows } = await db.query(challengeRanking.sql);
        const places = rows.map((row) => [row.team_id, row.size_class, row.rank, row.value, row.members, row.size]);
        const groupsOf = named.map(({ id, gave, size }) => ({
          ...{ id, members: size },
          contributions: gave.map((amount) => ({
            verdicts: [],
            parts: amount > 0 ? [{ condition: 0, span: '', amount }] : [],
          })),
        }));
        const expected = rank(rule, groupsOf).map((place) => {
          const size = named.find(({ id }) => id === place.id)?.size;
          return [place.id, place.sizeClass, place.rank, place.value, place.participants, size];
        });
        expect(places).toHaveLength(expected.length);
        expect(places).toEqual(expect.arrayContaining(expected));
      },
    ),
    { numRuns: 40 },
  ));

it('R34: teams of one challenge are ranked by how far they are, each version apart', async () => {
  await fill(
    challenges,
    [1, 2].map((version) => ({ challenge_id: 't', version, rule: { root: { kind: 'team' } } })),
  );
  await fill(teams, [{ team_id: 'red', challenge_id: 't', display_name: 'Red', gym_id: 'north' }]);
  await fill(gyms, [{ gym_id: 'north', name: 'North' }]);
  const row = (teamId: string, version: number, fraction: number) => ({
    ...{ challenge_id: 't', version, team_id: teamId, members: 2, value: 1, fraction, complete: fraction === 1 },
  });
  await fill(teamProgress, [row('red', 1, 0.5), row('blue', 1, 1), row('cyan', 1, 0.5), row('red', 2, 0.1)]);
  const { rows } = await db.query(`${challengeRanking.sql} order by version, rank, team_id`);
  expect(rows.map((one) => [one.version, one.rank, one.team_id, one.display_name, one.gym_id, one.size])).toEqual([
    [1, 1, 'blue', 'blue', null, 0],
    [1, 2, 'cyan', 'cyan', null, 0],
    [1, 2, 'red', 'Red', 'north', 2],
    [2, 1, 'red', 'Red', 'north', 2],
  ]);
});

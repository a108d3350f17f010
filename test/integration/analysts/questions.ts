/** The questions of docs/analysts.md, as they stand there, asked by an analyst. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parts } from './world.js';

const page = readFileSync(new URL('../../../docs/analysts.md', import.meta.url), 'utf8');
const questions = [...page.matchAll(/^### (\d+)\. (.+)\n[^#]*?```sql\n([\s\S]+?)```/gm)].map(
  ([, number, title = '', sql = '']) => ({
    number: Number(number),
    title,
    sql,
  }),
);

type Cells = Readonly<Record<string, unknown>>;
const n = (cell: unknown) => Number(cell);
const falls = (rows: readonly Cells[], of: string) =>
  rows.every((row, i) => i === 0 || n(rows[i - 1]?.[of]) >= n(row[of]));

/** What an answer must be like: of every row, and of all together. */
const plausible: Readonly<Record<number, { row: (row: Cells) => boolean; all?: (rows: readonly Cells[]) => boolean }>> =
  {
    1: {
      row: ({ local_hour, weekday, sessions }) =>
        n(local_hour) < 24 && n(weekday) >= 1 && n(weekday) <= 7 && n(sessions) > 0,
      // They were simulated on Mondays at six in the evening.
      all: (rows) => falls(rows, 'sessions') && rows.some((row) => n(row.weekday) === 1 && n(row.local_hour) === 18),
    },
    2: {
      row: ({ members, returned, month_number, percent }) =>
        n(members) >= 5 &&
        (returned === null || (n(returned) <= n(members) && n(percent) <= 100)) &&
        n(month_number) >= 0,
      all: (rows) => rows.some((row) => n(row.month_number) === 1 && n(row.returned) >= 5),
    },
    3: { row: ({ percent_of_open_hours, sessions }) => n(percent_of_open_hours) >= 0 && n(sessions) >= 0 },
    4: {
      row: ({ members, workouts, tonnage_kg }) => n(members) >= 5 && n(workouts) >= n(members) && n(tonnage_kg) >= 0,
      all: (rows) => rows.some(({ tonnage_kg }) => n(tonnage_kg) > 0),
    },
    5: {
      row: ({ members, completed, percent_of_the_way }) =>
        n(members) >= 5 && (completed === null || n(completed) <= n(members)) && n(percent_of_the_way) <= 100,
      all: (rows) => falls(rows, 'members') && rows.some(({ percent_of_the_way }) => n(percent_of_the_way) > 0),
    },
    6: {
      row: ({ members, rose, mean_change_percent }) =>
        n(members) >= 5 && (rose === null || n(rose) <= n(members)) && n(mean_change_percent) > -100,
    },
    7: {
      row: ({ members, days }) => n(members) >= 5 && typeof days === 'string',
      all: (rows) => rows.some(({ days }) => days === '2-4'),
    },
    8: {
      row: ({ members, new_members, returning_members }) =>
        n(members) >= 5 && (new_members === null || n(new_members) + n(returning_members) === n(members)),
      all: (rows) => rows.length >= 2,
    },
    9: {
      row: ({ percent_lost, sessions }) => n(percent_lost) >= 0 && n(percent_lost) < 100 && n(sessions) > 0,
      all: (rows) => falls(rows, 'percent_lost') && rows.some(({ percent_lost }) => n(percent_lost) > 0),
    },
    10: {
      row: ({ age, members, mean_sessions }) =>
        /^\d+-\d+$/.test(String(age)) && n(members) >= 5 && n(mean_sessions) >= 1,
      all: (rows) => rows.some(({ mean_tonnage_kg }) => n(mean_tonnage_kg) > 0),
    },
  };

describe('R100: the ten questions for analysts', () => {
  it('are ten', () => expect(questions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));

  it.each(questions)('$number: $title', async ({ number, sql }) => {
    const { rows } = await parts().analyst.query<Cells>(sql);
    if (process.env.REPSTREAM_SHOW_ANSWERS) process.stdout.write(`${number} ${JSON.stringify(rows.slice(0, 4))}\n`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !plausible[number]?.row(row))).toEqual([]);
    expect(plausible[number]?.all?.(rows) ?? true, JSON.stringify(rows.slice(0, 20))).toBe(true);
  });

  it('nothing in the schema names anybody: no cell of it is of a profile, and every name has its meaning', async () => {
    const { repstream, analyst } = parts();
    const { rows: people } = await repstream.db.query<{ words: string[] }>(
      'select array_agg(user_id) || array_agg(display_name) || array_remove(array_agg(birth_date), null) as words from models.members',
    );
    const known = new Set(people[0]?.words);
    expect(known.size).toBeGreaterThan(100);
    const { rows: tables } = await analyst.query<{ name: string; comments: (string | null)[] }>(
      `select c.relname as name, array_agg(col_description(c.oid, a.attnum)) || obj_description(c.oid) as comments
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relnamespace = 'analytics'::regnamespace group by c.oid, c.relname order by 1`,
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name, comments } of tables) {
      expect([name, comments.filter((comment) => !comment)]).toEqual([name, []]);
      const { rows } = await analyst.query<{ cell: string }>(
        `select distinct e.value as cell from analytics."${name}" t, jsonb_each_text(to_jsonb(t)) e where e.value is not null`,
      );
      expect([name, rows.filter(({ cell }) => known.has(cell))]).toEqual([name, []]);
    }
  });
});

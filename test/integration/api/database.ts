/** How the API stands to Postgres. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parts, run } from './world.js';

describe('database', () => {
  it('the API cannot write to Postgres', async () => {
    await expect(parts().db.raw('create table models.own (x int)')).rejects.toThrow(/read-only transaction/);
  });

  it('a view that got other columns while the API runs is read as it is now', async () => {
    const { db, owner } = parts();
    const view = `columns_of_${run}`;
    const columns = async () => Object.keys((await db(view).first<object | undefined>()) ?? {});
    await owner.query(`create view models.${view} as select 1 as a`);
    try {
      for (let time = 0; time < 3; time++) expect(await columns()).toEqual(['a']);
      const { rows } = await db.raw(`select statement from pg_prepared_statements where statement like '%${view}%'`);
      expect(rows.length, 'it is prepared').toBeGreaterThan(0);
      await owner.query(`drop view models.${view}; create view models.${view} as select 1 as a, 2 as b`);
      const inSnapshot = await db.transaction((snapshot) => snapshot(view).first<object | undefined>());
      expect(Object.keys(inSnapshot ?? {})).toEqual(['a', 'b']);
      for (let time = 0; time < 3; time++) expect(await columns()).toEqual(['a', 'b']);
    } finally {
      await owner.query(`drop view models.${view}`);
    }
  });

  it("reads of one person's data and of one session go by an index", async () => {
    const plans = [
      ["select * from models.workouts where user_id = 'x' order by started_at desc limit 50", 'workouts'],
      [`select * from models.workouts where workout_id = '${randomUUID()}'`, 'workouts'],
      [`select * from models.workout_sets where workout_id = '${randomUUID()}'`, 'workout_sets'],
      [`select * from models.live_sessions where session_id = '${randomUUID()}'`, 'live_sessions'],
      [
        `select * from models.session_diagnostics where equipment_id = 'x' order by started_at desc limit 200`,
        'diagnostics',
      ],
      ["select * from models.members where user_id = 'x'", 'members'],
      ["select * from models.member_metrics where user_id = 'x'", 'member_metrics'],
      ["select * from models.member_metric_history where user_id = 'x' and metric = 'met'", 'member_metric_history'],
      ["select * from models.member_profiles where user_id = 'x'", 'member_profiles'],
      ["select * from models.personal_bests where user_id = 'x'", 'personal_bests'],
      [
        "select challenge_id, count(*) from models.challenge_progress where challenge_id = any('{x,y}') group by 1",
        'in',
      ],
      [
        "select challenge_id, count(*) from models.contributions where challenge_id = any('{x,y}') group by 1",
        'for teams',
      ],
      ["select * from models.body_metrics where user_id = 'x' order by measured_at", 'body_metrics'],
    ] as const;
    for (const [sql, name] of plans) {
      const plan = await parts().db.transaction(async (transaction) => {
        await transaction.raw('set local enable_seqscan = off');
        const { rows } = await transaction.raw(`explain ${sql}`);
        return rows.map((row: Record<string, string>) => Object.values(row)[0]).join('\n');
      });
      expect(plan, `${name}: ${plan}`).toMatch(/Index (Only )?Scan|Bitmap Index Scan/);
      // Computed from the whole history, it must be narrowed to the person before that.
      if (name === 'member_metrics') expect(plan).toMatch(/Index Cond: .*user_id = 'x'/);
    }
  });
});

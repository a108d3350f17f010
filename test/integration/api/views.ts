/** What operators are told of processors, builds and views. */
import { describe, expect, it, vi } from 'vitest';
import { eventually, get, parts } from './world.js';

const calm = { timeout: 30_000, interval: 200 };

describe('views', () => {
  it('every processor tells its lineage, its views and what became of all it read', async () => {
    const { body } = await eventually(
      () => get('staff', '/v1/views'),
      (answer) => answer.body.processors.every((each: { asOf: string | null }) => each.asOf),
    );
    const names = body.processors.map((each: { processor: string }) => each.processor);
    expect(names).toEqual(
      expect.arrayContaining(['sessions', 'measurements', 'workouts', 'members', 'gyms', 'equipment']),
    );
    for (const each of body.processors) {
      expect(each.read, each.processor).toBe(each.folded + each.repeated + each.parked);
      expect(each).toMatchObject({ promoted: true, stalenessMs: expect.any(Number), building: null });
      expect(each.tasks.every((task: { stopped: string | null }) => task.stopped === null)).toBe(true);
    }
    const sessions = body.processors.find((each: { processor: string }) => each.processor === 'sessions');
    expect(sessions.views.map(({ view }: { view: string }) => view)).toEqual([
      'live_sessions',
      'session_diagnostics',
      'workout_changes',
      'equipment_data_quality',
      'firmware_data_quality',
    ]);
    const read = sessions.tasks.flatMap((task: { positions: object }) => Object.keys(task.positions));
    expect(new Set(read)).toEqual(new Set(['telemetry', 'amendments']));
  });

  it('a build that is being made tells how far it is, for as long as somebody makes it', async () => {
    const buildings = async () =>
      (await get('staff', '/v1/views')).body.processors.flatMap(
        ({ building }: { building: object | null }) => building ?? [],
      );
    const note = (at: string) =>
      parts().owner.query(
        `insert into engine.builds select lineage, 43, 100, 1, 57, ${at} from engine.lineages where processor = 'gyms'
         on conflict (lineage) do update set at = excluded.at`,
      );
    try {
      await note('now()');
      expect(await buildings()).toEqual([{ percent: 43, etaS: 57 }]);
      await note(`now() - interval '11 s'`);
      expect(await buildings()).toEqual([]);
    } finally {
      await parts().owner.query('delete from engine.builds');
    }
  });

  it('R23, R65, R99: every view tells how late it may be and is, to people and to Prometheus', async () => {
    // At one moment something may just have come: what is true as soon as nothing does.
    await vi.waitFor(async () => {
      const { body } = await get('staff', '/v1/views');
      const views = body.processors.flatMap((each: { views: object[] }) => each.views);
      const one = (name: string) => views.find(({ view }: { view: string }) => view === name);
      const fresh = { fresh: true, lagMs: 0, ownLagMs: 0, inheritedLagMs: 0, why: [] };
      expect(views.filter(({ fresh }: { fresh: boolean }) => !fresh)).toEqual([]);
      expect(one('workouts')).toMatchObject({ freshWithinMs: 1_000, ...fresh });
      expect(one('members')).toMatchObject({ freshWithinMs: 5_000, ...fresh });
      expect(one('usage_by_hour')).toMatchObject({
        ...{ physicalTable: null, computedFrom: ['totals_hourly'], freshWithinMs: 2_000, ...fresh },
      });
    }, calm);
    await vi.waitFor(async () => {
      const { body: text } = await parts().app.inject('/metrics');
      for (const line of [
        'repstream_freshness_known 1',
        'repstream_view_fresh{view="workouts"} 1',
        'repstream_view_fresh{view="leaderboard"} 1',
        'repstream_view_lag_seconds{view="workouts"} 0',
        'repstream_view_own_lag_seconds{view="workouts"} 0',
        'repstream_view_inherited_lag_seconds{view="workouts"} 0',
        'repstream_view_target_seconds{view="members"} 5',
      ])
        expect(text.split('\n')).toContain(line);
    }, calm);
  });
});

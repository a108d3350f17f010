/** What Prometheus sees. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { noReading } from '../../../schemas/blank.js';
import { END, eventually, found, get, parts, repetition, run, says, start } from './world.js';

describe('prometheus', () => {
  beforeAll(async () => {
    const session = randomUUID();
    const negative = { reading: { ...noReading, repetitions: -1 } };
    await says(session, [start(null), negative, repetition(1), END], { on: `counted-${run}` });
    await eventually(() => get('staff', `/v1/workouts/${session}`), found);
  });

  it('it is ready, and Prometheus sees how far processors are', async () => {
    expect((await parts().app.inject('/ready')).json()).toEqual({ status: 'ready' });
    const { body } = await parts().app.inject('/metrics');
    const metrics: string[] = body.split('\n').filter((line) => !line.includes('_bucket{'));
    expect(metrics).toContain('repstream_postgres_up 1');
    expect(metrics.join('\n')).toMatch(
      /repstream_processor_folded_events\{processor="workouts",lineage="workouts-v1-[0-9a-f]{8}"\} [1-9]/,
    );
    expect(metrics.join('\n')).toMatch(
      /repstream_processor_tick_age_seconds\{processor="sessions",lineage="[^"]+"\} \d/,
    );
  });

  it('R98: Prometheus sees what became of all that each task read, how old its time is, and what is parked for which reason', async () => {
    const [{ body: views }, { body: text }] = [await get('staff', '/v1/views'), await parts().app.inject('/metrics')];
    const value = (name: string, labels: Record<string, unknown>) => {
      const given = Object.entries(labels).map(([label, is]) => `${label}="${is}"`);
      const line = text.split('\n').find((one) => one.startsWith(`${name}{${given.join(',')}}`));
      return line === undefined ? null : Number(line.split(' ').at(-1));
    };
    for (const { processor, lineage, tasks, parkedByReason } of views.processors) {
      expect(tasks.length).toBe(4);
      for (const { partition, tick } of tasks) {
        const of = (count: string) => value(`repstream_task_${count}_events`, { processor, lineage, partition });
        expect(of('read')).toBe(Number(of('folded')) + Number(of('repeated')) + Number(of('parked')));
        expect(of('late')).not.toBe(null);
        const age = value('repstream_task_tick_age_seconds', { processor, lineage, partition });
        if (tick) expect(age).toBeGreaterThanOrEqual(0);
        expect(value('repstream_task_stopped', { processor, lineage, partition })).toBe(0);
      }
      for (const { reason, topic, events } of parkedByReason)
        expect(value('repstream_parked_events', { processor, lineage, reason, topic })).toBe(events);
    }
    const [sessions] = views.processors.filter(({ processor }: { processor: string }) => processor === 'sessions');
    expect(sessions.parkedByReason.length).toBeGreaterThan(0);
  });
});

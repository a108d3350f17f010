import { beforeEach, describe, expect, it } from 'vitest';
import type { Build } from '../../../../engine/freshness/builds.js';
import { closureOf } from '../../../../engine/positions/closure.js';
import { markId, type TaskMarks } from '../../../../engine/positions/marks.js';
import { Passing } from '../../../../engine/positions/passing.js';
import type { LineageInput } from '../../../../engine/topology.js';

const keyed = (topic: string, lineage: string | null = null): LineageInput => ({ topic, lineage, kind: 'keyed' });
const build = (lineage: string, inputs: readonly LineageInput[], more: Partial<Build> = {}): Build => ({
  ...{
    lineage,
    inputs,
    processor: lineage.split('-')[0] ?? '',
    promoted: true,
    topics: [`${lineage}.out`],
    sqlViews: [],
  },
  views: [{ view: `${lineage}_view`, access: 'public', freshWithinMs: 1_000 }],
  ...more,
});
const gyms: LineageInput = { topic: 'gyms', lineage: null, kind: 'table', table: 'places' };
const sessions = build('sessions', [keyed('telemetry')]);
const workouts = build('workouts', [keyed('sessions.out', 'sessions'), gyms]);
const totals = build('totals', [keyed('workouts.out', 'workouts')]);
const path = [sessions, workouts, totals];

let marks: Map<string, TaskMarks>;
/** The next checkpoint of a task. */
function checkpoint(lineage: string, partition: number, changes: Partial<TaskMarks>): void {
  const id = markId(lineage, partition);
  const before = marks.get(id);
  const none = {
    incarnation: 'i',
    positions: {},
    heard: {},
    numbers: {},
    tables: null,
    renewing: false,
    sweepingSince: null,
  };
  const next = (before?.checkpoint ?? 0) + 1;
  marks.set(id, { lineage, partition, ...none, readAt: 0, ...before, checkpoint: next, ...changes });
}
const heardOf = (topic: string, producer: string, number: number, incarnation = 'i') => ({
  [topic]: { [producer]: { incarnation, number } },
});

beforeEach(() => {
  marks = new Map();
  for (const { lineage } of path) for (const partition of [0, 1]) checkpoint(lineage, partition, {});
});

describe('R42: a view has seen a write', () => {
  const written = [{ topic: 'telemetry', partition: 1, offset: 4 }];

  it('of the topic that it is folded from once its task is past the offset', () => {
    const passing = new Passing([sessions], written);
    expect(passing.look(marks)).toEqual([{ processor: 'sessions', partition: 1, topic: 'telemetry', records: 5 }]);
    checkpoint('sessions', 0, { positions: { telemetry: 100 } });
    checkpoint('sessions', 1, { positions: { telemetry: 4 } });
    expect(passing.look(marks)).toMatchObject([{ records: 1 }]);
    checkpoint('sessions', 1, { positions: { telemetry: 5 } });
    expect(passing.look(marks)).toEqual([]);
  });

  it('at once where nothing of it is read', () => {
    expect(new Passing([sessions], [{ topic: 'users', partition: 0, offset: 9 }]).look(marks)).toEqual([]);
  });

  it('two stages on, once each has folded what the one before had put out when it was past', () => {
    const passing = new Passing(path, written);
    checkpoint('sessions', 1, { positions: { telemetry: 5 }, numbers: { 'sessions.out': { 0: 3 } } });
    expect(passing.look(marks)).toEqual([{ processor: 'workouts', partition: 0, topic: 'sessions.out', records: 3 }]);
    checkpoint('workouts', 0, {
      heard: heardOf('sessions.out', 'sessions/1', 2),
      numbers: { 'workouts.out': { 1: 8 } },
    });
    expect(passing.look(marks)).toMatchObject([{ processor: 'workouts', records: 1 }]);
    checkpoint('workouts', 0, {
      heard: heardOf('sessions.out', 'sessions/1', 3),
      numbers: { 'workouts.out': { 1: 9 } },
    });
    expect(passing.look(marks)).toEqual([{ processor: 'totals', partition: 1, topic: 'workouts.out', records: 9 }]);
    checkpoint('totals', 1, { heard: heardOf('workouts.out', 'workouts/0', 9) });
    expect(passing.look(marks)).toEqual([]);
  });

  it('however much comes after it: what is put out later is not waited for', () => {
    const passing = new Passing([sessions, workouts], written);
    checkpoint('sessions', 1, { positions: { telemetry: 5 }, numbers: { 'sessions.out': { 0: 3 } } });
    passing.look(marks);
    checkpoint('sessions', 1, { positions: { telemetry: 90 }, numbers: { 'sessions.out': { 0: 80, 1: 7 } } });
    checkpoint('workouts', 0, { heard: heardOf('sessions.out', 'sessions/1', 3) });
    expect(passing.look(marks)).toEqual([]);
  });

  it('of several positions once it is past all of them', () => {
    const passing = new Passing([sessions], [...written, { topic: 'telemetry', partition: 0, offset: 0 }]);
    checkpoint('sessions', 1, { positions: { telemetry: 5 } });
    expect(passing.look(marks)).toMatchObject([{ partition: 0, records: 1 }]);
    checkpoint('sessions', 0, { positions: { telemetry: 1 } });
    expect(passing.look(marks)).toEqual([]);
  });

  it('never by what a task told before it was renewed, nor while it tells everything again', () => {
    const passing = new Passing([sessions, workouts], written);
    checkpoint('sessions', 1, { positions: { telemetry: 5 }, numbers: { 'sessions.out': { 0: 3 } } });
    passing.look(marks);
    checkpoint('sessions', 1, { incarnation: 'j', renewing: true, numbers: { 'sessions.out': { 0: 1 } } });
    checkpoint('workouts', 0, { heard: heardOf('sessions.out', 'sessions/1', 1, 'j') });
    expect(passing.look(marks)).toEqual([
      { processor: 'sessions', partition: 1, topic: 'what it tells again', records: 0 },
    ]);
    checkpoint('sessions', 1, { renewing: false, numbers: { 'sessions.out': { 0: 2 } } });
    expect(passing.look(marks)).toMatchObject([{ processor: 'workouts', records: 1 }]);
    checkpoint('workouts', 0, { heard: heardOf('sessions.out', 'sessions/1', 2, 'j') });
    expect(passing.look(marks)).toEqual([]);
  });

  it('no more once its database is an older one', () => {
    const passing = new Passing([sessions], written);
    checkpoint('sessions', 1, { positions: { telemetry: 5 } });
    expect(passing.look(marks)).toEqual([]);
    checkpoint('sessions', 1, { checkpoint: 1, positions: { telemetry: 2 } });
    expect(passing.look(marks)).toMatchObject([{ records: 3 }]);
  });
});

describe('R42: a view has seen a changed entry of a table', () => {
  const passing = () => new Passing([sessions, workouts, totals], [{ topic: 'gyms', partition: 0, offset: 2 }]);
  const taken = { tables: { places: { 0: 3 } } };

  it('once every task has taken it in, and shown again all that waited by then', () => {
    const now = passing();
    checkpoint('workouts', 0, { ...taken, sweepingSince: 900, readAt: 1_000 });
    expect(now.look(marks)).toEqual([
      { processor: 'workouts', partition: 0, topic: 'gyms', records: 0 },
      { processor: 'workouts', partition: 1, topic: 'gyms', records: 3 },
    ]);
    checkpoint('workouts', 1, { ...taken, readAt: 1_001 });
    checkpoint('workouts', 0, { sweepingSince: 950, readAt: 1_010 });
    expect(now.look(marks)).toMatchObject([{ partition: 0, records: 0 }]);
    checkpoint('workouts', 0, { sweepingSince: 1_005, readAt: 1_020, numbers: { 'workouts.out': { 1: 6 } } });
    expect(now.look(marks), 'what was changed later is not waited for').toMatchObject([
      { processor: 'totals', records: 6 },
    ]);
    checkpoint('totals', 1, { heard: heardOf('workouts.out', 'workouts/0', 6) });
    expect(now.look(marks)).toEqual([]);
  });
});

describe('what a read of views waits for', () => {
  const computed = [{ view: 'board', reads: ['totals_view', 'sessions_view'], freshWithinMs: 1_000 }];
  const beside = build('beside', [keyed('telemetry')]);
  const older = build('workouts-v1', [keyed('sessions.out', 'sessions')], { promoted: false });
  const all = [sessions, beside, workouts, older, { ...totals, sqlViews: computed }];
  const of = (...views: string[]) => closureOf(views, all).map(({ lineage }) => lineage);

  it('is what shows them and all upstream, as readers see it', () => {
    expect(of('workouts_view')).toEqual(['sessions', 'workouts']);
    expect(of('workouts-v1_view')).toEqual([]);
    expect(of('sessions_view', 'beside_view')).toEqual(['sessions', 'beside']);
  });

  it('and of what is computed when read, what it is computed from', () => {
    expect(of('board')).toEqual(['sessions', 'workouts', 'totals']);
  });
});

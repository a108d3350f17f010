import { describe, expect, it } from 'vitest';
import { strictestTarget } from '../../../../engine/freshness/builds.js';
import { judge } from '../../../../engine/freshness/judge.js';
import type { BuildSeen, TaskSeen } from '../../../../engine/freshness/observe.js';
import { sentencesOn } from '../../../../engine/freshness/sentences.js';
import { build, task } from './seen.js';

/** What is told of every view that is late, the latest first. */
const told = (...seen: readonly BuildSeen[]) => sentencesOn(judge(seen).views);

const GAP = 'REPSTREAM_GAP: 3 events are missing';
const late = (lateMs: number, more: Partial<TaskSeen> = {}) => task(0, { lateMs, ...more });

describe('the verdict on views', () => {
  it('R82: within its target a view is fresh, whatever waits', () => {
    const { views } = judge([build('sessions', [], [task(0, { waiting: 12 })]), build('workouts', ['sessions'])]);
    expect(views.map(({ view, fresh, lagMs, why }) => ({ view, fresh, lagMs, why }))).toEqual([
      { view: 'sessions', fresh: true, lagMs: 0, why: [] },
      { view: 'workouts', fresh: true, lagMs: 0, why: [] },
    ]);
  });

  it('R65: what is upstream of a late view is named as the cause, and what does not depend on it is fresh', () => {
    const sessions = build('sessions', [], [task(0), task(3, { lateMs: 4_000, stopped: GAP })]);
    const { views } = judge([sessions, build('members', []), build('workouts', ['sessions'])]);
    expect(views.map(({ view, ownLagMs, inheritedLagMs, fresh }) => [view, ownLagMs, inheritedLagMs, fresh])).toEqual([
      ['sessions', 4_000, 0, false],
      ['workouts', 0, 4_000, false],
      ['members', 0, 0, true],
    ]);
    expect(sentencesOn(views)).toEqual([
      `sessions is 4 s behind (target 1 s): sessions/3 stopped: ${GAP}`,
      `workouts is 4 s behind (target 1 s): sessions/3 stopped: ${GAP}`,
    ]);
  });

  it('R65, R99: what is computed when read is as late as the latest of what it reads, and for the same cause', () => {
    const sessions = build('sessions', [], [task(0), task(3, { lateMs: 4_000, stopped: GAP })]);
    const of = (view: string, reads: readonly string[], freshWithinMs = 1_000) => ({ view, reads, freshWithinMs });
    const members = build('members', [], [task(0)], {
      sqlViews: [of('board', ['workouts', 'members']), of('names', ['members']), of('patient', ['workouts'], 5_000)],
    });
    const { views } = judge([sessions, members, build('workouts', ['sessions'])]);
    expect(
      views.flatMap(({ view, computedFrom, lagMs, ownLagMs, inheritedLagMs, fresh }) =>
        computedFrom.length > 0 ? [[view, lagMs, ownLagMs, inheritedLagMs, fresh]] : [],
      ),
    ).toEqual([
      ['board', 4_000, 0, 4_000, false],
      ['patient', 4_000, 0, 4_000, true],
      ['names', 0, 0, 0, true],
    ]);
    expect(sentencesOn(views)).toContain(`board is 4 s behind (target 1 s): sessions/3 stopped: ${GAP}`);
    expect(views.find(({ view }) => view === 'board')?.asOf).toBe(new Date(5_000).toISOString());
  });

  it('R99: what reads a view may be stricter than that, and says why it is late all the same', () => {
    const patient = { view: 'a', access: 'public' as const, freshWithinMs: 60_000 };
    const strict = { view: 'strict', reads: ['a'], freshWithinMs: 1_000 };
    const seen = build('a', [], [late(3_000, { held: false })], { views: [patient], sqlViews: [strict], processes: 0 });
    expect(strictestTarget(seen, [seen])).toBe(1_000);
    expect(told(seen)).toEqual(['strict is 3 s behind (target 1 s): no process runs a']);
  });

  const cases: readonly [string, readonly BuildSeen[], readonly string[]][] = [
    [
      'no process at all',
      [build('a', [], [late(3_000, { held: false })], { processes: 0 })],
      ['a is 3 s behind (target 1 s): no process runs a'],
    ],
    [
      'no process for some tasks',
      [build('a', [], [late(3_000, { held: false }), task(1)])],
      ['a is 3 s behind (target 1 s): no process has a/0'],
    ],
    [
      'many tasks without a process: the first are named',
      [
        build(
          'a',
          [],
          [0, 1, 2, 3, 4, 5].map((partition) => task(partition, { lateMs: 2_000, held: false })),
        ),
      ],
      ['a is 2 s behind (target 1 s): no process has a/0, a/1, a/2, a/3 and 2 more'],
    ],
    [
      'a rebalance',
      [build('a', [], [late(1_500, { held: null })])],
      ['a is 1.5 s behind (target 1 s): the tasks of a are being handed out anew'],
    ],
    [
      'a process that hangs',
      [build('a', [], [late(70_000, { quietMs: 12_000 })])],
      ['a is 1 min behind (target 1 s): the process of a/0 has written nothing for 12 s'],
    ],
    [
      'a process that was quiet for want of records, and is late with the first',
      [build('a', [], [late(2_000, { quietMs: 60_000 })])],
      ['a is 2 s behind (target 1 s): a has 10 records of facts to fold'],
    ],
    [
      'a process that is at work and has much to do',
      [build('a', [], [task(0, { lateMs: 90_000, waiting: 123_456 })])],
      ['a is 1 min behind (target 1 s): a has 123,456 records of facts to fold'],
    ],
    [
      'own lag on top of what is inherited',
      [build('a', [], [late(3_000)]), build('b', ['a'], [late(2_000)])],
      [
        'b is 5 s behind (target 1 s): b has 10 records of facts to fold; a has 10 records of facts to fold',
        'a is 3 s behind (target 1 s): a has 10 records of facts to fold',
      ],
    ],
    [
      'of two that are upstream, the latest',
      [build('a', [], [late(3_000)]), build('b', [], [late(7_000)]), build('c', ['a', 'b'])],
      [
        'b is 7 s behind (target 1 s): b has 10 records of facts to fold',
        'c is 7 s behind (target 1 s): b has 10 records of facts to fold',
        'a is 3 s behind (target 1 s): a has 10 records of facts to fold',
      ],
    ],
    [
      'over a stage that shows nothing itself',
      [build('a', [], [late(3_000)], { views: [] }), build('b', ['a'])],
      ['b is 3 s behind (target 1 s): a has 10 records of facts to fold'],
    ],
    [
      'what upstream committed and could not publish',
      [build('a', []), build('b', ['a'], [task(0)], { unpublished: [{ lineage: 'a-v1-0', ms: 6_200 }] })],
      ['b is 6.2 s behind (target 1 s): what a put out 6.2 s ago is not published yet'],
    ],
    [
      'a table that changed',
      [build('a', [], [task(0, { sweeping: 12_000, sweepLateMs: 8_000 })]), build('b', ['a'])],
      [
        'a is 8 s behind (target 1 s): a has 12,000 scopes to show again with changed tables',
        'b is 8 s behind (target 1 s): a has 12,000 scopes to show again with changed tables',
      ],
    ],
    [
      'a build that readers do not see is named in full',
      [build('a', [], [late(3_000)], { promoted: false })],
      ['a is 3 s behind (target 1 s): a-v1-0 has 10 records of facts to fold'],
    ],
  ];
  it.each(cases)('R65: says why: %s', (_, seen, sentences) => {
    expect(told(...seen)).toEqual(sentences);
  });

  it('each view is held to its own target, and the worst by that comes first', () => {
    const views = [
      { view: 'diagnostics', access: 'public' as const, freshWithinMs: 5_000 },
      { view: 'live', access: 'public' as const, freshWithinMs: 1_000 },
      { view: 'of_old', access: 'public' as const, freshWithinMs: null },
    ];
    const verdict = judge([build('a', [], [late(3_000)], { views })]);
    expect(verdict.views.map(({ view, fresh }) => [view, fresh])).toEqual([
      ['live', false],
      ['diagnostics', true],
    ]);
  });

  it('views of one build that are late alike share a sentence', () => {
    const views = ['workouts', 'workout_sets'].map((view) => ({ view, access: 'public' as const, freshWithinMs: 400 }));
    expect(told(build('a', [], [late(600)], { views }))).toEqual([
      'workouts, workout_sets are 0.6 s behind (target 0.4 s): a has 10 records of facts to fold',
    ]);
  });

  it('a task that stopped while nothing waits makes nothing late, and is told all the same', () => {
    const { builds, views } = judge([build('a', [], [task(0, { stopped: GAP })])]);
    expect(views[0]?.fresh).toBe(true);
    expect(builds[0]).toMatchObject({ state: 'stopped', stopped: [{ at: 'a/0', words: `a/0 stopped: ${GAP}` }] });
  });

  it('R23: as of the least tick of all tasks; none while one has folded none', () => {
    const asOf = (...ticks: number[]) =>
      judge([
        build(
          'a',
          [],
          ticks.map((tick, i) => task(i, { tick })),
        ),
      ]).views[0]?.asOf;
    expect(asOf(9_000, 5_000)).toBe('1970-01-01T00:00:05.000Z');
    expect(asOf(9_000, 0)).toBeNull();
    expect(asOf()).toBeNull();
  });

  it('keys that stand parked are told apart: the rest of the view is fresh', () => {
    const { builds, views } = judge([build('a', [], [task(0, { parkedKeys: 2 }), task(1, { parkedKeys: 1 })])]);
    expect(views[0]?.fresh).toBe(true);
    expect(builds[0]?.parked.map(({ words }) => words)).toEqual(['3 keys of a stand parked']);
  });
});

import { describe, expect, it } from 'vitest';
import { declaredBuilds, strictestTarget, upstreamFirst } from '../../../../engine/freshness/builds.js';
import { type TaskProgress, unheardOf } from '../../../../engine/freshness/lag.js';
import { topologyOf } from '../../../../engine/topology.js';
import entries from '../../../../processors/entries/processor.js';
import measurements from '../../../../processors/measurements/processor.js';
import sessions from '../../../../processors/sessions/processor.js';
import workouts from '../../../../processors/workouts/processor.js';
import { build } from './seen.js';

const [a, b] = [build('a', []), build('b', ['a'])];
const TOPIC = 'a.a-v1-0';
const progress = (lineage: string, partition: number, more: Partial<TaskProgress> = {}): TaskProgress => ({
  lineage,
  partition,
  incarnation: 'i',
  positions: {},
  heard: {},
  numbers: {},
  tick: 0,
  stopped: null,
  quietMs: 0,
  parkedKeys: 0,
  sweeping: 0,
  sweepingMs: 0,
  renewal: null,
  ...more,
});
const given = progress('a-v1-0', 1, { numbers: { [TOPIC]: { 0: 7, 1: 2 } } });
const heard = (number: number, incarnation = 'i') => ({ [TOPIC]: { 'a-v1-0/1': { incarnation, number } } });
const wants = (partition: number, last: number) => ({
  lineage: 'b-v1-0',
  partition,
  topic: TOPIC,
  producer: { lineage: 'a-v1-0', partition: 1 },
  heard: last,
});

describe('what one task put out and another has not heard', () => {
  it('is told by numbers, task by task', () => {
    const tasks = [given, progress('b-v1-0', 0, { heard: heard(5) }), progress('b-v1-0', 1, { heard: heard(2) })];
    expect(unheardOf([a, b], tasks)).toEqual([wants(0, 5)]);
  });
  it('is all of it for a task that never began, or heard of an earlier incarnation only', () => {
    expect(unheardOf([a, b], [given, progress('b-v1-0', 0, { heard: heard(9, 'before') })])).toEqual([
      wants(0, 0),
      wants(1, 0),
    ]);
  });
});

describe('targets', () => {
  it('R82: a build is held to the strictest target of its views and of what depends on it', () => {
    const builds = declaredBuilds(topologyOf([sessions, measurements, entries, workouts]));
    const of = (name: string) => builds.filter(({ processor }) => processor === name);
    expect(builds.map((one) => [one.processor, strictestTarget(one, builds)])).toEqual([
      ['sessions', 1_000],
      ['measurements', 1_000],
      ['entries', 1_000],
      ['workouts', 1_000],
    ]);
    // Alone, nothing depends on it; and one that shows nothing is held to nothing.
    expect(of('measurements').map((one) => strictestTarget(one, of('measurements')))).toEqual([5_000]);
    expect(of('measurements').map((one) => strictestTarget({ ...one, views: [] }, []))).toEqual([null]);
  });

  it('writers come before readers, whatever order they are known in', () => {
    expect(upstreamFirst([b, a]).map(({ processor }) => processor)).toEqual(['a', 'b']);
  });
});

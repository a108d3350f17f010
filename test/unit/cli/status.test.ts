import { describe, expect, it } from 'vitest';
import { inWords } from '../../../cli/duration.js';
import { statusOf } from '../../../cli/status/judge.js';
import type { Observed } from '../../../cli/status/observe.js';
import type { Part } from '../../../cli/status/parts.js';
import { textOf } from '../../../cli/status/text.js';
import { topologyOf } from '../../../engine/topology.js';
import measurements from '../../../processors/measurements/processor.js';
import sessions from '../../../processors/sessions/processor.js';
import workouts from '../../../processors/workouts/processor.js';

const NOW = Date.UTC(2026, 10, 22, 12);
const topology = topologyOf([sessions, measurements, workouts]);
const lineages = topology.lineages.map(({ name }) => name);
const [sessionsLineage = ''] = lineages;
const parts: Part[] = [
  { name: 'Kafka', address: '127.0.0.1:9092', variable: 'KAFKA_BROKERS', answers: true },
  { name: 'schema registry', address: '127.0.0.1:8081', variable: 'SCHEMA_REGISTRY_URL', answers: true },
  { name: 'Postgres', address: '127.0.0.1:5432', variable: 'DATABASE_URL', answers: true },
];
const calm: Observed = {
  missingTopics: [],
  ticking: true,
  members: new Map(lineages.map((lineage) => [lineage, 1])),
  lags: lineages.map((lineage) => ({
    processor: lineage.replace(/-v.*/, ''),
    lineage,
    partition: 0,
    topic: lineage === sessionsLineage ? 'telemetry' : 'other',
    position: 100,
    behind: 0,
    stopped: null,
  })),
  tables: [],
  sweeping: new Map(),
  renewing: new Map(),
  unpublished: 0,
  tasks: lineages.map((lineage) => ({ lineage, partition: 0, tick: NOW - 12_000, stopped: null, renewal: null })),
  parked: [],
};
const judged = (seen: Partial<Observed>) => statusOf(topology, parts, { ...calm, ...seen }, NOW);
const told = (seen: Partial<Observed>) => textOf(judged(seen), NOW);

describe('status', () => {
  it('says that all is well when nothing is behind', () => {
    expect(judged({}).faults).toEqual([]);
    expect(told({})).toContain('sessions      running       0  12 s ago');
    expect(told({})).toMatch(/caught up: nothing is behind$/);
  });

  it('says how much is to be folded and of which topic; being behind is not a fault', () => {
    const lags = calm.lags.map((lag) => (lag.topic === 'telemetry' ? { ...lag, behind: 12_345 } : lag));
    expect(judged({ lags }).faults).toEqual([]);
    expect(told({ lags })).toContain('12,345 of telemetry to fold');
    expect(told({ lags })).toMatch(/running: 12,345 records to go$/);
  });

  it('R84: says how many scopes are to be shown again since entries of tables changed, and what of the tables is not taken in', () => {
    const sweeping = new Map([[sessionsLineage, 1_234]]);
    expect(told({ sweeping })).toContain('1,234 scopes to show again');
    expect(told({ sweeping })).toMatch(/running: 1,234 scopes to show again$/);
    expect(judged({ sweeping }).processors[0]?.toShowAgain).toBe(1_234);
    const tables = [{ lineage: sessionsLineage, topic: 'equipment', behind: 3 }];
    expect(told({ tables })).toContain('3 of table equipment to take in');
  });

  it('R61: says which tasks tell everything again, since when and why', () => {
    const renewal = {
      reason: 'the database is older than what was done with it: x',
      since: '2026-11-22T11:59:00.000Z',
    };
    const tasks = calm.tasks.map((task) => (task.lineage === sessionsLineage ? { ...task, renewal } : task));
    expect(told({ tasks })).toContain(
      '1 of 1 tasks tell everything again since 2026-11-22T11:59:00.000Z: the database is older than what was done with it: x',
    );
  });

  it('a stopped task is a fault with its reason, and what waits for it says so', () => {
    const reason = 'REPSTREAM_LOG_START: telemetry/0 starts at 9, 4 records after the position 5 are gone';
    const tasks = calm.tasks.map((task) =>
      task.lineage === sessionsLineage
        ? { ...task, tick: NOW - 600_000, stopped: reason }
        : { ...task, tick: NOW - 600_000 },
    );
    const status = judged({ tasks });
    expect(status.faults).toEqual([`a task stopped itself: ${sessionsLineage}/0: ${reason}`]);
    expect(status.processors[0]).toMatchObject({ state: 'stopped', why: ['1 of 1 tasks stopped'] });
    expect(status.processors.find(({ processor }) => processor === 'workouts')?.why).toEqual(['waits for sessions']);
    expect(textOf(status, NOW)).toMatch(/1 to put right$/);
  });

  it('says who is not running, and that no ticks come', () => {
    const { faults, processors } = judged({ members: new Map(), ticking: false });
    expect(faults).toEqual([
      'no process runs sessions, measurements, workouts: start `repstream process`',
      'no tick came in the last 20 s: start `repstream scheduler`',
    ]);
    expect(processors.every(({ state }) => state === 'away')).toBe(true);
  });

  it('names missing topics and what does not answer', () => {
    expect(judged({ missingTopics: ['telemetry'] }).faults).toEqual([
      'topics are missing: telemetry; run `repstream topics apply`',
    ]);
    const away = parts.map((part) => (part.name === 'Kafka' ? { ...part, answers: false } : part));
    const status = statusOf(topology, away, null, NOW);
    expect(status.faults).toEqual(['Kafka does not answer at 127.0.0.1:9092: start it, or set KAFKA_BROKERS']);
    expect(textOf(status, NOW)).toContain('✗ Kafka');
  });

  it('R23: a task that has folded no tick yet has no as-of', () => {
    const tasks = calm.tasks.map((task) => ({ ...task, tick: 0 }));
    expect(judged({ tasks }).processors.map(({ asOf }) => asOf)).toEqual([null, null, null]);
  });

  it('lists what is parked by reason; it is not a fault of the platform', () => {
    const parked = [
      {
        lineage: sessionsLineage,
        processor: 'sessions',
        kind: 'event' as const,
        reason: 'clock_ahead',
        events: 3,
        keys: 1,
        latestAt: NOW - 7_200_000,
      },
    ];
    expect(judged({ parked }).faults).toEqual([]);
    expect(told({ parked })).toContain('sessions  clock_ahead  3 events  1 key  last 2 h ago');
  });

  it('spans are told by their greatest unit', () => {
    expect([0, 999, 1_000, 61_000, 7_300_000, 200_000_000].map(inWords)).toEqual([
      '0 s',
      '0 s',
      '1 s',
      '1 min',
      '2 h',
      '2 d',
    ]);
  });
});

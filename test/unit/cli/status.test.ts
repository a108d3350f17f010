import { describe, expect, it } from 'vitest';
import { statusOf } from '../../../cli/status/judge.js';
import type { Observed } from '../../../cli/status/observe.js';
import type { Part } from '../../../cli/status/parts.js';
import { textOf } from '../../../cli/status/text.js';
import { inSeconds, inWords } from '../../../engine/duration.js';
import { build, task } from '../engine/freshness/seen.js';

const NOW = Date.UTC(2026, 10, 22, 12);
const parts: Part[] = [
  { name: 'Kafka', address: '127.0.0.1:9092', variable: 'KAFKA_BROKERS', answers: true },
  { name: 'schema registry', address: '127.0.0.1:8081', variable: 'SCHEMA_REGISTRY_URL', answers: true },
  { name: 'Postgres', address: '127.0.0.1:5432', variable: 'DATABASE_URL', answers: true },
];
const at = (tick = NOW - 12_000) => [task(0, { tick }), task(1, { tick })];
const calm: Observed = {
  missingTopics: [],
  ticking: true,
  builds: [build('sessions', [], at()), build('workouts', ['sessions'], at())],
  parked: [],
};
const judged = (seen: Partial<Observed>) => statusOf(parts, { ...calm, ...seen });
const told = (seen: Partial<Observed>) => textOf(judged(seen), NOW);

describe('status', () => {
  it('says that all is well when nothing is behind', () => {
    expect(judged({}).faults).toEqual([]);
    expect(told({})).toContain(`
view      state  behind  own  inherited  target  as of     records to fold
sessions  fresh       –    –          –     1 s  12 s ago                0
workouts  fresh       –    –          –     1 s  12 s ago                0
`);
    expect(told({})).toMatch(/every view is within its target, and nothing is behind$/);
  });

  it('what waits within the target is no fault', () => {
    const builds = [build('sessions', [], [task(0, { waiting: 12_345 })])];
    expect(judged({ builds }).faults).toEqual([]);
    expect(told({ builds })).toMatch(/every view is within its target: 12,345 records to fold$/);
  });

  it('R65, R82: a view that is later than it may be is a fault, the worst comes first, and each is told with its reason', () => {
    const reason = 'REPSTREAM_LOG_START: telemetry/0 starts at 9, 4 records after the position 5 are gone';
    const builds = [
      build('members', [], at()),
      build('sessions', [], [task(0, { lateMs: 4_000, stopped: reason, tick: NOW - 90_000 })]),
      build('workouts', ['sessions'], at()),
    ];
    expect(judged({ builds }).faults).toEqual([
      `sessions is 4 s behind (target 1 s): sessions/0 stopped: ${reason}`,
      `workouts is 4 s behind (target 1 s): sessions/0 stopped: ${reason}`,
    ]);
    expect(told({ builds })).toContain(`
sessions  late      4 s  4 s          –     1 s  1 min ago               10
workouts  late      4 s    –        4 s     1 s  12 s ago                 0
members   fresh       –    –          –     1 s  12 s ago                 0
`);
    expect(told({ builds })).toMatch(/2 to put right$/);
  });

  it('a task that stopped is a fault though nothing waits for it yet', () => {
    const builds = [build('sessions', [], [task(0, { stopped: 'REPSTREAM_GAP: 1 event is missing' })])];
    expect(judged({ builds }).faults).toEqual(['sessions/0 stopped: REPSTREAM_GAP: 1 event is missing']);
  });

  it('a build that readers do not see may be late', () => {
    const builds = [build('sessions', [], [task(0, { lateMs: 60_000 })], { promoted: false })];
    expect(judged({ builds })).toMatchObject({
      faults: [],
      notices: ['sessions is 1 min behind (target 1 s): sessions-v1-0 has 10 records of facts to fold'],
    });
    expect(told({ builds })).toContain('sessions of sessions-v1-0');
  });

  it('says who is not running, and that no ticks come', () => {
    const builds = [
      build('sessions', [], [task(0)], { processes: 0 }),
      build('workouts', ['sessions'], [task(0)], { processes: 0 }),
    ];
    expect(judged({ builds, ticking: false }).faults).toEqual([
      'no process runs sessions, workouts: start `repstream process`',
      'no tick came in the last 20 s: start `repstream scheduler`',
    ]);
  });

  it('R82: says that nobody issues awards, or how late they are, and what became of notices', () => {
    const issuer = { issuer: 'awards', topic: 'challenge-results.challenges-v1-0', isHeld: true, behind: 0, lateMs: 0 };
    expect(judged({ issuers: [issuer] }).faults).toEqual([]);
    expect(judged({ issuers: [{ ...issuer, behind: 3 }] }).faults).toEqual([]);
    expect(judged({ issuers: [{ ...issuer, behind: 1_200, lateMs: 90_000 }] }).faults).toEqual([
      'awards are issued 1 min late (target 10 s): 1,200 events of challenge-results.challenges-v1-0 to read',
    ]);
    expect(judged({ issuers: [{ ...issuer, isHeld: false, behind: 1 }] }).faults).toEqual([
      'nobody issues awards (1 event of challenge-results.challenges-v1-0 to read): start `repstream issue`',
    ]);
    const webhookTroubles = ['notices for webhook w: 2 given up after 3 days; last: 500 (models.webhook_deliveries)'];
    expect(judged({ webhookTroubles })).toMatchObject({ faults: [], notices: webhookTroubles });
    expect(told({ webhookTroubles })).toContain(webhookTroubles[0]);
  });

  it('names missing topics, a database that was never used, and what does not answer', () => {
    expect(judged({ missingTopics: ['telemetry'], builds: null }).faults).toEqual([
      'topics are missing: telemetry; run `repstream topics apply`',
      'no processor of this version has ever run on this database: start `repstream process`',
    ]);
    const away = parts.map((part) => (part.name === 'Kafka' ? { ...part, answers: false } : part));
    const status = statusOf(away, null);
    expect(status.faults).toEqual(['Kafka does not answer at 127.0.0.1:9092: start it, or set KAFKA_BROKERS']);
    expect(textOf(status, NOW)).toContain('✗ Kafka');
  });

  it('lists what is parked by reason, and what stands still for it; it is not a fault of the platform', () => {
    const parked = [
      {
        lineage: 'sessions-v1-0',
        processor: 'sessions',
        kind: 'event' as const,
        reason: 'clock_ahead',
        events: 3,
        keys: 1,
        latestAt: NOW - 7_200_000,
      },
    ];
    const builds = [build('sessions', [], [task(0, { parkedKeys: 1 })])];
    expect(judged({ parked, builds }).faults).toEqual([]);
    expect(told({ parked, builds })).toContain('sessions  clock_ahead  3 events  1 key  last 2 h ago');
    expect(told({ parked, builds })).toContain('1 key of sessions stands parked');
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
    expect([400, 1_000, 1_260, 12_345].map(inSeconds)).toEqual(['0.4 s', '1 s', '1.2 s', '12 s']);
  });
});

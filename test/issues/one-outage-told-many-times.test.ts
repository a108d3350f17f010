/**
 * When the broker was away for half a minute, every processor's Kafka client gave up every nine seconds and said so: 45 lines in a
 * process of 8 processors. When Postgres was, every task said that it waited. A process waits for one thing then, and says so once.
 */
import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { insist, pause, sayWaiting } from '../../engine/log.js';

const listening = () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push((JSON.parse(line) as { msg: string }).msg) });
  return { log, lines };
};

it('R86: says once what many wait for, and once that it is back', () => {
  const { log, lines } = listening();
  const answered = ['sessions', 'workouts', 'gyms'].map((lineage) => sayWaiting(log.child({ lineage }), 'the broker'));
  expect(lines).toEqual(['waiting for the broker']);
  for (const answer of answered) answer(true);
  expect(lines).toEqual(['waiting for the broker', 'going on: the broker answers']);
});

it('says it again at the next outage, and of another part beside', () => {
  const { log, lines } = listening();
  sayWaiting(log, 'the broker')(true);
  const broker = sayWaiting(log, 'the broker');
  const postgres = sayWaiting(log, 'Postgres', new Error('refused'));
  broker(true);
  broker(true);
  postgres(true);
  expect(lines).toEqual([
    'waiting for the broker',
    'going on: the broker answers',
    'waiting for the broker',
    'waiting for Postgres',
    'going on: the broker answers',
    'going on: Postgres answers',
  ]);
});

it('does not say that what was given up answers', () => {
  const { log, lines } = listening();
  sayWaiting(log, 'the broker')(false);
  expect(lines).toEqual(['waiting for the broker']);
});

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['is slow says nothing', 4_900, 0, []],
  ['does not answer says so', 5_100, 0, ['waiting for Postgres', 'going on: Postgres answers']],
  ['refuses for a second says so', 0, 12, ['waiting for Postgres', 'going on: Postgres answers']],
  ['refuses for less says nothing', 0, 3, []],
  ['is slow to refuse says so once', 5_100, 2, ['waiting for Postgres', 'going on: Postgres answers']],
] as const)('R86: who asks a part that %s', async (_, slowMs, refusals, said) => {
  vi.useFakeTimers();
  const { log, lines } = listening();
  let tries = 0;
  const asked = insist(log, 'Postgres', async () => {
    await pause(slowMs);
    if (tries++ < refusals) throw new Error('refused');
    return 'there';
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await asked).toBe('there');
  expect(lines).toEqual(said);
});

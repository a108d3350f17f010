/**
 * When the broker was away for half a minute, every processor's Kafka client gave up every nine seconds and said so: 45 lines in a
 * process of 8 processors. When Postgres was, every task said that it waited. A process waits for one thing then, and says so once.
 */
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { sayWaiting } from '../../engine/log.js';

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

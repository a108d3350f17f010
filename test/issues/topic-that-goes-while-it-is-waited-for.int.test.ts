/**
 * Whoever begins to follow a build may find its topic gone: it was retired between one look and the next. An issuer waited for that topic
 * without end, gave no award any more, and did not hear that it was to stop.
 */
import { expect, it } from 'vitest';
import { connectKafka, isUnknownTopic } from '../../engine/kafka.js';
import { createLog, type Waiting } from '../../engine/log.js';
import { readWhole } from '../../engine/whole.js';
import { unique } from '../integration/engine/world.js';
import { settingsOf } from '../integration/running.js';
import { sharedStack } from '../stack.js';

const log = createLog('test', 'silent');
const read = (waiting: Waiting) =>
  readWhole(
    connectKafka(settingsOf(sharedStack()), 'test', log),
    [unique('gone')],
    () => 0,
    async () => {},
    log,
    waiting,
  );

it('is given up by who knows that it does not come back', async () => {
  const error = await read({ giveUp: isUnknownTopic }).catch((reason: unknown) => reason);
  expect(isUnknownTopic(error)).toBe(true);
});

it('is waited for until told to stop', async () => {
  const stopping = new AbortController();
  let isOver = false;
  const reading = read({ signal: stopping.signal }).finally(() => {
    isOver = true;
  });
  reading.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 7_000));
  expect(isOver).toBe(false);
  stopping.abort();
  await expect(reading).rejects.toThrow();
});

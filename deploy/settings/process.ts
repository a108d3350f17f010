/** Settings of processes themselves, some of them for the local stack only. */
import { type Defaulted, type Optional, oneOf, trueOrFalse } from './setting.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export const builds: Optional<ReadonlyMap<string, string>> = {
  variable: 'REPSTREAM_BUILDS',
  meaning:
    'Processors of which the local stack runs changed code beside the old; `repstream up` sets it for its own processes.',
  expected: 'processor=build, several with commas between',
  fallback: null,
  parse: (text) => {
    const pairs = text.split(',').map((pair) => /^([a-z][a-z0-9-]*)=([0-9a-f]+)$/.exec(pair.trim()));
    return pairs.includes(null) ? undefined : new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
  },
};
export const webhooksToThisMachine: Defaulted<boolean> = {
  variable: 'WEBHOOKS_TO_THIS_MACHINE',
  meaning: 'Whether notices may be sent to this machine, and unencrypted: for the local stack only.',
  expected: 'true or false',
  fallback: 'false',
  parse: trueOrFalse,
};
export const readyMadePeople: Defaulted<boolean> = {
  variable: 'READY_MADE_PEOPLE',
  meaning:
    'Whether whoever opens the console may sign in as a member, trainer, staff or operator: for the local stack only.',
  expected: 'true or false',
  fallback: 'false',
  parse: trueOrFalse,
};
export const logLevel: Defaulted<(typeof LOG_LEVELS)[number]> = {
  variable: 'LOG_LEVEL',
  meaning: 'The least important log line that is written.',
  expected: LOG_LEVELS.join(', '),
  fallback: 'info',
  parse: oneOf(LOG_LEVELS),
};

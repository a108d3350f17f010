import { describe, expect, it } from 'vitest';
import { runOptions } from '../../../cli/commands/simulate.js';
import { UserError } from '../../../deploy/user-error.js';

const NOW = Date.UTC(2026, 0, 5, 12);
const DAY_MS = 86_400_000;
const given = { gyms: 1, machines: 40, seed: '1', speed: 1, faults: new Set<never>() };

describe('repstream simulate', () => {
  it('is a live gym without options: from now, without end', () => {
    expect(runOptions(given, NOW)).toMatchObject({ from: NOW, until: null, speed: 1, membersPerGym: 800 });
  });

  it('begins so long ago with --for, and goes on live', () => {
    expect(runOptions({ ...given, for: DAY_MS, speed: 600 }, NOW)).toMatchObject({ from: NOW - DAY_MS, until: null });
  });

  it('does exactly one day with --from and --for', () => {
    const from = NOW - 30 * DAY_MS;
    expect(runOptions({ ...given, from, for: DAY_MS }, NOW)).toMatchObject({ from, until: from + DAY_MS });
  });

  it('has a past of so many weeks with --past, otherwise none', () => {
    expect(runOptions(given, NOW)).toMatchObject({ pastWeeks: 0 });
    expect(runOptions({ ...given, past: 12 }, NOW)).toMatchObject({ from: NOW, pastWeeks: 12 });
  });

  it('refuses what would put events into the future or says the end twice', () => {
    const refused = (options: object) => expect(() => runOptions({ ...given, ...options }, NOW)).toThrow(UserError);
    refused({ speed: 2 });
    refused({ from: NOW + 1 });
    refused({ until: NOW - 1 });
    refused({ past: 12, oracle: 'day.jsonl' });
    refused({ from: NOW - DAY_MS, for: DAY_MS, until: NOW });
  });
});

import knex from 'knex';
import { describe, expect, it } from 'vitest';
import { checkDays, within } from '../../../api/spans.js';

const rows = knex({ client: 'pg' });
const [morning, evening] = ['2026-01-01T08:00:00+08:00', '2026-01-01T12:00:00Z'];
const where = (span: { from?: string; to?: string }) =>
  rows('workouts').modify(within('started_at', span)).toQuery().replace('select * from "workouts"', '').trim();
const REFUSED = '/query/to is before from';

describe('a span of instants', () => {
  it('leaves what is within, its end left out, and may be open at either end', () => {
    expect(where({ from: morning, to: evening })).toBe(
      `where "started_at" >= '${morning}' and "started_at" < '${evening}'`,
    );
    expect(where({ from: morning })).toBe(`where "started_at" >= '${morning}'`);
    expect(where({ to: evening })).toBe(`where "started_at" < '${evening}'`);
    expect(where({})).toBe('');
  });

  it('is refused when it ends before it begins, by the instants and not by how they are written', () => {
    expect(() => where({ from: evening, to: morning })).toThrow(REFUSED);
    expect(where({ from: '2026-01-01T08:00:00+08:00', to: '2026-01-01T00:00:00Z' })).not.toBe('');
  });
});

describe('a span of days', () => {
  it('is refused when it ends before it begins, or is longer than may be', () => {
    expect(() => checkDays({ from: '2026-01-02', to: '2026-01-01' }, 31)).toThrow(REFUSED);
    expect(() => checkDays({ from: '2026-01-01', to: '2026-02-02' }, 31)).toThrow('31 days after from');
    checkDays({ from: '2026-01-01', to: '2026-02-01' }, 31);
    checkDays({ from: '2026-01-01', to: '2026-01-01' }, 31);
  });
});

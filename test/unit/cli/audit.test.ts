import { describe, expect, it } from 'vitest';
import { textOf } from '../../../cli/audit/text.js';
import type { Audit } from '../../../engine/audit/audit.js';
import { found } from '../../../engine/audit/finding.js';

const sums = { tasks: 4, read: 1_200, folded: 1_190, repeated: 0, parked: 10, late: 3, unread: 7 };
const audit: Audit = {
  at: '2026-11-25T19:00:00.000Z',
  log: true,
  ok: true,
  processors: [{ processor: 'sessions', lineage: 'sessions-v1-a653b910', ...sums }],
  findings: [],
};

describe('an audit for a terminal', () => {
  it('gives the ledger of each processor, and says when all adds up', () => {
    expect(textOf(audit)).toBe(
      [
        'processor  tasks   read  folded  repeated  parked  late  unread',
        'sessions       4  1,200   1,190         0      10     3       7',
        '',
        'all adds up',
      ].join('\n'),
    );
  });

  it('says what the quick look leaves out', () => {
    expect(textOf({ ...audit, log: false })).toMatch(
      /all adds up; `--log` reads the topics again and compares them too$/,
    );
  });

  it('R62: tells conflicts with both offsets, the first ten, and does not call them broken', () => {
    const samples = Array.from({ length: 12 }, (_, i) => ({
      partition: 2,
      identity: `s/${i}`,
      first: i,
      second: 90 + i,
    }));
    const text = textOf({
      ...audit,
      findings: [{ ...found('conflict', 'telemetry', '12 records repeat', 12), samples }],
    });
    expect(text).toContain('! conflict      telemetry: 12 records repeat\n    partition 2: s/0 at offsets 0 and 90\n');
    expect(text).toContain('    and 2 more in --json\n');
    expect(text).toMatch(/all adds up; 12 conflicts from outside$/);
  });

  it('counts what does not add up', () => {
    const findings = [
      found('ledger', 'sessions-v1-a653b910/2', 'read 5, but …', 1),
      found('not_run', 'sessions-v1-a653b910/3', 'has written no checkpoint yet'),
    ];
    const text = textOf({ ...audit, ok: false, findings });
    expect(text).toContain('✗ ledger        sessions-v1-a653b910/2: read 5, but …\n· not_run       sessions');
    expect(text).toMatch(/1 thing does not add up$/);
  });
});

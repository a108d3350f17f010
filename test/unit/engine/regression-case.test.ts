import { expect, it } from 'vitest';
import { caseOf, caseText, type RegressionCase } from '../../../engine/regression/case.js';

it('R78: a regression case reads as it was written, bytes and big integers too, with a line for each fact', () => {
  const place = { topic: 'telemetry', partition: 3, offset: 7, receivedAt: '2026-03-02T09:00:00.000Z' };
  const given: RegressionCase = {
    processor: 'sessions',
    lineage: 'sessions-v1-00000000',
    key: 'a "machine"',
    reason: 'bad_avro',
    detail: 'one line\nand another',
    parkedAt: '2026-03-02T09:00:01.000Z',
    tick: null,
    leftOut: { otherScopes: 1, refused: 0 },
    expect: { parks: 'bad_avro' },
    entries: [{ table: 'equipment', value: { equipmentId: 'a "machine"', validFrom: 0 } }],
    facts: [
      {
        ...place,
        key: Buffer.from([0xff, 0]),
        bytes: Buffer.from([0, 1, 2]),
        writer: { id: 4, schema: { type: 'int' } },
      },
      { ...place, offset: 8, key: null, bytes: null },
      { ...place, offset: 9, key: 'k', value: { long: 2n ** 60n, bytes: Buffer.from('x'), none: null } },
    ],
  };
  const text = caseText(given);
  expect(caseOf(text)).toEqual(given);
  expect(text.split('\n').filter((line) => line.includes('"telemetry"'))).toHaveLength(3);
  expect(caseOf(caseText({ ...given, entries: [], facts: [] }))).toEqual({ ...given, entries: [], facts: [] });
});

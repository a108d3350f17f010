import { expect, it } from 'vitest';
import { type QualityRow, worstFirst } from '../../../console/manager/repair-order.js';

const week = (equipmentId: string, more: Partial<QualityRow>): QualityRow => ({
  ...{ equipmentId, firmware: '1.2', week: '2026-11-16', sessions: 10, events: 900, missing: 0, faults: 0 },
  ...{ lastFaultCode: null, looksWrong: null, ...more },
});

it('machines that reported faults come first, then those with most sessions in weeks that look wrong; the others need nothing', () => {
  const repairs = worstFirst([
    week('well', {}),
    week('lossy', { missing: 100, looksWrong: 'loses messages', sessions: 30 }),
    week('odd', { looksWrong: 'its clock is not set', sessions: 2 }),
    week('faulty', { faults: 1, lastFaultCode: 'E7', looksWrong: 'reports faults', sessions: 1 }),
  ]);
  expect(repairs.map(({ equipmentId }) => equipmentId)).toEqual(['faulty', 'lossy', 'odd']);
  expect(repairs[0]).toMatchObject({ lastFaultCode: 'E7', why: 'reports faults' });
  expect(repairs[1]).toMatchObject({ missingShare: 0.1, sessions: 30 });
});

it('of a machine that was odd in several weeks the last of them is told, with the sums of all', () => {
  const [repair] = worstFirst([
    week('m', { week: '2026-11-16', looksWrong: 'loses messages', missing: 100 }),
    week('m', { week: '2026-11-09', looksWrong: 'its clock is not set' }),
    week('m', { week: '2026-11-02' }),
  ]);
  expect(repair).toMatchObject({ why: 'loses messages', sessions: 30, missingShare: 100 / 2_800 });
});

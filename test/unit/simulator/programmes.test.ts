import { expect, it } from 'vitest';
import { asksOf } from '../../../rules/asks.js';
import { checkProgramme, fullRuleOf } from '../../../rules/programme/check.js';
import type { Programme } from '../../../rules/programme/programme.js';
import { periodOf } from '../../../rules/programme/weeks.js';
import { checkEnrolment } from '../../../schemas/checks.js';
import { coursesOf } from '../../../simulator/programmes.js';
import { world } from '../../../simulator/world.js';

const gyms = world({ seed: '7', gyms: 1, machinesPerGym: 8, membersPerGym: 200 });
const inNovember = Date.parse('2026-11-30T15:59:59Z');

it('R53: the simulated gyms offer the programmes of the gallery, which the API would take, and some are in them', () => {
  const { programmes, enrolments } = coursesOf(gyms, '7', inNovember);
  expect(programmes).toHaveLength(2);
  for (const { programmeId, programme, from, to } of programmes) {
    expect(programmeId).toMatch(/-2026-11$/);
    const whole = JSON.parse(programme) as Programme;
    expect(checkProgramme(whole)).toEqual([]);
    expect(whole.id).toBe(programmeId);
    expect(periodOf(whole)).toMatchObject({ from, to });
    expect(new Date(from).toISOString(), 'a Monday in Singapore').toBe('2026-10-25T16:00:00.000Z');
    const { looksBackDays, uses } = asksOf(fullRuleOf(whole).root);
    const joined = enrolments.filter(({ challengeId }) => challengeId === `programme:${programmeId}`);
    expect(joined.length).toBeGreaterThan(3);
    for (const enrolment of joined) {
      expect(enrolment.judgedBy).toEqual({ from, to, looksBackDays, uses });
      expect(checkEnrolment(enrolment, inNovember)).toBeNull();
    }
  }
  expect(coursesOf(gyms, '7', inNovember)).toEqual({ programmes, enrolments });
});

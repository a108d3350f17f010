import { describe, expect, it } from 'vitest';
import type { Gym } from '../../../../schemas/generated/gyms.js';
import { gyms, sessions, workouts } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { entry, told } from '../../../scenario/facts.js';
import { scenario } from '../../../scenario/scenario.js';
import { Member, session, uuid } from './member.js';

const given = scenario(await inTurn(() => import('../../../../processors/workouts/processor.js')));

const gym = (timeZone: string, validFrom = 0): Gym => ({
  gymId: 'tampines',
  name: 'Tampines',
  timeZone,
  openingHours: [],
  validFrom,
});
const at = (iso: string) => Date.parse(iso);
const trained = (n: number, startedAt: number, gymId: string | null = 'tampines') =>
  told(sessions, session({ sessionId: uuid(n), startedAt, endedAt: startedAt, gymId }), 'sessions/0');
const began = (n: number, timeZone: string, localDay: string, localHour: number) =>
  workouts.of(expect.objectContaining({ workoutId: uuid(n), timeZone, localDay, localHour }));

describe('R27: a workout says when it began by the clock of its gym', () => {
  it('the last second of January in Singapore is not in February, and midnight is', () =>
    given(entry(gyms, gym('Asia/Singapore')))
      .when(trained(1, at('2026-01-31T15:59:59.999Z')), trained(2, at('2026-01-31T16:00:00Z')))
      .then(began(1, 'Asia/Singapore', '2026-01-31', 23), began(2, 'Asia/Singapore', '2026-02-01', 0)));

  it('with or without summer time, as London has it', () =>
    given(entry(gyms, gym('Europe/London')))
      .when(trained(1, at('2026-06-30T23:10:00Z')), trained(2, at('2026-11-30T23:10:00Z')))
      .then(began(1, 'Europe/London', '2026-07-01', 0), began(2, 'Europe/London', '2026-11-30', 23)));

  it('by the entry that held when it began', () =>
    given(entry(gyms, gym('Asia/Singapore')), entry(gyms, gym('Europe/London', at('2026-03-01T00:00:00Z'))))
      .when(trained(1, at('2026-02-01T20:00:00Z')), trained(2, at('2026-04-01T20:00:00Z')))
      .then(began(1, 'Asia/Singapore', '2026-02-02', 4), began(2, 'Europe/London', '2026-04-01', 21)));

  it('R84: moves to another day by itself when the zone of the gym is corrected', () =>
    given(trained(1, at('2026-01-31T20:00:00Z')), entry(gyms, gym('Europe/London')))
      .when(entry(gyms, gym('Asia/Singapore')))
      .then(began(1, 'Asia/Singapore', '2026-02-01', 4)));

  it('in UTC where the gym is unknown, or names a zone that there is not', () => {
    const rowOf = (gymId: string | null, known: readonly Gym[]) =>
      new Member([], known)
        .sessions({ value: session({ gymId, startedAt: at('2026-01-31T20:00:00Z') }) })
        .sent(uuid(1));
    const utc = { timeZone: 'UTC', localDay: '2026-01-31', localHour: 20 };
    expect(rowOf(null, [])).toMatchObject(utc);
    expect(rowOf('tampines', [])).toMatchObject(utc);
    expect(rowOf('tampines', [gym('Mars/Olympus')])).toMatchObject(utc);
  });
});

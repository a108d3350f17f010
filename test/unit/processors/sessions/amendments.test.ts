import { describe, expect, it } from 'vitest';
import { sessions } from '../../../../schemas/topics.js';
import { amendment, changed, ended, given, Machine, reading, started } from './driver.js';

const twoSets = [
  reading(1, 1, { repetitions: 4, loadGrams: 50_000, distanceMm: 7 }),
  reading(2, 2, { repetitions: 6, loadGrams: 60_000, distanceMm: 9 }),
];
const done = (user: string | null = 'ana') => given(started(0, { user }), ...twoSets, ended(3, 3));
const keyOf = (machine: Machine) => {
  const session = machine.session();
  return session && sessions.key(session);
};

describe('whose a session is', () => {
  it('belongs to who started it, to nobody when nobody did', () => {
    expect(keyOf(done('ana'))).toBe('ana');
    expect(keyOf(done(null))).toBe('guest:00000000-0000-4000-8000-000000000001');
  });

  it('belongs to the card that was tapped late, the last one when there were two', () => {
    const machine = given(
      started(0, { user: null }),
      ended(9, 9),
      changed(5, 5, { userId: 'cy' }),
      changed(4, 4, { userId: 'ben' }),
    );
    expect(keyOf(machine)).toBe('cy');
  });

  it('moves to who claims it, by the latest decision, then the greatest id, whatever comes first', () => {
    const toBen = amendment(1, 100, { assigned: { userId: 'ben' } });
    const toCy = amendment(2, 100, { assigned: { userId: 'cy' } });
    const toDee = amendment(3, 99, { assigned: { userId: 'dee' } });
    expect(keyOf(done(null).amend(toCy, toDee, toBen))).toBe('cy');
    expect(keyOf(done(null).amend(toBen).amend(toDee, toCy))).toBe('cy');
    expect(keyOf(done('ana').amend(amendment(1, 100, { assigned: { userId: null } })))).toMatch(/^guest:/);
  });

  it('remembers a claim that comes before any telemetry, and shows nothing until then', () => {
    const machine = new Machine().amend(amendment(1, 100, { assigned: { userId: 'ben' } }));
    expect(machine.show()).toEqual([]);
    expect(keyOf(machine.send([started(0), ended(1, 1)]))).toBe('ben');
  });
});

describe('what staff put right', () => {
  it('takes a session out and in again; the latest decision counts', () => {
    const out = amendment(1, 100, { voided: {} });
    const back = amendment(2, 200, { reinstated: {} });
    expect(done().session()).toMatchObject({ voided: false });
    expect(done().amend(out).session()).toMatchObject({ voided: true });
    expect(done().amend(back, out).session()).toMatchObject({ voided: false });
  });

  it('sets load and distance; the tonnage follows', () => {
    const edit = amendment(1, 100, { edited: { repetitions: null, loadGrams: 20_000, distanceMm: 5 } });
    expect(done().amend(edit).session()).toMatchObject({
      repetitions: 6,
      tonnageGrams: 120_000,
      distanceMm: 5,
      quality: ['edited'],
      sets: [{ loadGrams: 20_000 }, { loadGrams: 20_000 }],
    });
  });

  it.each([
    [8, [4, 4], 4 * 50_000 + 4 * 60_000],
    [5, [4, 1], 4 * 50_000 + 60_000],
    [3, [3], 3 * 50_000],
    [0, [], 0],
  ])('sets the repetitions to %i by the last sets', (repetitions, perSet, tonnageGrams) => {
    const session = done()
      .amend(amendment(1, 100, { edited: { repetitions, loadGrams: null, distanceMm: null } }))
      .session();
    expect(session?.sets.map((set) => set.repetitions)).toEqual(perSet);
    expect(session).toMatchObject({ repetitions, tonnageGrams, distanceMm: 9 });
  });

  it('gives a session in which the machine counted nothing one set', () => {
    const session = given(started(0), ended(1, 30))
      .amend(amendment(1, 100, { edited: { repetitions: 10, loadGrams: 30_000, distanceMm: null } }))
      .session();
    expect(session).toMatchObject({ repetitions: 10, tonnageGrams: 300_000, sets: [{ repetitions: 10 }] });
  });
});

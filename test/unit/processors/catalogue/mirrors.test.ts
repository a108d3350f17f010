import { describe, expect, it } from 'vitest';
import { exerciseCatalogue } from '../../../../domain/exercises.js';
import { amendments } from '../../../../processors/catalogue/amendments.js';
import { equipment } from '../../../../processors/catalogue/equipment.js';
import { exercises } from '../../../../processors/catalogue/exercises.js';
import { gyms } from '../../../../processors/catalogue/gyms.js';
import { members } from '../../../../processors/catalogue/members.js';
import type { Amendment } from '../../../../schemas/generated/amendments.js';
import type { Equipment } from '../../../../schemas/generated/equipment.js';
import type { User } from '../../../../schemas/generated/users.js';

interface Mirror<Value, State> {
  readonly initial: () => State;
  readonly on: { records(state: State, events: readonly (Value & { receivedAt: number })[], context: never): void };
  readonly show: (state: State, context: never) => readonly { readonly values: Readonly<Record<string, unknown>> }[];
}

/** The rows after the records of one entity, each in its own batch. */
function rows<Value extends object, State>(mirror: Mirror<Value, State>, ...records: readonly Value[]) {
  const state = mirror.initial();
  for (const record of records) mirror.on.records(state, [{ ...record, receivedAt: 1 }], undefined as never);
  return mirror.show(JSON.parse(JSON.stringify(state)), undefined as never).map(({ values }) => values);
}

const ana: User = {
  userId: 'u-1',
  displayName: 'Ana',
  namedAt: 900,
  sex: 'FEMALE',
  birthDate: '1990-02-28',
  timeZone: 'Asia/Singapore',
  homeGymId: 'tampines',
  groups: ['early birds'],
  onLeaderboards: true,
  notices: true,
  trainers: ['u-9'],
  at: 1_000,
  erased: false,
};
const machine: Equipment = {
  equipmentId: 'leg-press-3',
  gymId: 'tampines',
  type: 'WEIGHT_STACK',
  model: 'Technogym Selection 700',
  exerciseId: 'leg-press',
  displayName: 'Leg press 3',
  stackStepGrams: 5_000,
  stepHeightMm: null,
  inService: true,
  validFrom: 2_000,
};

describe('members', () => {
  it('R7: shows the profile as last published', () => {
    const { at, erased, ...profile } = ana;
    expect(rows(members, { ...ana, displayName: 'Anna' }, ana)).toEqual([
      { ...profile, nameKey: 'ana', updatedAt: at },
    ]);
    expect(rows(members, { ...ana, namedAt: null })).toMatchObject([{ namedAt: at }]);
    expect(erased).toBe(false);
  });

  it('goes by the last record even when its clock was behind, for compaction leaves no other', () => {
    expect(rows(members, ana, { ...ana, at: 10, displayName: 'Anna' })).toEqual(
      rows(members, { ...ana, at: 10, displayName: 'Anna' }),
    );
  });

  it('who was erased has no row', () => {
    expect(rows(members, ana, { ...ana, displayName: '', sex: null, birthDate: null, erased: true })).toEqual([]);
  });
});

describe('machines, gyms and exercises', () => {
  const moved = { ...machine, gymId: 'bedok', validFrom: 3_000 };

  it('shows of each the entry that is valid last, whatever order they were entered in', () => {
    expect(rows(equipment, machine, moved)).toEqual([moved]);
    expect(rows(equipment, moved, machine)).toEqual([moved]);
  });

  it('of two entries from the same time the later record counts', () => {
    expect(rows(equipment, machine, { ...machine, inService: false })).toEqual([{ ...machine, inService: false }]);
  });

  it('R67: the seed of exercises becomes rows with every column', () => {
    const columns = Object.keys(exercises.views?.view.columns ?? {});
    for (const exercise of exerciseCatalogue) {
      const [row] = rows(exercises, exercise);
      expect(Object.keys(row ?? {}).sort()).toEqual(columns.toSorted());
    }
  });

  it('a gym keeps its opening hours', () => {
    const openingHours = [{ weekday: 1, opensMinute: 360, closesMinute: 1500 }];
    const gym = { gymId: 'tampines', name: 'Tampines', timeZone: 'Asia/Singapore', validFrom: 0, openingHours };
    expect(rows(gyms, gym)).toEqual([gym]);
  });
});

describe('amendments', () => {
  const claim: Amendment = {
    amendmentId: '00000000-0000-4000-8000-00000000000a',
    sessionId: '00000000-0000-4000-8000-000000000001',
    equipmentId: 'leg-press-3',
    at: 5_000,
    by: 'u-1',
    reason: 'claimed by QR code',
    assigned: { userId: 'u-1' },
    voided: null,
    reinstated: null,
    edited: null,
  };
  const about = {
    amendmentId: claim.amendmentId,
    sessionId: claim.sessionId,
    equipmentId: 'leg-press-3',
    decidedAt: 5_000,
    decidedBy: 'u-1',
    reason: 'claimed by QR code',
    assignedUserId: null,
    edited: null,
  };

  it('says what was decided', () => {
    const edited = { repetitions: 12, loadGrams: null, distanceMm: null };
    expect(rows(amendments, claim)).toEqual([{ ...about, decision: 'assigned', assignedUserId: 'u-1' }]);
    expect(rows(amendments, { ...claim, assigned: { userId: null } })).toEqual([{ ...about, decision: 'assigned' }]);
    expect(rows(amendments, { ...claim, assigned: null, voided: {} })).toEqual([{ ...about, decision: 'voided' }]);
    expect(rows(amendments, { ...claim, assigned: null, reinstated: {} })).toEqual([
      { ...about, decision: 'reinstated' },
    ]);
    expect(rows(amendments, { ...claim, assigned: null, edited })).toEqual([{ ...about, decision: 'edited', edited }]);
  });

  it('of two contents of one identity the first stays', () => {
    expect(rows(amendments, claim, { ...claim, assigned: null, voided: {} })).toEqual(rows(amendments, claim));
  });
});

/** A gym whose members are in every challenge of the gallery that can only rise. */
import { readdirSync, readFileSync } from 'node:fs';
import { judgedByOf } from '../../api/challenges/enrolments.js';
import { canonical } from '../../rules/canonical.js';
import { isMonotone } from '../../rules/check.js';
import { isShared } from '../../rules/contribution.js';
import type { BodyMeasurement } from '../../schemas/generated/body-measurements.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import type { Equipment } from '../../schemas/generated/equipment.js';
import type { Gym } from '../../schemas/generated/gyms.js';
import type { User } from '../../schemas/generated/users.js';
import type { Random } from '../../simulator/random.js';
import { type Calendared, fromCalendar, type Challenge as Written } from '../unit/rules/gallery/calendar.js';
import { machines } from './training.js';

const HOUR_MS = 3_600_000;
const folder = new URL('../../rules/gallery/', import.meta.url);

/** Records of a topic. */
type Records = readonly [topic: string, records: readonly { readonly key: string; readonly value: object }[]];

/** Of Singapore, whose clock the challenges go by. */
const AHEAD_MS = 8 * HOUR_MS;

/** Challenges that go on at this time, ms; a calendar begins the day before, so that its second day is today. */
export const onlyRising = (now: number): Challenge[] =>
  readdirSync(folder).flatMap((file): Challenge[] => {
    const read = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Written | Calendared;
    const from = new Date(now - 24 * HOUR_MS + AHEAD_MS).toISOString().slice(0, 10);
    const { id, rule } = 'daily' in read ? fromCalendar({ ...read, terms: { ...read.terms, from } }) : read;
    if (!isMonotone(rule.root) || isShared(rule)) return [];
    return [
      {
        ...{ challengeId: id, version: 1, name: id, description: '', rule: canonical(rule), withdrawn: false },
        ...{ from: now - 72 * HOUR_MS, to: now + 720 * HOUR_MS, timeZone: 'Asia/Singapore', dayStartsMinute: 0 },
        ...{ weekStartsOn: 1, gyms: [], groups: [], keepsAwards: true, milestones: [], by: 'test', at: now },
      },
    ];
  });

/** The gym, its machines, and the members with their weights, long before this time. */
export function gymOf(members: readonly string[], now: number, draw: Random): Records[] {
  const validFrom = now - 1_000 * HOUR_MS;
  const gym: Gym = { gymId: 'north', name: 'North', timeZone: 'Asia/Singapore', validFrom, openingHours: [] };
  const equipment = members.flatMap((id) =>
    Object.entries(machines).map(
      ([machine, { type, exerciseId }]): Equipment => ({
        ...{ equipmentId: `${machine}-${id}`, gymId: 'north', type, model: machine, exerciseId, displayName: machine },
        ...{ stackStepGrams: null, stepHeightMm: null, inService: true, validFrom },
      }),
    ),
  );
  const users = members.map(
    (userId, i): User => ({
      ...{ userId, displayName: `Member ${i}`, namedAt: null, sex: 'FEMALE', birthDate: '1990-05-01', timeZone: 'UTC' },
      ...{ homeGymId: null, groups: [], onLeaderboards: false, notices: false, trainers: [], at: validFrom },
      erased: false,
    }),
  );
  const weighings = members.map(
    (userId): BodyMeasurement => ({
      ...{ measurementId: draw.uuid(), userId, equipmentId: null, at: validFrom, weightGrams: 70_000, heightMm: null },
      ...{ bodyFatBp: null, muscleMassGrams: null, waterMassGrams: null, boneMassGrams: null },
      ...{ visceralFatRating: null, restingHeartRateBpm: null },
    }),
  );
  return [
    ['gyms', [{ key: gym.gymId, value: gym }]],
    ['equipment', equipment.map((value) => ({ key: value.equipmentId, value }))],
    ['users', users.map((value) => ({ key: value.userId, value }))],
    ['body-measurements', weighings.map((value) => ({ key: value.userId ?? '', value }))],
  ];
}

/** The challenges, and everybody in each from an hour before this time on. */
export function joined(
  challenges: readonly Challenge[],
  members: readonly string[],
  now: number,
  draw: Random,
): Records[] {
  const enrolments = members.flatMap((userId) =>
    challenges.map((challenge): Enrolment => {
      const { challengeId } = challenge;
      return {
        ...{ enrolmentId: draw.uuid(), userId, challengeId, version: 1, joinedAt: now - HOUR_MS, left: false },
        ...{
          teamId: null,
          capacities: [],
          movedFrom: null,
          judgedBy: judgedByOf(challenge),
          by: 'test',
          reason: '',
          at: now,
        },
      };
    }),
  );
  return [
    ['challenges', challenges.map((value) => ({ key: value.challengeId, value }))],
    ['enrolments', enrolments.map((value) => ({ key: value.userId, value }))],
  ];
}

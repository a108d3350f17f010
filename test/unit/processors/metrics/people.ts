/** What is measured of Ana's body, and what her profile says. */
import type { Measurement } from '../../../../schemas/generated/measurements.js';
import type { User } from '../../../../schemas/generated/users.js';
import { measurements, users } from '../../../../schemas/topics.js';
import { fact, retracted, told } from '../../../scenario/facts.js';
import { day, uuid } from './given.js';

/** The measurement `n` of Ana's on a day of 2026. */
export const weighed = (n: number, on: number, given: Partial<Measurement>) =>
  told(
    measurements,
    {
      measurementId: uuid(n),
      userId: 'ana',
      equipmentId: null,
      at: day(on),
      weightGrams: null,
      heightMm: null,
      bodyFatBp: null,
      muscleMassGrams: null,
      waterMassGrams: null,
      boneMassGrams: null,
      visceralFatRating: null,
      restingHeartRateBpm: null,
      ...given,
    },
    'measurements/0',
  );
/** It is taken back. */
export const weighingTakenBack = (n: number) =>
  retracted(measurements, { key: 'ana', entity: uuid(n) }, 'measurements/0');

/** What Ana's profile says. */
export const profile = (given: Partial<User>) =>
  fact(users, {
    userId: 'ana',
    displayName: 'Ana',
    namedAt: null,
    sex: null,
    birthDate: null,
    timeZone: 'UTC',
    homeGymId: null,
    groups: [],
    onLeaderboards: true,
    notices: true,
    trainers: [],
    at: day(0),
    erased: false,
    ...given,
  });

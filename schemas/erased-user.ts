/** The record that lasts of a person who was erased. */
import type { User } from './generated/users.js';

/** What a profile says of nobody. */
const NOBODY = {
  displayName: '',
  namedAt: null,
  sex: null,
  birthDate: null,
  timeZone: 'UTC',
  homeGymId: null,
  groups: [],
  onLeaderboards: false,
  notices: false,
  trainers: [],
} as const;

/** The erasing record of a person, as of `at` (ms). */
export const erasedUser = (userId: string, at: number): User => ({
  ...NOBODY,
  groups: [],
  trainers: [],
  userId,
  at,
  erased: true,
});

/** Members and guests: bodies with abilities, and habits. */
import type { Sex } from '../schemas/generated/users.js';
import { random } from './random.js';

/** Someone who trains. */
export interface Person {
  /** Null: a guest, of whom nothing is published. */
  readonly userId: string | null;
  readonly displayName: string;
  readonly sex: Sex;
  readonly birthDate: string;
  readonly heightMm: number;
  readonly weightGrams: number;
  readonly bodyFatBp: number;
  readonly restingHeartRateBpm: number;
  readonly maxHeartRateBpm: number;
  /** ml/kg/min. */
  readonly vo2max: number;
  /** One-rep max as a share of a trained man's of the same weight, 0.35 to 1.4. */
  readonly strength: number;
  /** Wears a strap that machines can hear. */
  readonly heartRateStrap: boolean;
  readonly visitsPerWeek: number;
  /** Minutes after local midnight. */
  readonly preferredMinute: number;
  /** How often the card is tapped only after the start, and how often the session is left without a press on stop. */
  readonly tapsLate: number;
  readonly leavesWithoutStop: number;
  /** Share of training on cardio machines, 0 to 1. */
  readonly cardioShare: number;
  /** Whether height, weight and resting heart rate were given on joining. */
  readonly filledTheForm: boolean;
}

const WOMEN =
  'Ana Aisha Mei Hui Priya Nurul Sofia Emma Lena Chloe Divya Yuki Grace Farah Lin Kavya Sarah Ling Amira Julia'.split(
    ' ',
  );
const MEN =
  'Wei Arjun Daniel Hafiz Lukas Jun Ravi Omar Marc Kenji Tom Rahul Ismail Ben Hao Felix Suresh David Yong Paul'.split(
    ' ',
  );
const FAMILIES =
  'Tan Lim Lee Ng Wong Kumar Singh Rahman Abdullah Müller Sato Garcia Chen Goh Nair Ibrahim Smith Koh Teo Das'.split(
    ' ',
  );

/** The habits of a person whose preferred time is `preferredMinute`; the same seed gives the same person. */
export function person(seed: string, preferredMinute: number, member: boolean): Person {
  const draw = random(seed);
  const userId = draw.uuid();
  const female = draw.chance(0.48);
  const age = draw.whole(18, 72);
  const fitness = Math.min(Math.max(draw.normal(0.5, 0.22), 0.02), 0.98);
  const heightMm = Math.round(draw.normal(female ? 1_600 : 1_725, 62));
  const bmi = draw.normal(24.5 - 2 * fitness, 2.4);
  return {
    userId: member ? userId : null,
    displayName: `${draw.pick(female ? WOMEN : MEN)} ${draw.pick(FAMILIES)} ${draw.whole(1, 999)}`,
    sex: female ? 'FEMALE' : 'MALE',
    birthDate: `${2025 - age}-${twoDigits(draw.whole(1, 12))}-${twoDigits(draw.whole(1, 28))}`,
    heightMm,
    weightGrams: Math.round((bmi * (heightMm / 1_000) ** 2 * 1_000) / 100) * 100,
    bodyFatBp: Math.round(draw.normal((female ? 3_100 : 2_300) - 900 * fitness, 250)),
    restingHeartRateBpm: Math.round(draw.normal(74 - 20 * fitness, 4)),
    // Tanaka 2001, with its spread between people
    maxHeartRateBpm: Math.round(draw.normal(208 - 0.7 * age, 6)),
    vo2max: (female ? 27 : 32) + 26 * fitness - 0.22 * (age - 20),
    strength: (female ? 0.62 : 1) * (0.6 + 0.75 * fitness) * (1 - 0.005 * Math.max(age - 30, 0)),
    heartRateStrap: draw.chance(0.75),
    visitsPerWeek: draw.between(1, 6.5),
    preferredMinute: preferredMinute + draw.normal(0, 25),
    tapsLate: draw.chance(0.15) ? 0.5 : 0.02,
    leavesWithoutStop: draw.chance(0.2) ? 0.6 : 0.08,
    cardioShare: draw.between(0.15, 0.75),
    filledTheForm: draw.chance(0.93),
  };
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

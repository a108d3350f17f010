/** What a measurement says of a body, with the height known by then and the age on the day. */
import { ageOn } from '../../domain/age.js';
import { mifflin } from '../../domain/body/basal-metabolism.js';
import { bmi, singaporeBmi, whoBmi } from '../../domain/body/bmi.js';
import { aceBodyFat } from '../../domain/body/body-fat.js';
import type { Estimate } from '../../domain/estimate.js';
import type { Measurement } from '../../schemas/generated/measurements.js';
import type { Profile } from './history.js';
import { dayOf } from './periods.js';
import { bodyMetrics } from './views.js';

/** A measurement without whose it is. */
export type Figures = Omit<Measurement, 'userId' | 'equipmentId'>;

/** A measurement, and the height (mm) that counts for it. */
export interface Body extends Figures {
  readonly knownHeightMm: number | null;
}

const estimated = (estimate: Estimate) => ('none' in estimate ? null : estimate.value);
const per = (value: number | null, unit: number) => value && value / unit;

/** The measurement as a row; what is not known, or not valid at this age, is null. */
export function showBody({ measurementId, at, heightMm: _, ...body }: Body, userId: string, profile?: Profile) {
  const { weightGrams, knownHeightMm, bodyFatBp, ...measured } = body;
  const age = profile?.birthDate ? ageOn(profile.birthDate, dayOf(at)) : null;
  const sex = profile?.sex ?? null;
  const weightKg = per(weightGrams, 1_000);
  const index = estimated(bmi.of({ weightKg, heightM: per(knownHeightMm, 1_000) }));
  const [who, singapore] = [whoBmi.of({ value: index, age }), singaporeBmi.of({ value: index, age })];
  const fat = aceBodyFat.of({ value: per(bodyFatBp, 100), age, sex });
  return bodyMetrics.row({
    ...measured,
    measurementId,
    userId,
    measuredAt: at,
    weightGrams,
    heightMm: knownHeightMm,
    bmi: index,
    bmiCategory: 'none' in who ? null : who.band,
    bmiRisk: 'none' in singapore ? null : singapore.band,
    bodyFatBp,
    bodyFatBand: 'none' in fat ? null : fat.band,
    basalKcalPerDay: estimated(mifflin.of({ weightKg, heightCm: per(knownHeightMm, 10), age, sex })),
  });
}

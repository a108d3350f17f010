/** Body measurements of a FIT file: a scale's weigh-ins, and the profile that a watch keeps of its wearer. */
import type { FitMessages } from '@garmin/fitsdk';
import { checkBodyMeasurement } from '../../schemas/checks.js';
import type { BodyMeasurement } from '../../schemas/generated/body-measurements.js';
import { measurementId } from './identity.js';
import { type ImportedSession, type ImportOptions, measured, type Outcome, skipped } from './outcome.js';

/** Percent to 1/100 %, kilograms to grams, metres to millimetres; nothing measured: null. */
const scaled = (value: number | undefined, factor: number) =>
  value === undefined || value <= 0 ? null : Math.round(value * factor);

/** A weigh-in each (message weight_scale). Water is the share of the weight that the scale tells. */
export function scaleMeasurements(messages: FitMessages, options: ImportOptions): Outcome[] {
  return (messages.weightScaleMesgs ?? []).map((weighIn) => {
    const at = weighIn.timestamp instanceof Date ? weighIn.timestamp.getTime() : null;
    if (at === null) return skipped('a weigh-in', 'it has no time');
    return checked('weigh-in', options, {
      ...bare(options, 'scale', at),
      equipmentId: options.equipmentId,
      weightGrams: scaled(weighIn.weight, 1_000),
      bodyFatBp: scaled(weighIn.percentFat, 100),
      muscleMassGrams: scaled(weighIn.muscleMass, 1_000),
      waterMassGrams: scaled((weighIn.weight ?? 0) * (weighIn.percentHydration ?? 0), 10),
      boneMassGrams: scaled(weighIn.boneMass, 1_000),
      visceralFatRating: weighIn.visceralFatRating ?? null,
    });
  });
}

/** What the recorder knew of its user's body when the activity began: weight, height, resting heart rate. */
export function profileMeasurement(
  messages: FitMessages,
  activity: ImportedSession,
  options: ImportOptions,
): Outcome[] {
  const profile = messages.userProfileMesgs?.[0];
  const at = activity.events.find(({ topic }) => topic === 'telemetry')?.value.at;
  if (!profile || at === undefined) return [];
  const weightGrams = scaled(profile.weight, 1_000);
  const heightMm = scaled(profile.height, 1_000);
  const restingHeartRateBpm = scaled(profile.restingHeartRate, 1);
  if (weightGrams === null && heightMm === null && restingHeartRateBpm === null) return [];
  return [checked('profile', options, { ...bare(options, 'profile', at), weightGrams, heightMm, restingHeartRateBpm })];
}

/** Skips what the topic would park. */
function checked(what: string, options: ImportOptions, value: BodyMeasurement & { readonly userId: string }): Outcome {
  const name = `${what} of ${new Date(value.at).toISOString()}`;
  if (value.at > options.now) return skipped(name, 'it is in the future');
  const reason = checkBodyMeasurement(value, options.now);
  return reason === null ? measured(value) : skipped(name, reason.replaceAll('_', ' '));
}

const bare = ({ userId }: ImportOptions, kind: 'profile' | 'scale', at: number) => ({
  measurementId: measurementId(userId, kind, at),
  userId,
  equipmentId: null,
  at,
  weightGrams: null,
  heightMm: null,
  bodyFatBp: null,
  muscleMassGrams: null,
  waterMassGrams: null,
  boneMassGrams: null,
  visceralFatRating: null,
  restingHeartRateBpm: null,
});

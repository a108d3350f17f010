/** Records as points: the features that enough records of both sides have, each in standard deviations of the real ones. */
import { mean, standardDeviation } from 'simple-statistics';
import type { Feature, Kind, SampleRecord } from '../kinds/kind.js';

/** A record that has all features of the space. */
export interface Point {
  readonly id: string;
  readonly group: string;
  readonly at: readonly number[];
}

/** Both sides in one space. */
export interface Space {
  readonly features: readonly Feature[];
  readonly simulated: readonly Point[];
  readonly real: readonly Point[];
}

/** A feature that fewer have is left out, rather than the records that lack it. */
const ENOUGH = 0.5;

/** The space of a kind's records; it has no features where there are no records of one side. */
export function spaceOf(kind: Kind, simulated: readonly SampleRecord[], real: readonly SampleRecord[]): Space {
  const share = (records: readonly SampleRecord[], { name }: Feature) =>
    records.filter(({ values }) => (values[name] ?? null) !== null).length / records.length;
  const features = kind.features.filter(
    (feature) => !feature.alone && share(simulated, feature) >= ENOUGH && share(real, feature) >= ENOUGH,
  );
  const [ours, theirs] = [complete(simulated, features), complete(real, features)];
  const scales = features.map((_, index) => {
    const values = theirs.map(({ at }) => at[index] ?? 0);
    return {
      mean: values.length > 0 ? mean(values) : 0,
      spread: values.length > 0 ? standardDeviation(values) || 1 : 1,
    };
  });
  const scaled = (point: Point) => ({
    ...point,
    at: point.at.map((value, index) => (value - (scales[index]?.mean ?? 0)) / (scales[index]?.spread ?? 1)),
  });
  return { features, simulated: ours.map(scaled), real: theirs.map(scaled) };
}

const complete = (records: readonly SampleRecord[], features: readonly Feature[]): Point[] =>
  records.flatMap(({ id, group, values }) => {
    const at = features.flatMap(({ name }) => values[name] ?? []);
    return at.length === features.length ? [{ id, group, at }] : [];
  });

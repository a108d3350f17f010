/** Simulated records against real ones, kind by kind and in every way: the numbers that the page shows. */
import { mean, quantile } from 'simple-statistics';
import { random } from '../random.js';
import { kinds } from './kinds/all.js';
import type { Feature, Kind, Sample, SampleRecord } from './kinds/kind.js';
import { embedding, type Placed } from './models/embedding.js';
import { type Nearest, nearest } from './models/nearest.js';
import { type Space, spaceOf } from './models/points.js';
import { type Transfer, transfer } from './models/transfer.js';
import { type TwoSample, twoSample } from './models/two-sample.js';
import { holm } from './statistics/holm.js';
import { kolmogorovSmirnov } from './statistics/kolmogorov-smirnov.js';
import { sampled } from './statistics/sampling.js';

/** What is typical of a sample. */
export interface Typical {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  /** First and third quartile. */
  readonly low: number;
  readonly high: number;
}

/** One feature of both sides. */
export interface JudgedFeature {
  readonly feature: Feature;
  readonly simulated: Typical;
  readonly real: Typical;
  readonly d: number;
  /** After Holm, over all tests of the report. */
  readonly p: number;
}

/** A kind of which there are enough real records. */
export interface JudgedKind {
  readonly kind: Kind;
  readonly simulated: readonly SampleRecord[];
  readonly real: readonly SampleRecord[];
  readonly features: readonly JudgedFeature[];
  /** Null: too few records have all features. */
  readonly joint: Joint | null;
  /** Null: the kind has no task, or there are too few examples. */
  readonly transfer: Transfer | null;
}

/** Both sides by all features at once. */
export interface Joint {
  readonly twoSample: TwoSample;
  readonly embedding: readonly Placed[] | null;
  readonly nearest: Nearest;
}

/** All that was found. */
export interface Judgement {
  readonly judged: readonly JudgedKind[];
  /** Kinds with too few records on a side. */
  readonly notJudged: readonly { readonly kind: Kind; readonly real: number; readonly simulated: number }[];
}

/** Fewer records of a side are no sample. */
export const FEWEST_RECORDS = 5;
/** More of a side cost time and tell no more. */
const MOST_RECORDS = 2_000;
/** A difference whose p is below is taken for one. */
export const SIGNIFICANT = 0.05;

type Samples = ReadonlyMap<string, Sample>;

/** Whether there is a kind of which these are enough. */
export const canBeJudged = (samples: Samples): boolean =>
  kinds.some(({ name }) => (samples.get(name)?.records.length ?? 0) >= FEWEST_RECORDS);

/** Judges all kinds; equal samples and seeds give equal numbers. `progress` hears which kind is next. */
export function judge(
  simulated: Samples,
  real: Samples,
  seed: string,
  progress: (kind: Kind) => void = () => {},
): Judgement {
  const sides = kinds.map((kind) => ({
    kind,
    ours: simulated.get(kind.name) ?? nothing,
    theirs: real.get(kind.name) ?? nothing,
  }));
  const enough = ({ ours, theirs }: (typeof sides)[number]) =>
    Math.min(ours.records.length, theirs.records.length) >= FEWEST_RECORDS;
  const judged = sides.filter(enough).map(({ kind, ours, theirs }) => {
    progress(kind);
    return judgedKind(kind, ours, theirs, seed);
  });
  const adjusted = holm(judged.flatMap(({ features }) => features.map(({ p }) => p)));
  let test = 0;
  return {
    judged: judged.map((one) => ({
      ...one,
      features: one.features.map((feature) => ({ ...feature, p: adjusted[test++] ?? 1 })),
    })),
    notJudged: sides
      .filter((side) => !enough(side))
      .map(({ kind, ours, theirs }) => ({ kind, real: theirs.records.length, simulated: ours.records.length })),
  };
}

const nothing: Sample = { records: [], examples: [] };

/** The values of a feature, without those that were not measured. */
export const valuesOf = (records: readonly SampleRecord[], { name }: Feature): number[] =>
  records.flatMap(({ values }) => values[name] ?? []);

function judgedKind(kind: Kind, ours: Sample, theirs: Sample, seed: string): JudgedKind {
  const draw = (what: string) => random(`${seed}/report/${kind.name}/${what}`);
  const simulated = sampled(ours.records, MOST_RECORDS, draw('simulated'));
  const real = sampled(theirs.records, MOST_RECORDS, draw('real'));
  const space: Space = spaceOf(kind, simulated, real);
  return {
    kind,
    simulated,
    real,
    features: kind.features.flatMap((feature) => judgedFeature(feature, simulated, real)),
    joint: canBeModelled(space)
      ? {
          twoSample: twoSample(space, draw('classifier')),
          embedding: embedding(space, draw('embedding')),
          nearest: nearest(space),
        }
      : null,
    transfer: kind.task && transfer(ours.examples, theirs.examples, draw('transfer')),
  };
}

/** A model that is asked about a workout must have learned from another one. */
const canBeModelled = ({ features, simulated, real }: Space): boolean =>
  features.length > 0 &&
  [simulated, real].every(
    (points) => points.length >= FEWEST_RECORDS && points.some(({ group }) => group !== points[0]?.group),
  );

function judgedFeature(
  feature: Feature,
  simulated: readonly SampleRecord[],
  real: readonly SampleRecord[],
): JudgedFeature[] {
  const [ours, theirs] = [valuesOf(simulated, feature), valuesOf(real, feature)];
  if (Math.min(ours.length, theirs.length) < FEWEST_RECORDS) return [];
  return [{ feature, simulated: typical(ours), real: typical(theirs), ...kolmogorovSmirnov(ours, theirs) }];
}

const typical = (values: number[]): Typical => ({
  n: values.length,
  mean: mean(values),
  median: quantile(values, 0.5),
  low: quantile(values, 0.25),
  high: quantile(values, 0.75),
});

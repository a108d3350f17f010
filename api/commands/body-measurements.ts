/** Body measurements entered by hand, and staff's decisions about any. */
import type { BodyMeasurement } from '../../schemas/generated/body-measurements.js';
import type { MeasurementAmendment } from '../../schemas/generated/measurement-amendments.js';
import { bodyMeasurements, measurementAmendments } from '../../schemas/topics.js';
import type { Database } from '../database.js';
import { invalid, Problem } from '../problem.js';
import type { Append, Written } from './log.js';

type Figures = Omit<BodyMeasurement, 'measurementId' | 'userId' | 'equipmentId' | 'at'>;

const UNKNOWN: Figures = {
  weightGrams: null,
  heightMm: null,
  bodyFatBp: null,
  muscleMassGrams: null,
  waterMassGrams: null,
  boneMassGrams: null,
  visceralFatRating: null,
  restingHeartRateBpm: null,
};

/** Publishes what was measured at `at` (default now); something must have been, and not in the future. */
export const measureBody =
  (append: Append) =>
  async (
    measurementId: string,
    userId: string,
    { at, ...figures }: Partial<Figures> & { at?: string },
  ): Promise<Written> => {
    const now = Date.now();
    const measuredAt = at === undefined ? now : Date.parse(at);
    if (measuredAt > now) throw invalid('/body/at', 'must not be in the future');
    if (Object.values(figures).every((figure) => figure === null))
      throw invalid('/body', 'must hold at least one figure');
    const measurement = { ...UNKNOWN, ...figures, measurementId, userId, equipmentId: null, at: measuredAt };
    return { id: measurementId, positions: await append(bodyMeasurements, measurement) };
  };

/** What is decided about a measurement; exactly one of the three kinds is set, and of an edit only what it puts right. */
export interface Decision extends Partial<Pick<MeasurementAmendment, 'voided' | 'reinstated'>> {
  readonly reason: string;
  readonly edited?: Partial<Figures>;
}

interface Place {
  readonly recordKey: string;
  readonly recordPartition: number;
}

const UNDECIDED = { voided: null, reinstated: null, edited: null };

/** A decision of staff: it goes the way that the measurement came, so that they meet. */
export const amendMeasurement =
  (db: Database, append: Append) =>
  async (
    amendmentId: string,
    { userId, measurementId, by }: { readonly userId: string; readonly measurementId: string; readonly by: string },
    { edited, ...decision }: Decision,
  ): Promise<Written> => {
    const places: Place[] = await db('body_measurements')
      .where({ measurement_id: measurementId, user_id: userId })
      .select('record_key', 'record_partition');
    const [place] = places;
    if (!place) throw new Problem('not-found', 'This person has no such measurement, or it has not arrived yet.');
    if (edited && Object.values(edited).every((figure) => figure === null))
      throw invalid('/body/edited', 'must put at least one figure right');
    const amendment = {
      ...{ ...UNDECIDED, ...decision, amendmentId, measurementId, by, at: Date.now() },
      ...(edited && { edited: { ...UNKNOWN, ...edited } }),
      measurementKey: place.recordKey,
    };
    const partitions = places.map(({ recordPartition }) => recordPartition);
    return { id: amendmentId, positions: await append(measurementAmendments, amendment, { partitions }) };
  };

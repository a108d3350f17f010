/** Body measurements entered by hand. */
import type { BodyMeasurement } from '../../schemas/generated/body-measurements.js';
import { bodyMeasurements } from '../../schemas/topics.js';
import { invalid } from '../problem.js';
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

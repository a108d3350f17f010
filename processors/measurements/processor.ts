/** Body measurements come by whatever key the scale used; from here on they are the member's. */
import { defineProcessor } from '../../engine/declare.js';
import type { Measurement } from '../../schemas/generated/measurements.js';
import { bodyMeasurements, measurements } from '../../schemas/topics.js';

interface State {
  /** The first content of this identity; a second, different one is a conflict and changes nothing. */
  measurement: (Omit<Measurement, 'userId'> & { userId: string | null }) | null;
}

export default defineProcessor({
  name: 'measurements',
  version: 1,
  comment: 'Re-keys body measurements by member; what nobody has claimed is remembered and not shown.',
  keyedBy: 'body measurement as it came',
  from: { bodyMeasurements },
  to: { measurements },
  initial: (): State => ({ measurement: null }),
  scope: { bodyMeasurements: ({ measurementId }) => measurementId },
  on: {
    bodyMeasurements(draft, events) {
      const [first] = events;
      if (draft.measurement || !first) return;
      const { receivedAt: _, ...measurement } = first;
      draft.measurement = measurement;
    },
  },
  show({ measurement }) {
    if (!measurement?.userId) return [];
    return [measurements.of({ ...measurement, userId: measurement.userId })];
  },
});

/** Body measurements come by whatever key the scale used; from here on they are the member's, as staff put them right. */
import { defineProcessor } from '../../engine/declare.js';
import type { Measurement } from '../../schemas/generated/measurements.js';
import { bodyMeasurements, measurementAmendments, measurements, merges } from '../../schemas/topics.js';
import { presentId } from '../merges.js';
import { amended, type Decisions, decide, noDecisions, toldOf } from './amendments.js';
import { bodyMeasurementsView } from './views.js';

interface State {
  /** The first content of this identity; a second, different one is a conflict and changes nothing. */
  measurement: (Omit<Measurement, 'userId'> & { userId: string | null }) | null;
  decisions: Decisions;
}

export default defineProcessor({
  name: 'measurements',
  version: 1,
  comment:
    'Re-keys body measurements by member, and applies amendments to them; what nobody has claimed is remembered and not shown.',
  keyedBy: 'body measurement as it came',
  from: { bodyMeasurements, measurementAmendments },
  tables: { merges },
  to: { measurements },
  views: { bodyMeasurementsView },
  initial: (): State => ({ measurement: null, decisions: noDecisions() }),
  scope: {
    bodyMeasurements: ({ measurementId }) => measurementId.toLowerCase(),
    measurementAmendments: ({ measurementId }) => measurementId.toLowerCase(),
  },
  on: {
    bodyMeasurements(draft, events) {
      const [first] = events;
      if (draft.measurement || !first) return;
      const { receivedAt: _, ...measurement } = first;
      draft.measurement = measurement;
    },
    measurementAmendments(draft, events) {
      for (const amendment of events) decide(draft.decisions, amendment);
    },
  },
  show({ measurement: measured, decisions }, { key, partition, tables }) {
    if (!measured?.userId) return [];
    const counted = { ...amended(measured, decisions), userId: presentId(measured.userId, tables.merges) };
    const { at, ...figures } = counted;
    const voided = decisions.voided?.value ?? false;
    const row = bodyMeasurementsView.row({
      ...figures,
      measuredAt: at,
      voided,
      decisions: toldOf(measured, decisions),
      recordKey: key,
      recordPartition: partition,
    });
    return voided ? [row] : [row, measurements.of(counted)];
  },
});

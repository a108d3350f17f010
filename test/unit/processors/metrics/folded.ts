/** The processor with some of its metrics, so that a test speaks of these alone. */
import type { AnyProcessor } from '../../../../engine/processor.js';
import type { Metric } from '../../../../processors/metrics/metric.js';
import { processorOf } from '../../../../processors/metrics/processor.js';
import { inTurn } from '../../../scenario/copies.js';
import { scenario } from '../../../scenario/scenario.js';

/** Begins scenarios of these metrics. */
export const folding = async (...metrics: readonly Metric[]) =>
  scenario(
    await inTurn(async () => {
      const { processorOf } = await import('../../../../processors/metrics/processor.js');
      return { default: processorOf(metrics) as unknown as AnyProcessor };
    }),
  );

/** Builds the processor of these metrics. */
export const build =
  (...metrics: readonly Metric[]) =>
  (): AnyProcessor =>
    processorOf(metrics) as unknown as AnyProcessor;

/** The reference of metrics and personal bests, from their declarations. */
import { metrics } from '../../processors/metrics/index.js';
import { measures } from '../../processors/metrics/measures.js';
import { code, table } from './markdown.js';

/** Every metric. */
export const metricsPart = (): string =>
  table(
    ['metric', 'unit', 'recent for', 'formula', 'confidence', 'meaning'],
    metrics.map(({ name, unit, windowDays, formula, confidence, comment }) => [
      code(name),
      unit,
      `${windowDays} days`,
      `${code(formula.id)} ${formula.version}`,
      confidence,
      comment,
    ]),
  );

/** Every measure of a personal best. */
export const measuresPart = (): string =>
  table(
    ['measure', 'unit', 'meaning'],
    Object.entries(measures).map(([name, { unit, comment }]) => [code(name), unit, comment]),
  );

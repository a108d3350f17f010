/** `repstream views compare`: what differs between two builds; exit code 1 when more does than was declared. */
import { latestTick } from '../../engine/clock.js';
import { compare as compareLineages } from '../../engine/lineages/compare.js';
import type { Expectations } from '../../engine/lineages/expectations.js';
import { ticks } from '../../schemas/topics.js';
import { type AskOptions, asked, say } from './asking.js';
import { comparisonText } from './compare-text.js';
import { NOTHING_EXPECTED } from './expect.js';
import { withBroker, withDatabase } from './parts.js';

export interface CompareOptions extends AskOptions {
  readonly with?: string;
  readonly expect?: Expectations;
}

export async function compare(lineage: string, options: CompareOptions): Promise<void> {
  const { json, expect: expected = NOTHING_EXPECTED } = options;
  const comparison = await withDatabase((database, settings) =>
    compareLineages(database, {
      ...asked(options),
      lineage,
      with: options.with ?? null,
      expected,
      latestTick: () => withBroker(settings, ({ kafka, admin, log }) => latestTick(kafka, admin, ticks, log)),
      ...(json ? {} : { say }),
    }),
  );
  console.log(json ? JSON.stringify(comparison) : comparisonText(comparison));
  process.exit(comparison.satisfied ? 0 : 1);
}

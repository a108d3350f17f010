/** `repstream views build`: the builds that the present code declares, made beside what readers see. */
import { constants, setPriority } from 'node:os';
import { InvalidArgumentError } from 'commander';
import { builtAs } from '../../deploy/builds.js';
import { presentCode } from '../../deploy/present-code.js';
import { readSettings } from '../../deploy/settings.js';
import { type BuildProgress, build as buildLineages } from '../../engine/building/build.js';
import { inWords } from '../../engine/duration.js';
import { createLog } from '../../engine/log.js';
import { erasure } from '../../processors/erasure.js';
import { processors } from '../../processors/index.js';
import { ticks } from '../../schemas/topics.js';
import { showProgress } from '../progress.js';
import { aborted, stopSignal } from '../running.js';
import { needed } from './parts.js';

export interface BuildOptions {
  readonly rate: number;
  readonly liveLag: number;
  readonly stay?: boolean;
  readonly json?: boolean;
}

/** A whole number from 1 on. */
export function positive(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError('Give a whole number from 1 on.');
}

export async function build(names: readonly string[], options: BuildOptions): Promise<void> {
  const { rate, liveLag, stay = false, json = false } = options;
  // Before any thread starts: what serves readers comes first on every core.
  lowerPriority();
  const settings = readSettings();
  for (const part of ['Postgres', 'Kafka', 'schema registry'] as const) await needed(settings, part);
  const log = createLog('build', settings.logLevel === 'info' ? 'warn' : settings.logLevel);
  const signal = stopSignal(log);
  let made: readonly string[] = [];
  let told = 0;
  const built = await buildLineages({
    processors: builtAs(processors, settings.builds),
    ...{ ticks, erasure, connections: settings, log, names, rate, signal },
    codeHashes: await presentCode(),
    liveLagMs: liveLag,
    onPlan(lineages) {
      made = lineages;
      if (!json) console.log(`building ${lineages.join(', ')}`);
    },
    onProgress(progress) {
      if (json) console.log(JSON.stringify({ lineages: made, ...progress }));
      else showProgress(lineOf(progress));
      // Nobody watches: a line now and then.
      if (!json && !process.stderr.isTTY && Date.now() - told > QUIET_MS) {
        told = Date.now();
        console.log(lineOf(progress));
      }
    },
  });
  showProgress('');
  if (!built) process.exit(1);
  if (!json) {
    console.log('caught up; compare with what readers see:');
    for (const lineage of made) console.log(`  npx repstream views compare ${lineage}`);
    if (stay) console.log('following the log until it is stopped');
  }
  if (stay) await aborted(signal);
  await built.stop();
  process.exit(0);
}

const QUIET_MS = 10_000;

function lowerPriority(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Some containers forbid it; the bounds hold without.
  }
}

/** `12,345 of 1,000,000 records (1 %), 52,000/s, 19 s to go`. */
export function textOf({ done, all, rate, etaS }: Pick<BuildProgress, 'done' | 'all' | 'rate' | 'etaS'>): string {
  const percent = all === 0 ? 100 : Math.floor((100 * done) / all);
  const left = etaS === null ? 'nobody knows how long' : `${inWords(etaS * 1_000)} to go`;
  return `${number(done)} of ${number(all)} records (${percent} %), ${number(rate)}/s, ${left}`;
}

const lineOf = (progress: BuildProgress): string =>
  `${textOf(progress)}, about ${number(progress.rows)} rows${progress.isLiveLate ? '; held back, since live is late' : ''}`;

const number = (value: number) => value.toLocaleString('en');

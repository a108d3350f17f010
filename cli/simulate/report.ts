/** `repstream simulate report`: how lifelike the simulator is, against real recordings, on one page. */
import { accessSync, constants, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../../deploy/user-error.js';
import { type RealFile, realFile } from '../../simulator/report/data/real.js';
import { FEWEST_RECORDS, type JudgedKind } from '../../simulator/report/judge.js';
import { NothingToJudge, type Report, reportOn } from '../../simulator/report/report.js';
import { showProgress } from '../progress.js';

/** As they come from the command line. */
export interface ReportOptions {
  readonly seed: string;
  readonly gyms: number;
  readonly members: number;
  readonly weeks: number;
  readonly unit: 'kg' | 'lb';
  readonly out: string;
  readonly json?: boolean;
}

/** Sentences that a terminal shows; the page has all. */
const SHOWN = 5;

/** Reads the files, simulates, judges, writes the page, and says the worst of it. */
export async function report(paths: readonly string[], options: ReportOptions): Promise<void> {
  const { seed, gyms, members, weeks, unit, out } = options;
  // Before the minute that it takes, not after it.
  writing(out, () => accessSync(dirname(out), constants.W_OK));
  const files = await read(paths, unit);
  const made = await reportOn(files, { seed, gyms, members, weeks }, options.json ? undefined : showProgress).catch(
    (error: unknown) => {
      if (!(error instanceof NothingToJudge)) throw error;
      throw new UserError(
        `nothing to judge: no kind of workout has ${FEWEST_RECORDS} records in ${files.length === 1 ? 'this file' : 'these files'}; give more files`,
      );
    },
  );
  if (!options.json) showProgress('');
  writing(out, () => writeFileSync(out, made.page));
  console.log(options.json ? JSON.stringify(numbersOf(made, out)) : text(made, out));
}

function writing(out: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new UserError(`the report cannot be written to ${out}: ${error instanceof Error ? error.message : error}`);
  }
}

async function read(paths: readonly string[], unit: 'kg' | 'lb'): Promise<RealFile[]> {
  const files: RealFile[] = [];
  for (const path of new Set(paths)) {
    const file = await realFile(path, unit);
    if (file.error !== null) throw new UserError(`${path}: ${file.error}`);
    files.push(file);
  }
  return files;
}

function text({ findings, judgement }: Report, out: string): string {
  const worst = findings.slice(0, SHOWN).map(({ sentence, evidence }) => `· ${sentence} (${evidence})`);
  const more = findings.length > SHOWN ? [`and ${findings.length - SHOWN} more`] : [];
  const lines =
    findings.length === 0 ? ['nothing found that is not lifelike'] : ['not lifelike, worst first:', ...worst, ...more];
  return [
    ...lines,
    `${judgement.judged.length} kinds judged, ${judgement.notJudged.length} not; all of it in ${out}`,
  ].join('\n');
}

/** The page's numbers, without the records that it draws. */
const numbersOf = ({ judgement, findings, limits }: Report, out: string) => ({
  out,
  findings,
  kinds: judgement.judged.map(({ kind, simulated, real, features, joint, transfer }: JudgedKind) => ({
    kind: kind.name,
    simulated: simulated.length,
    real: real.length,
    features: features.map(({ feature, ...numbers }) => ({ feature: feature.name, unit: feature.unit, ...numbers })),
    twoSample: joint?.twoSample ?? null,
    transfer,
    nearest: joint?.nearest ?? null,
  })),
  notJudged: judgement.notJudged.map(({ kind, ...records }) => ({ kind: kind.name, ...records })),
  limits,
});

/** The whole report: real files and simulated gyms in, a page and its numbers out. */

import type { SessionFigures } from './data/figures.js';
import type { RealFile } from './data/real.js';
import { effortsOf, samplesOf } from './data/samples.js';
import { type SimulatedSize, simulatedSessions } from './data/simulated.js';
import { type Finding, findingsOf } from './findings.js';
import { canBeJudged, type Judgement, judge } from './judge.js';
import { limitsOf } from './limits.js';
import { pageOf } from './page/page.js';

/** What was made. */
export interface Report {
  readonly page: string;
  readonly judgement: Judgement;
  readonly findings: readonly Finding[];
  readonly limits: readonly string[];
}

/** No kind has enough records in the files. */
export class NothingToJudge extends Error {
  override readonly name = 'NothingToJudge';
}

/** Makes the report; `progress` hears what it is at. Throws NothingToJudge before anything is simulated. */
export async function reportOn(
  files: readonly RealFile[],
  size: SimulatedSize,
  progress: (at: string) => void = () => {},
): Promise<Report> {
  const sessions = files.flatMap((file) => file.sessions);
  const efforts = effortsOf(sessions);
  const real = samplesOf(sessions, efforts);
  if (!canBeJudged(real)) throw new NothingToJudge();
  const lifted = new Set<string>();
  let simulatedCount = 0;
  const listening = function* (sessions: Iterable<SessionFigures>) {
    for (const session of sessions) {
      simulatedCount += 1;
      if (session.sets.length > 0) lifted.add(session.exerciseId);
      yield session;
    }
  };
  const days = (day: number, all: number) => progress(`simulated ${day} of ${all} days`);
  const simulated = samplesOf(listening(simulatedSessions(size, days)), efforts);
  const judgement = judge(simulated, real, size.seed, ({ title }) => progress(`judging: ${title}`));
  const findings = findingsOf(judgement);
  const limits = limitsOf(files, lifted, judgement);
  const page = await pageOf({ size, simulatedSessions: simulatedCount, files, judgement, findings, limits });
  return { page, judgement, findings, limits };
}

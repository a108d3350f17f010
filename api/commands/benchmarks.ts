/** What people did in tests of fitness: written, put right, voided. Who is enrolled for it, or leaves, follows in the dataflow. */
import { localTime } from '../../domain/time-zone.js';
import type { BenchmarkResult } from '../../schemas/generated/benchmark-results.js';
import type { User } from '../../schemas/generated/users.js';
import { benchmarkResults } from '../../schemas/topics.js';
import { judgedByOf } from '../challenges/enrolments.js';
import type { Database } from '../database.js';
import { invalid, Problem } from '../problem.js';
import { capacitiesOf } from '../programmes/capacities.js';
import { asChallenge } from '../programmes/joined.js';
import { type ProgrammeRow, recordOf } from '../programmes/rows.js';
import { type Append, Lately, type Written } from './log.js';

/** The least and the most that is taken for what somebody did. */
export const figures = {
  pushUps: { minimum: 0, maximum: 200, description: 'In a minute.' },
  sitUps: { minimum: 0, maximum: 200, description: 'In a minute.' },
  runSeconds: { minimum: 300, maximum: 7_200, description: 'For 2.4 km, s.' },
} as const;

/** What was done, and when: the test was taken now unless it says otherwise. */
export interface Done extends Pick<BenchmarkResult, 'pushUps' | 'sitUps' | 'runSeconds'> {
  readonly takenAt?: string;
}

/** Whose result it is, who writes it. */
interface Subject {
  readonly userId: string;
  readonly by: string;
}

/** What is put right, and why. */
interface Correction extends Partial<Done> {
  readonly voided?: boolean;
  readonly reason: string;
}

type Known = (userId: string) => Promise<User>;
const KIND = 'ippt';

export function benchmarkCommands(db: Database, append: Append, known: Known) {
  /** By result: what was written here and may not be shown yet. */
  const lately = new Lately<BenchmarkResult>();

  async function publish(record: BenchmarkResult): Promise<Written> {
    lately.set(record.resultId, record);
    try {
      return { id: record.resultId, positions: await append(benchmarkResults, record) };
    } catch (error) {
      lately.forget(record.resultId, record);
      throw error;
    }
  }

  const takenOf = ({ timeZone }: User, text: string | undefined) => {
    const takenAt = text === undefined ? Date.now() : Date.parse(text);
    if (takenAt > Date.now()) throw invalid('/body/takenAt', 'must not be in the future');
    return { takenAt, day: localTime(takenAt, timeZone).day };
  };

  return {
    /** It is held against the standards of all programmes that go on and are for this person, as they are now. */
    async write(resultId: string, { userId, by }: Subject, { takenAt, ...done }: Done): Promise<Written> {
      const person = await known(userId);
      return publish({
        ...{ resultId, userId, kind: KIND, ...takenOf(person, takenAt), ...done, voided: false },
        programmes: await heldAgainst(db, person),
        capacities: await capacitiesOf(db, userId),
        ...{ by, reason: '', at: Date.now() },
      });
    },

    /** What was done, or that it does not count: all that followed from it is as if it had been written so at first. */
    async correct(
      resultId: string,
      { userId, by }: Subject,
      { takenAt, reason, ...right }: Correction,
    ): Promise<Written> {
      const written = lately.get(resultId);
      const former = written?.userId === userId ? written : await shown(db, userId, resultId);
      if (!former) throw new Problem('not-found', 'This person has no such result, or it has not arrived yet.');
      const taken = takenAt === undefined ? {} : takenOf(await known(userId), takenAt);
      // The first record says for which programmes it counts.
      const of = { programmes: [], capacities: [], by, reason, at: Math.max(Date.now(), former.at + 1) };
      return publish({ ...former, ...taken, ...right, ...of });
    },
  };
}

/** The programmes with a standard in this test that somebody could join. */
async function heldAgainst(db: Database, { groups }: User): Promise<BenchmarkResult['programmes']> {
  const last: ProgrammeRow[] = await db('programmes')
    .distinctOn('programme_id')
    .orderBy(['programme_id', { column: 'version', order: 'desc' }]);
  return last
    .filter(({ programme, withdrawn, endsAt }) => {
      const isFor = programme.groups.length === 0 || programme.groups.some((group) => groups.includes(group));
      return programme.benchmark?.kind === KIND && !withdrawn && Date.parse(endsAt) > Date.now() && isFor;
    })
    .map((row) => {
      const { programmeId, version } = row;
      return { programmeId, version, judgedBy: judgedByOf(asChallenge(recordOf(row))) };
    });
}

interface Row extends Omit<BenchmarkResult, 'takenAt' | 'at' | 'userId'> {
  readonly takenAt: string;
  readonly writtenAt: string;
  readonly writtenFor: string;
}

/** A result as the view has it. */
async function shown(db: Database, userId: string, resultId: string): Promise<BenchmarkResult | null> {
  const row = await db('benchmark_results')
    .where({ result_id: resultId, user_id: userId })
    .first<Row | undefined>(
      ...['result_id', 'written_for', 'kind', 'taken_at', 'day', 'push_ups', 'sit_ups', 'run_seconds', 'voided'],
      ...['reason', 'written_at'],
    );
  if (!row) return null;
  const { writtenFor, takenAt, writtenAt, ...rest } = row;
  const known = { userId: writtenFor, takenAt: Date.parse(takenAt), at: Date.parse(writtenAt) };
  return { ...rest, ...known, programmes: [], capacities: [], by: '' };
}

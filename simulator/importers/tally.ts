/** What came in and what did not, counted for people and programs. */
import type { Format } from './identify.js';
import type { Outcome } from './outcome.js';

/** What was left out for one reason; the first few by name. */
interface LeftOut {
  readonly reason: string;
  readonly count: number;
  readonly examples: readonly string[];
}

/** The result of one file; `error`: it could not be read as a whole, and nothing of it came in. */
export interface FileReport {
  readonly file: string;
  readonly format: Format | null;
  readonly error: string | null;
  readonly sessions: number;
  readonly sets: number;
  readonly repetitions: number;
  readonly measurements: number;
  readonly events: number;
  readonly leftOut: readonly LeftOut[];
}

const EXAMPLES = 3;

/** Counts a file's outcomes as they pass. */
export class Tally {
  #sessions = 0;
  #sets = 0;
  #repetitions = 0;
  #measurements = 0;
  #events = 0;
  readonly #leftOut = new Map<string, { count: number; examples: string[] }>();

  get events(): number {
    return this.#events;
  }

  add(outcome: Outcome): void {
    if (outcome.kind === 'session') {
      this.#sessions += 1;
      this.#sets += outcome.sets;
      this.#repetitions += outcome.repetitions;
      this.#events += outcome.events.length;
    } else if (outcome.kind === 'measurement') {
      this.#measurements += 1;
      this.#events += 1;
    } else {
      const left = this.#leftOut.get(outcome.reason) ?? { count: 0, examples: [] };
      left.count += 1;
      if (left.examples.length < EXAMPLES) left.examples.push(outcome.what);
      this.#leftOut.set(outcome.reason, left);
    }
  }

  report(file: string, format: Format | null, error: string | null = null): FileReport {
    return {
      file,
      format,
      error,
      sessions: this.#sessions,
      sets: this.#sets,
      repetitions: this.#repetitions,
      measurements: this.#measurements,
      events: this.#events,
      leftOut: [...this.#leftOut].map(([reason, left]) => ({ reason, ...left })),
    };
  }
}

const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const cameIn = (report: Pick<FileReport, 'sessions' | 'sets' | 'repetitions' | 'measurements' | 'events'>) =>
  [
    counted(report.sessions, 'session'),
    report.sets > 0 ? `${counted(report.sets, 'set')} of ${counted(report.repetitions, 'repetition')}` : '',
    report.measurements > 0 ? counted(report.measurements, 'body measurement') : '',
    counted(report.events, 'event'),
  ]
    .filter(Boolean)
    .join(', ');

const howMany = (left: readonly LeftOut[]) => left.reduce((sum, { count }) => sum + count, 0);

/** A file's result in lines: what came in, then what was left out and why. */
export function linesOf(report: FileReport): string[] {
  if (report.error !== null) return [`${report.file}: ${report.error}`];
  const left = report.leftOut.map(({ reason, count, examples }) => {
    const more = count > examples.length ? ` and ${count - examples.length} more` : '';
    return `  left out: ${examples.join('; ')}${more}: ${reason}`;
  });
  return [`${report.file} (${report.format}): ${cameIn(report)}`, ...left];
}

/** One line for all files: what came in, what was left out and why, and how many files could not be read. */
export function closingLine(reports: readonly FileReport[], dryRun: boolean): string {
  const read = reports.filter(({ error }) => error === null);
  const sum = (of: 'sessions' | 'sets' | 'repetitions' | 'measurements' | 'events') =>
    read.reduce((total, report) => total + report[of], 0);
  const totals = {
    sessions: sum('sessions'),
    sets: sum('sets'),
    repetitions: sum('repetitions'),
    measurements: sum('measurements'),
    events: sum('events'),
  };
  const leftOut = read.flatMap((report) => report.leftOut);
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  const because = reasons.length > EXAMPLES ? `${reasons.length} reasons, above` : reasons.join('; ');
  const failed = reports.length - read.length;
  return [
    `${dryRun ? 'would import' : 'imported'} ${counted(read.length, 'file')}: ${cameIn(totals)}`,
    leftOut.length > 0 ? `left out ${howMany(leftOut)} (${because})` : 'nothing left out',
    ...(failed > 0 ? [`${counted(failed, 'file')} could not be read`] : []),
  ].join('; ');
}

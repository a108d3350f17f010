/** What a process of ours logged: one JSON object a line. */
import { readFileSync } from 'node:fs';

interface Line {
  /** pino's: 30 is info, 40 warn, 50 error. */
  readonly level: number;
  readonly msg: string;
  readonly lineage?: string;
}

/** A log file that is being written; `mark` lets what was said so far be left out. */
export class Said {
  readonly file: string;
  #from = 0;

  constructor(file: string) {
    this.file = file;
  }

  mark(): void {
    this.#from = readFileSync(this.file, 'utf8').length;
  }

  /** Whole lines since the mark. What is no JSON (a stack trace, a warning of Node's) counts as an error. */
  get lines(): Line[] {
    return readFileSync(this.file, 'utf8')
      .slice(this.#from)
      .split('\n')
      .slice(0, -1)
      .map((line) => (line.startsWith('{') ? (JSON.parse(line) as Line) : { level: 50, msg: line }));
  }

  /** What tells most of a failure: the last lines since the mark that warn or worse. */
  get warnings(): string {
    const lines = this.lines.filter(({ level }) => level >= 40).slice(-50);
    return lines.map((line) => JSON.stringify(line)).join('\n');
  }

  /** Messages since the mark that begin so. */
  beginning(start: string): string[] {
    return this.lines.flatMap(({ msg }) => (msg.startsWith(start) ? [msg] : []));
  }
}

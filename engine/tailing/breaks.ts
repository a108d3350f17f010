/** Where a reader of a derived topic cannot simply go on: a task tells everything anew, or events of it are lost. */
import { type Origin, originOf } from '../outbox.js';
import type { Records } from '../records.js';

/** Judges the records of one partition in their order, from anywhere on. */
export class Breaks {
  readonly #heard = new Map<string, Pick<Origin, 'incarnation' | 'number'>>();

  /** Whether those who read on from before this record must read the views anew. */
  isAt(records: Records, i: number): boolean {
    const { producer, incarnation, number, isMarker } = originOf((name) => records.header(i, name));
    const last = this.#heard.get(producer);
    if (last && (incarnation < last.incarnation || (incarnation === last.incarnation && number <= last.number)))
      return false;
    this.#heard.set(producer, { incarnation, number });
    if (!last) return isMarker;
    return incarnation !== last.incarnation || number > last.number + 1;
  }
}

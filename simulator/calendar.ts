/** The gyms' days: all stand in Singapore, whose clocks are 8 h ahead of UTC all year. */

export const TIME_ZONE = 'Asia/Singapore';
const OFFSET_MINUTES = 480;
export const OPENS_MINUTE = 6 * 60;
export const CLOSES_MINUTE = 23 * 60;

const MINUTE_S = 60;
export const DAY_S = 86_400;

/** The local day (days since 1970-01-01) of a second since the epoch. */
export const dayOf = (second: number) => Math.floor((second + OFFSET_MINUTES * MINUTE_S) / DAY_S);

/** The second since the epoch of a minute of a local day. */
export const secondOf = (day: number, minute: number) => day * DAY_S + Math.round((minute - OFFSET_MINUTES) * MINUTE_S);

/** What is due at which second; items of one second keep their order. */
export class Agenda<Item> {
  readonly #due = new Map<number, Item[]>();

  add(second: number, item: Item): void {
    const items = this.#due.get(second);
    if (items) items.push(item);
    else this.#due.set(second, [item]);
  }

  /** Takes out what is due at `second`. */
  take(second: number): readonly Item[] {
    const items = this.#due.get(second);
    if (!items) return NOTHING;
    this.#due.delete(second);
    return items;
  }

  /** Takes out all that is left, earliest first. */
  takeAll(): readonly Item[] {
    const seconds = [...this.#due.keys()].sort((one, other) => one - other);
    return seconds.flatMap((second) => this.take(second));
  }
}

const NOTHING: readonly never[] = [];

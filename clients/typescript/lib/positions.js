/** Where lately written facts stand in the log, so that reads wait for them: see Repstream-After. */
/** Whatever is older was shown long ago, or stands parked. */
const REMEMBERED_MS = 30_000;
/** The API takes no more. */
const MOST = 32;
export class Positions {
    /** By topic and partition, its latest offset and when it was written. */
    #latest = new Map();
    #now;
    constructor(now = Date.now) {
        this.#now = now;
    }
    /** Notes a Repstream-Position: `topic:partition:offset`, several by commas. */
    note(header) {
        for (const written of header?.split(',') ?? []) {
            const [topic, partition, offset] = written.trim().split(':');
            if (offset === undefined || !Number.isSafeInteger(Number(offset)))
                continue;
            const place = `${topic}:${partition}`;
            // The latest written is the last.
            this.#latest.delete(place);
            this.#latest.set(place, { offset: Number(offset), at: this.#now() });
        }
    }
    /** What to send as Repstream-After; null: nothing was written lately. */
    header() {
        const since = this.#now() - REMEMBERED_MS;
        for (const [place, { at }] of this.#latest)
            if (at < since)
                this.#latest.delete(place);
        const latest = [...this.#latest].slice(-MOST).map(([place, { offset }]) => `${place}:${offset}`);
        return latest.length > 0 ? latest.join(',') : null;
    }
}

/** The wakes of a task, in whole 10 s: of each scope the last that was set, as its state remembers it. A wake may come early: `wakeAt` is asked again and the scope just shown anew. */
export class Timers {
  /** By scope, in one map: a build has a million of them before its first tick, and each object more would be one. */
  readonly #wakes = new Map<string, number>();
  #earliest = Number.POSITIVE_INFINITY;
  /** Those that were found to be due and are not taken yet, the next one last. */
  #due: string[] = [];

  set(at: number, key: string, scope: string): void {
    this.#wakes.set(`${key}\0${scope}`, at);
    this.#earliest = Math.min(this.#earliest, at);
  }

  isDue(tick: number): boolean {
    return this.#due.length > 0 || this.#earliest <= tick;
  }

  /** Takes out what is due by `tick`, as many scopes as `most` at most, those of a key together: scopes by key. */
  take(tick: number, most = Number.POSITIVE_INFINITY): Map<string, Set<string>> {
    if (this.#due.length === 0) this.#find(tick);
    const taken = new Map<string, Set<string>>();
    for (const place of this.#due.splice(-Math.min(most, this.#due.length))) {
      const end = place.indexOf('\0');
      const [key, scope] = [place.slice(0, end), place.slice(end + 1)];
      const known = taken.get(key);
      if (known) known.add(scope);
      else taken.set(key, new Set([scope]));
    }
    return taken;
  }

  #find(tick: number): void {
    let earliest = Number.POSITIVE_INFINITY;
    for (const [place, at] of this.#wakes) {
      if (at > tick) {
        earliest = Math.min(earliest, at);
        continue;
      }
      this.#wakes.delete(place);
      this.#due.push(place);
    }
    this.#due.sort();
    this.#earliest = earliest;
  }
}

/** The wakes of a task, in whole 10 s. A wake may come early: `wakeAt` is asked again and the scope just shown anew. */
export class Timers {
  readonly #due = new Map<number, Map<string, Set<string>>>();
  #earliest = Number.POSITIVE_INFINITY;

  set(at: number, key: string, scope: string): void {
    let keys = this.#due.get(at);
    if (!keys) {
      keys = new Map();
      this.#due.set(at, keys);
    }
    const scopes = keys.get(key);
    if (scopes) scopes.add(scope);
    else keys.set(key, new Set([scope]));
    this.#earliest = Math.min(this.#earliest, at);
  }

  isDue(tick: number): boolean {
    return this.#earliest <= tick;
  }

  /** Takes out all that is due by `tick`: scopes by key. */
  take(tick: number): Map<string, Set<string>> {
    const taken = new Map<string, Set<string>>();
    for (const [at, keys] of this.#due) {
      if (at > tick) continue;
      this.#due.delete(at);
      for (const [key, scopes] of keys) {
        const known = taken.get(key);
        if (known) for (const scope of scopes) known.add(scope);
        else taken.set(key, scopes);
      }
    }
    this.#earliest = Math.min(Number.POSITIVE_INFINITY, ...this.#due.keys());
    return taken;
  }
}

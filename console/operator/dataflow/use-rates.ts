/** How fast counters rise, between one look and the next. */
import { useRef } from 'react';

type Counters = ReadonlyMap<string, number>;

/** A look, and what was found by comparing it with the one before. */
interface Look {
  readonly at: number;
  readonly counters: Counters;
  readonly rates: Counters;
}

/** Per second, by name; nothing of what was seen once only. `at`: when the counters were read, ms. */
export function useRates(counters: Counters, at: number): Counters {
  const last = useRef<Look | null>(null);
  const before = last.current;
  if (!before || at > before.at) {
    const seconds = before ? (at - before.at) / 1_000 : 0;
    const rates = new Map(
      [...counters].flatMap(([name, value]): [string, number][] => {
        const was = before?.counters.get(name);
        // One that falls is of another build.
        return was === undefined || seconds === 0 || value < was ? [] : [[name, (value - was) / seconds]];
      }),
    );
    last.current = { at, counters, rates };
  }
  return last.current?.rates ?? new Map();
}

/** One session may come in parts: a machine relayed by two clients is folded by two tasks, each seeing some of it. */
import type { Session } from '../../schemas/generated/sessions.js';

/** What each producing task says of the session. */
export type Parts = Record<string, Session>;

/** The part with more events; of equals the one of the smallest producer id, so that arrival does not matter. */
export function chosenPart(parts: Readonly<Parts>): Session | null {
  let chosen: readonly [producer: string, session: Session] | null = null;
  for (const part of Object.entries(parts)) {
    const events = chosen?.[1].events ?? -1;
    if (!chosen || part[1].events > events || (part[1].events === events && part[0] < chosen[0])) chosen = part;
  }
  return chosen?.[1] ?? null;
}

/** The session as it counts: the chosen part, flagged `split` and with the partitions of all parts when there are several. */
export function sessionOf(parts: Readonly<Parts>): Session | null {
  const chosen = chosenPart(parts);
  const all = Object.values(parts);
  if (!chosen || all.length === 1) return chosen;
  return {
    ...chosen,
    quality: [...new Set([...chosen.quality, 'split'])].sort(),
    partitions: [...new Set(all.flatMap(({ partitions }) => partitions))].sort((a, b) => a - b),
  };
}

/** The catalogue: every change is an entry that holds from `validFrom` on. */
import type { Topic } from '../../engine/declare.js';
import type { Append, Written } from './log.js';

/** Publishes an entry of a gym, a machine or an exercise; valid from now when nothing is said. */
export const putEntry =
  (append: Append) =>
  async <V extends { readonly validFrom: number }>(
    topic: Topic<string, V>,
    { validFrom, ...entry }: Omit<V, 'validFrom'> & { readonly validFrom?: string },
  ): Promise<Written> => {
    // The rest of an entry and its time are the entry; TypeScript does not see that of a generic one.
    const value = { ...entry, validFrom: validFrom === undefined ? Date.now() : Date.parse(validFrom) } as unknown as V;
    return { id: topic.key(value), positions: await append(topic, value) };
  };

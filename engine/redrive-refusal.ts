/** What cannot be folded again, said before it is asked for. */
import type { ParkedEntry } from './parked.js';
import { refusalOfEvent } from './redriving.js';
import { inputsOf, type Topology, topicOf } from './topology.js';

/** Why nobody can fold the entry again, or null. */
export function redriveRefusal({ lineages, physical }: Topology, entry: ParkedEntry): string | null {
  const lineage = lineages.find(({ name }) => name === entry.lineage);
  if (!lineage)
    return `${entry.lineage} is no build of this code, whose own build folds these events from the log by itself; discard them, or retire that build`;
  if (entry.kind === 'key') return null;
  const input = Object.values(inputsOf(lineage.processor)).find((one) => physical(topicOf(one)) === entry.topic);
  return refusalOfEvent(input && { topic: topicOf(input), kept: 'kept' in input ? input : null });
}

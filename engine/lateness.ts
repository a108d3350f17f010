/** Events that come behind what was shown already. */
import { type Cell, cellOf } from './cache.js';
import type { AnyProcessor, Delivered } from './processor.js';
import type { Topic } from './topic.js';
import { topicOf } from './topology.js';
import type { KeyWork } from './work.js';

/** Counts an event that is behind what its scope had shown. */
export function countLate(topic: Topic, cell: Cell, work: KeyWork, event: object): void {
  const value = topic.role === 'source' ? event : (event as Delivered<unknown>).value;
  if (value === null) return;
  const at = topic.at(value);
  if (at < cell.shownAt) work.late++;
  else if (at > cell.latestAt) cell.latestAt = at;
}

/** The same of all that wait in a work. */
export function countAllLate(processor: AnyProcessor, work: KeyWork): void {
  for (const [scope, byInput] of work.scoped) {
    const cell = cellOf(work.entry, scope);
    for (const [input, events] of byInput) {
      const declared = processor.from[input];
      if (!declared) continue;
      const topic = topicOf(declared);
      for (const event of events) countLate(topic, cell, work, event);
    }
  }
}

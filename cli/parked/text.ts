/** What stands parked, for a terminal. */
import type { ParkedEntry } from '../../engine/parked.js';
import { parkingReasons } from '../parking-reasons.js';
import { table } from '../table.js';

const offsets = ({ topic, partition, from, to }: ParkedEntry) =>
  `${topic}/${partition} ${from === to ? from : `${from}–${to}`}`;

/** One line for each entry. */
export function entriesText(entries: readonly ParkedEntry[]): string[] {
  const rows = entries.map((entry) => [
    String(entry.id),
    entry.processor,
    entry.kind,
    entry.key ?? '–',
    String(entry.events),
    offsets(entry),
    entry.reason,
    entry.parkedAt,
  ]);
  return table([['id', 'processor', 'parks', 'key', 'events', 'where', 'reason', 'since'], ...rows], [0, 4]);
}

/** All that is known of one entry. */
export function entryText(entry: ParkedEntry): string {
  const known = parkingReasons[entry.reason];
  return [
    `${entry.id}: ${entry.kind === 'event' ? 'an event' : `${entry.events} events of key ${entry.key}`} of ${offsets(entry)}`,
    `  processor  ${entry.processor} (${entry.lineage})`,
    `  key        ${entry.key ?? '–'}`,
    `  since      ${entry.parkedAt}`,
    `  reason     ${entry.reason}${known ? `: ${known.meaning}` : ''}`,
    `  detail     ${entry.detail}`,
    ...(known ? [`  remedy     ${known.remedy}`] : []),
  ].join('\n');
}

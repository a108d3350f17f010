/** What stands parked, for a terminal. */
import type { ParkedEntry } from '../../engine/parked.js';
import type { RedriveRequest } from '../../engine/redrives.js';
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

const FAILURES_TOLD = 20;

/** What became of requests to fold again: a line for each that failed, and their sum. */
export function redrivesText(requests: readonly RedriveRequest[]): string[] {
  if (requests.length === 0) return ['nothing stands parked that could be folded again'];
  const failed = requests.filter(({ state }) => state === 'failed');
  const done = requests.length - failed.length;
  const events = requests.reduce((sum, one) => sum + one.events, 0);
  const more = failed.length - FAILURES_TOLD;
  return [
    ...failed.slice(0, FAILURES_TOLD).map(({ processor, kind, key, parkedId, detail }) => {
      const what = kind === 'key' ? `key ${key}` : `entry ${parkedId}`;
      return `✗ ${what} of ${processor} stays parked: ${detail}`;
    }),
    ...(more > 0 ? [`… and ${more} more`] : []),
    `folded ${events} events again: ${done} of ${requests.length} requests done`,
  ];
}

/** The record behind a parked entry, as it stands on the log. */

import type { Settings } from '../../deploy/settings.js';
import { connectKafka, type KafkaMessage } from '../../engine/kafka.js';
import { createLog } from '../../engine/log.js';
import type { ParkedEntry } from '../../engine/parked.js';
import { firstRecordOf } from '../../engine/parked-record.js';

/** What of a record is shown; `value` in hexadecimal, cut at 256 bytes. */
export interface ShownRecord {
  readonly offset: number;
  /** The broker's time, ISO 8601. */
  readonly receivedAt: string;
  readonly key: string | null;
  readonly bytes: number | null;
  readonly value: string | null;
}

const SHOWN_BYTES = 256;

/** The first record of the entry; null: it is no longer on the log, or the entry has none. */
export async function firstRecord(settings: Settings, entry: ParkedEntry): Promise<ShownRecord | null> {
  const log = createLog('parked', 'silent');
  const kafka = connectKafka(settings, 'repstream-parked', log);
  const admin = kafka.admin();
  await admin.connect();
  const found = await firstRecordOf(entry, { kafka, admin, log }).finally(() => admin.disconnect());
  return found && shown(found);
}

const shown = ({ offset, timestamp, key, value }: KafkaMessage): ShownRecord => ({
  offset: Number(offset),
  receivedAt: new Date(Number(timestamp)).toISOString(),
  key: key?.toString() ?? null,
  bytes: value?.length ?? null,
  value: value?.subarray(0, SHOWN_BYTES).toString('hex') ?? null,
});

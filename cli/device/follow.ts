/** Following one machine's telemetry as it comes in. */
import { UserError } from '../../deploy/user-error.js';
import { followBroadcast } from '../../engine/clock.js';
import type { Connections } from '../../engine/connections.js';
import { connectKafka, partitionCounts } from '../../engine/kafka.js';
import { createLog, insist, messageOf } from '../../engine/log.js';
import { Schemas } from '../../engine/registry.js';
import { readWhole } from '../../engine/whole.js';
import { equipment, telemetry, ticks } from '../../schemas/topics.js';
import { type Heard, isOf, judge } from './accept.js';

export interface Following {
  /** Whether the catalogue knows the machine. */
  readonly isKnown: boolean;
  stop(): Promise<void>;
}

/** Calls back with each record of the machine written from now on, once `onRecord` can be told whether the machine is known. */
export async function followDevice(
  equipmentId: string,
  connections: Connections,
  onRecord: (heard: Heard) => void,
): Promise<Following> {
  const log = createLog('check-device', 'silent');
  const kafka = connectKafka(connections, 'repstream-check-device', log);
  const schemas = new Schemas(connections.schemaRegistryUrl);
  await schemas.find(telemetry).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'RepstreamError') throw error;
    throw new UserError(`the schema registry does not answer (${messageOf(error)}): see SCHEMA_REGISTRY_URL`);
  });
  const admin = kafka.admin();
  await admin.connect().catch((error: unknown) => {
    throw new UserError(`Kafka does not let us in (${messageOf(error)}): see KAFKA_BROKERS`);
  });
  const needed = [telemetry.name, equipment.name, ticks.name];
  try {
    await partitionCounts(admin, needed);
  } catch (error) {
    await admin.disconnect();
    throw error;
  }

  const broadcast = await followBroadcast(kafka, admin, schemas, ticks, [{ topic: equipment }], log);
  const isKnown = broadcast.table(equipment).get(equipmentId, Date.now()) !== undefined;
  await Promise.all([broadcast.stop(), admin.disconnect()]);

  const decoder = schemas.decoder(telemetry);
  const bytes = Buffer.from(equipmentId);
  const reader = await readWhole(
    kafka,
    [telemetry.name],
    (_, __, ___, high) => high,
    async (_, partition, messages) => {
      for (const message of messages) {
        if (!isOf(bytes, message)) continue;
        const id = message.value && decoder.unlearnt(message.value);
        if (id !== null) await insist(log, 'the schema registry', () => decoder.learn(id));
        const heard = judge(decoder, partition, message);
        // Its id may stand in another machine's message, as a member's or in a text.
        if (message.key?.equals(bytes) || heard.event?.equipmentId === equipmentId) onRecord(heard);
      }
    },
    log,
  );
  return { isKnown, stop: () => reader.stop() };
}

/** Whether broker, registry and Postgres answer. */
import { anyAnswers } from '../../api/reachable.js';
import type { Settings } from '../../deploy/settings.js';

/** Something that runs beside us. */
export interface Part {
  readonly name: 'Kafka' | 'schema registry' | 'Postgres';
  /** Host and port, without passwords. */
  readonly address: string;
  /** The setting that says where it is. */
  readonly variable: string;
  readonly answers: boolean;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

function hostOf(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  return `${hostname}:${port || (DEFAULT_PORTS[protocol] ?? '5432')}`;
}

/** Tries to connect to each, for a second at most. */
export async function partsOf(settings: Settings): Promise<Part[]> {
  const parts = [
    { name: 'Kafka', variable: 'KAFKA_BROKERS', hosts: settings.kafkaBrokers },
    { name: 'schema registry', variable: 'SCHEMA_REGISTRY_URL', hosts: [hostOf(settings.schemaRegistryUrl)] },
    { name: 'Postgres', variable: 'DATABASE_URL', hosts: [hostOf(settings.databaseUrl)] },
  ] as const;
  return Promise.all(
    parts.map(async ({ name, variable, hosts }) => ({
      name,
      variable,
      address: hosts.join(','),
      answers: await anyAnswers(hosts),
    })),
  );
}

/** Settings as the gateway's own Kafka client takes them. */
import { readFileSync } from 'node:fs';
import type { Settings } from '../deploy/settings.js';
import { UserError } from '../deploy/user-error.js';
import type { GatewaySettings } from '../simulator/client.js';

/** Brokers, registry and credentials for writing these topics. Throws a UserError for a certificate that cannot be read. */
export function gatewaySettings(settings: Settings, topics: readonly string[]): GatewaySettings {
  const { kafkaBrokers, schemaRegistryUrl, kafkaSasl, kafkaTls } = settings;
  const pem = (path: string) => {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      throw new UserError(`the certificate or key ${path} cannot be read`, { cause: error });
    }
  };
  const ssl = kafkaTls && {
    ...(kafkaTls.caFile ? { ca: [pem(kafkaTls.caFile)] } : {}),
    ...(kafkaTls.certFile ? { cert: pem(kafkaTls.certFile) } : {}),
    ...(kafkaTls.keyFile ? { key: pem(kafkaTls.keyFile) } : {}),
  };
  return {
    kafkaBrokers,
    schemaRegistryUrl,
    topics,
    // kafkajs types each mechanism apart; the settings hold one of its three.
    kafka: { ...(ssl ? { ssl } : {}), ...(kafkaSasl ? { sasl: { ...kafkaSasl } as never } : {}) },
  };
}

import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../deploy/settings.js';

describe('settings', () => {
  it('has a local default for everything', () => {
    expect(readSettings({})).toEqual({
      kafkaBrokers: ['127.0.0.1:9092'],
      kafkaSasl: null,
      kafkaTls: null,
      schemaRegistryUrl: 'http://127.0.0.1:8081/apis/ccompat/v7',
      databaseUrl: 'postgres://repstream:repstream@127.0.0.1:5432/repstream',
      partitions: 12,
      builds: new Map(),
      apiPort: 8080,
      jwtSecret: null,
      jwksUrl: null,
      jwtAudience: null,
      jwtIssuer: null,
      provider: null,
      verificationKeyFile: null,
      webhooksToThisMachine: false,
      readyMadePeople: false,
      logLevel: 'info',
    });
  });

  it('reads a production cluster with SASL and TLS', () => {
    const { kafkaBrokers, kafkaSasl, kafkaTls, partitions } = readSettings({
      KAFKA_BROKERS: 'k1.gym.example:9093, k2.gym.example:9093',
      KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
      KAFKA_SASL_USERNAME: 'repstream',
      KAFKA_SASL_PASSWORD: 'p',
      KAFKA_TLS_ENABLED: 'true',
      KAFKA_TLS_CA_FILE: '/etc/ca.pem',
      REPSTREAM_PARTITIONS: '48',
    });
    expect(kafkaBrokers).toEqual(['k1.gym.example:9093', 'k2.gym.example:9093']);
    expect(kafkaSasl).toEqual({ mechanism: 'scram-sha-512', username: 'repstream', password: 'p' });
    expect(kafkaTls).toEqual({ caFile: '/etc/ca.pem', certFile: null, keyFile: null });
    expect(partitions).toBe(48);
  });

  it.each([
    ['KAFKA_BROKERS', 'localhost', 'KAFKA_BROKERS is "localhost"; expected host:port, several with commas between'],
    ['REPSTREAM_PARTITIONS', '0', 'REPSTREAM_PARTITIONS is "0"; expected a whole number from 1 to 1000'],
    ['API_PORT', '80a', 'API_PORT is "80a"; expected a port from 0 (any free one) to 65535'],
    ['KAFKA_TLS_ENABLED', 'yes', 'KAFKA_TLS_ENABLED is "yes"; expected true or false'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"; expected fatal, error, warn, info, debug, trace, silent'],
    ['SCHEMA_REGISTRY_URL', 'ftp://x', 'SCHEMA_REGISTRY_URL is not as it should be; expected an http or https URL'],
    ['JWKS_URL', 'keys', 'JWKS_URL is "keys"; expected an http or https URL'],
    ['KAFKA_SASL_MECHANISM', 'plain', 'KAFKA_SASL_USERNAME is not set; KAFKA_SASL_MECHANISM needs a user name there'],
  ])('refuses a bad %s with its name and what was expected', (variable, written, message) => {
    expect(() => readSettings({ [variable]: written })).toThrow(message);
  });

  it.each(['JWT_SECRET', 'DATABASE_URL'])('keeps a bad %s out of its message', (variable) => {
    expect(() => readSettings({ [variable]: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
  });

  it('takes an empty variable as unset', () => {
    expect(readSettings({ API_PORT: '', JWT_SECRET: ' ' })).toMatchObject({ apiPort: 8080, jwtSecret: null });
  });
});

/** Settings of the connection to Kafka. */
import { anything, type Defaulted, listOf, type Optional, oneOf, trueOrFalse } from './setting.js';

export const SASL_MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

export const kafkaBrokers: Defaulted<readonly string[]> = {
  variable: 'KAFKA_BROKERS',
  meaning: 'Kafka brokers to start from.',
  expected: 'host:port, several with commas between',
  fallback: '127.0.0.1:9092',
  parse: listOf(/^(\[[0-9a-f:]+\]|[^\s:,/]+):\d{1,5}$/i),
};
export const kafkaSaslMechanism: Optional<(typeof SASL_MECHANISMS)[number]> = {
  variable: 'KAFKA_SASL_MECHANISM',
  meaning: 'How to sign in to Kafka; with it, user name and password are needed too.',
  expected: SASL_MECHANISMS.join(', '),
  fallback: null,
  parse: oneOf(SASL_MECHANISMS),
};
export const kafkaSaslUsername: Optional<string> = {
  variable: 'KAFKA_SASL_USERNAME',
  meaning: 'User name at Kafka.',
  expected: 'a user name',
  fallback: null,
  parse: anything,
};
export const kafkaSaslPassword: Optional<string> = {
  variable: 'KAFKA_SASL_PASSWORD',
  meaning: 'Password at Kafka.',
  expected: 'a password',
  fallback: null,
  parse: anything,
};
export const kafkaTls: Defaulted<boolean> = {
  variable: 'KAFKA_TLS_ENABLED',
  meaning: 'Whether connections to Kafka are encrypted.',
  expected: 'true or false',
  fallback: 'false',
  parse: trueOrFalse,
};
export const kafkaTlsCa: Optional<string> = {
  variable: 'KAFKA_TLS_CA_FILE',
  meaning: "PEM file of the authority that signed the brokers' certificates; unset: the system's authorities.",
  expected: 'a path',
  fallback: null,
  parse: anything,
};
export const kafkaTlsCertificate: Optional<string> = {
  variable: 'KAFKA_TLS_CERT_FILE',
  meaning: 'PEM file of our own certificate, where brokers ask for one.',
  expected: 'a path',
  fallback: null,
  parse: anything,
};
export const kafkaTlsKey: Optional<string> = {
  variable: 'KAFKA_TLS_KEY_FILE',
  meaning: "PEM file of that certificate's key.",
  expected: 'a path',
  fallback: null,
  parse: anything,
};

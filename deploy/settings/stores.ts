/** Settings of the schema registry, Postgres and what is kept. */
import { type Defaulted, integerFrom, urlOf } from './setting.js';

export const schemaRegistryUrl: Defaulted<string> = {
  variable: 'SCHEMA_REGISTRY_URL',
  meaning: 'Schema registry with the Confluent API; a user and password may stand in it.',
  expected: 'an http or https URL',
  fallback: 'http://127.0.0.1:8081/apis/ccompat/v7',
  parse: urlOf('http:', 'https:'),
};
export const databaseUrl: Defaulted<string> = {
  variable: 'DATABASE_URL',
  meaning: 'Postgres.',
  expected: 'postgres://user:password@host:port/database',
  fallback: 'postgres://repstream:repstream@127.0.0.1:5432/repstream',
  parse: urlOf('postgres:', 'postgresql:'),
};
export const partitions: Defaulted<number> = {
  variable: 'REPSTREAM_PARTITIONS',
  meaning: 'Partitions of keyed topics, fixed when topics are first created; 48 is a good number in production.',
  expected: 'a whole number from 1 to 1000',
  fallback: '12',
  parse: integerFrom(1, 1000),
};

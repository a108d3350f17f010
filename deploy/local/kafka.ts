/** The broker: Kafka in KRaft mode, one process that is broker and controller. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { javaHeap, kafkaProperties } from '../parts.js';
import type { Java } from './java.js';
import { definePart, type Part, type PartDeclaration } from './part.js';
import { HOST } from './ports.js';

export interface KafkaPlace {
  readonly java: Java;
  /** Folder of the jars. */
  readonly jars: string;
  readonly dataFolder: string;
  readonly port: number;
  readonly controllerPort: number;
  readonly watch: PartDeclaration['watch'];
}

const LOGGING = fileURLToPath(new URL('./log4j2.properties', import.meta.url));
const FORMATS_WITHIN_MS = 60_000;
/** Known by the tests that restore a stack: the storage is formatted once with a random id. */
const FORMATTED = 'meta.properties';

/** Writes the broker's properties for this start, formats its storage if new, and gives the part. */
export async function kafkaPart(place: KafkaPlace): Promise<Part> {
  const storage = join(place.dataFolder, 'kafka');
  const propertiesFile = join(place.dataFolder, 'kafka.properties');
  mkdirSync(storage, { recursive: true });
  writeFileSync(
    propertiesFile,
    Object.entries({ ...kafkaProperties, ...addresses(place), 'log.dirs': storage })
      .map(([name, value]) => `${name}=${value.replaceAll('\\', '\\\\')}\n`)
      .join(''),
  );
  const classPath = ['-cp', join(place.jars, '*'), `-Dlog4j2.configurationFile=${LOGGING}`];
  if (!existsSync(join(storage, FORMATTED))) {
    // With "=", as one id in 64 begins with a hyphen and would be taken for an option.
    const format = ['format', `--cluster-id=${clusterId()}`, '-c', propertiesFile];
    const formatting = [...classPath, 'kafka.tools.StorageTool', ...format];
    await promisify(execFile)(place.java.program, formatting, { timeout: FORMATS_WITHIN_MS });
  }
  return definePart({
    name: 'Kafka',
    port: place.port,
    logFile: join(place.dataFolder, 'kafka.log'),
    program: place.java.program,
    parameters: [
      `-Xmx${javaHeap.kafka}`,
      `-Xms${javaHeap.kafka}`,
      '-XX:+UseG1GC',
      '-XX:MaxGCPauseMillis=20',
      ...classPath,
      'kafka.Kafka',
      propertiesFile,
    ],
    stopSignal: 'SIGTERM',
    ready: async (said) => said.includes('Kafka Server started'),
    passing: /Failed to acquire lock on file|Address already in use/,
    watch: place.watch,
  });
}

const addresses = ({ port, controllerPort }: KafkaPlace) => ({
  listeners: `PLAINTEXT://${HOST}:${port},CONTROLLER://${HOST}:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://${HOST}:${port}`,
  'controller.quorum.voters': `1@${HOST}:${controllerPort}`,
});

/** A random uuid in Kafka's spelling: 16 bytes in base64 for URLs. */
const clusterId = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');

/** The schema registry: Apicurio, which keeps its schemas in Postgres. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { javaHeap, REGISTRY_DATABASE, REGISTRY_PATH, registryEnvironment } from '../parts.js';
import type { Java } from './java.js';
import { definePart, type Part, type PartDeclaration } from './part.js';
import { HOST } from './ports.js';

export interface RegistryPlace {
  readonly java: Java;
  /** Folder of quarkus-run.jar. */
  readonly jars: string;
  readonly dataFolder: string;
  readonly port: number;
  readonly managementPort: number;
  readonly postgresPort: number;
  readonly watch: PartDeclaration['watch'];
}

/** The part; it starts only when Postgres answers. */
export function registryPart(place: RegistryPlace): Part {
  const temporary = join(place.dataFolder, 'registry');
  mkdirSync(temporary, { recursive: true });
  return definePart({
    name: 'schema registry',
    port: place.port,
    logFile: join(place.dataFolder, 'registry.log'),
    program: place.java.program,
    parameters: [
      `-Xmx${javaHeap.registry}`,
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      `-Djava.io.tmpdir=${temporary}`,
      `-Dquarkus.http.host=${HOST}`,
      `-Dquarkus.http.port=${place.port}`,
      `-Dquarkus.management.host=${HOST}`,
      `-Dquarkus.management.port=${place.managementPort}`,
      '-Dquarkus.http.access-log.enabled=false',
      '-jar',
      join(place.jars, 'quarkus-run.jar'),
    ],
    environment: registryEnvironment(`jdbc:postgresql://${HOST}:${place.postgresPort}/${REGISTRY_DATABASE}`),
    workingFolder: temporary,
    stopSignal: 'SIGTERM',
    ready: () => answers(`http://${HOST}:${place.port}${REGISTRY_PATH}/subjects`),
    watch: place.watch,
  });
}

const answers = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.body?.cancel().then(() => response.ok) ?? response.ok,
    () => false,
  );

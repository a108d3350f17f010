/** Fetches the jars of Kafka and Apicurio Registry with Maven, once per checkout; Maven's own cache serves the next checkout. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { versions } from '../parts.js';
import { UserError } from '../user-error.js';
import type { Java } from './java.js';

/** The checkout. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
/** What the local stack keeps in a checkout: programs and data; git-ignored. */
export const LOCAL_FOLDER = join(ROOT, '.repstream');

const POM = join(ROOT, 'deploy/local/pom.xml');

export interface Programs {
  /** Folder of Kafka's jars. */
  readonly kafka: string;
  /** Folder of Apicurio's quarkus-run.jar. */
  readonly registry: string;
}

/** The folders of the jars, fetched if missing: then Maven and the network are needed, else neither. */
export async function installPrograms(
  java: Java,
  log: (line: string) => void,
  signal?: AbortSignal,
  folder = join(LOCAL_FOLDER, 'programs'),
): Promise<Programs> {
  const pom = createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 8);
  const installed = join(folder, `kafka-${versions.kafka}-registry-${versions.registry}-${pom}`);
  if (!existsSync(installed)) {
    log(`fetching Kafka ${versions.kafka} and Apicurio Registry ${versions.registry} with Maven (about 200 MB) …`);
    mkdirSync(folder, { recursive: true });
    // Whole or not at all: an interrupted fetch leaves a folder that nobody looks for.
    const fetched = mkdtempSync(join(folder, 'fetching-'));
    try {
      await runMaven(java, fetched, signal);
      if (!existsSync(installed)) renameSync(fetched, installed);
    } finally {
      rmSync(fetched, { recursive: true, force: true });
    }
  }
  return { kafka: join(installed, 'kafka'), registry: join(installed, 'registry') };
}

const runMaven = (java: Java, into: string, signal: AbortSignal | undefined) =>
  new Promise<void>((resolve, reject) => {
    const maven = spawn('mvn', ['-q', '-B', '-ntp', '-f', POM, `-Dinto=${into}`, 'initialize'], {
      env: { ...process.env, JAVA_HOME: java.home },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    });
    let said = '';
    for (const stream of [maven.stdout, maven.stderr]) {
      stream.on('data', (text: Buffer) => {
        said = (said + text.toString()).slice(-4000);
      });
    }
    maven.once('error', (error) =>
      reject(
        new UserError(
          `Maven is needed to fetch Kafka and the schema registry, but mvn does not start (${error.message}). Install it (Debian and Ubuntu: apt-get install maven; macOS: brew install maven)`,
        ),
      ),
    );
    maven.once('exit', (code) => {
      const reason = said.split('\n').find((line) => line.includes('ERROR')) ?? said.trim().split('\n').at(-1);
      if (code === 0) resolve();
      else reject(new UserError(`Maven could not fetch Kafka and the schema registry (exit code ${code}): ${reason}`));
    });
  });

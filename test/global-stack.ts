/** Starts the stacks that the integration tests of a run share, and stops them after all. */
import { readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ownerOf } from '../deploy/local/owner.js';
import { endOrphans } from '../deploy/local/stack.js';
import { startOwnStack, TEMPORARY } from './stack.js';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const stacks = await Promise.all(Array.from({ length: STACKS[project.name] ?? 1 }, startOwnStack));
  project.provide(
    'stacks',
    stacks.map(({ kafkaBrokers, schemaRegistryUrl, databaseUrl, environment }) => ({
      ...{ kafkaBrokers, schemaRegistryUrl, databaseUrl, environment },
    })),
  );
  return async () => {
    await Promise.all(stacks.map((stack) => stack.stop()));
  };
}

/** Of suites whose files run the whole dataflow, each worker has one of its own: two dataflows on one would take tasks from each other. */
const STACKS: Record<string, number> = { integration: 2 };

/** A folder younger than this may be of a run that is just starting. */
const STARTING_MS = 60_000;

/** Ends and removes the stacks of runs that were killed together with their watchdogs. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(TEMPORARY))) {
    const folder = join(realpathSync(tmpdir()), name);
    const madeAt = statSync(folder, { throwIfNoEntry: false })?.ctimeMs ?? Date.now();
    if (ownerOf(folder) || Date.now() - madeAt < STARTING_MS) continue;
    await endOrphans(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

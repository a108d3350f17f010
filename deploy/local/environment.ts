/** The addresses and the secret of the local stack that is running, so that commands in another terminal find it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_FOLDER } from './install.js';
import { ownerOf } from './owner.js';

/** Where `repstream up` keeps its data unless told otherwise. */
export const DATA_FOLDER = join(LOCAL_FOLDER, 'data');

type Environment = Readonly<Record<string, string>>;

const fileOf = (dataFolder: string) => join(dataFolder, 'environment.json');

/** Tells other commands of a stack; gives the function that takes it back. */
export function publishEnvironment(dataFolder: string, environment: Environment): () => void {
  writeFileSync(fileOf(dataFolder), `${JSON.stringify(environment, null, 2)}\n`, { mode: 0o600 });
  return () => rmSync(fileOf(dataFolder), { force: true });
}

/** Sets what the environment leaves open to the running local stack's settings; changes nothing when none is running. */
export function useLocalStack(env: NodeJS.ProcessEnv, dataFolder = DATA_FOLDER): void {
  if (!ownerOf(dataFolder)) return;
  let local: Environment;
  try {
    local = JSON.parse(readFileSync(fileOf(dataFolder), 'utf8')) as Environment;
  } catch {
    return; // it is still starting
  }
  for (const [variable, value] of Object.entries(local)) env[variable] ||= value;
}

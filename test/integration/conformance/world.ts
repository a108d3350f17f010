/** A gym on an evening, which an API on a socket answers for: what there is to be asked about. */

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JWK } from 'jose';
import type { Role } from '../../../api/tokens.js';
import { signerOf } from '../../../api/verification/signing.js';
import { gatewaySettings } from '../../../cli/gateway.js';
import type { Stack } from '../../../deploy/local/stack.js';
import { parseFaults } from '../../../simulator/faults.js';
import { runSimulation, simulatedTopics } from '../../../simulator/run.js';
import { startOwnStack, TEMPORARY } from '../../stack.js';
import { type ApiApp, openApi, tokenOf } from '../api-app.js';
import { type Running, startRepstream } from '../running.js';
import { configOf } from './config.js';

/** What the requests are sent to, and with. */
export interface Asking {
  readonly url: string;
  readonly folder: string;
  readonly config: string;
  tokenOf(role: Role): Promise<string>;
}

const TRAINER = 'tom';
const MINUTES = 40;
const TOKEN_S = 3_600;

let [stack, repstream, api]: [Stack?, Running?, ApiApp?] = [];
const folder = mkdtempSync(join(tmpdir(), `${TEMPORARY}conformance-`));

/** Starts it: on a stack of its own, since what comes in changes the catalogue for everybody. */
export async function open(): Promise<Asking> {
  stack = await startOwnStack();
  repstream = await startRepstream(stack);
  const from = Date.now() - MINUTES * 60_000;
  await runSimulation(
    {
      ...{ seed: 'conformance', gyms: 1, machinesPerGym: 12, membersPerGym: 60, from, until: from + MINUTES * 60_000 },
      ...{ faults: parseFaults('none'), challenges: true, speed: Number.POSITIVE_INFINITY },
      ...{ maxRate: Number.POSITIVE_INFINITY, oracleFile: null },
    },
    { ...gatewaySettings(repstream.settings, simulatedTopics), say: () => {} },
    new AbortController().signal,
    () => {},
  );
  await repstream.untilCaughtUp();
  const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as JWK;
  api = await openApi(repstream, { signer: await signerOf(key), requestsPerMinute: 1_000_000 });
  const { text, member } = await configOf(repstream.db, api.app, TRAINER);
  const config = join(folder, 'schemathesis.toml');
  writeFileSync(config, text);
  return {
    url: await api.app.listen({ host: '127.0.0.1', port: 0 }),
    ...{ folder, config },
    tokenOf: (role) =>
      tokenOf(role === 'member' ? member : role === 'trainer' ? TRAINER : role, role, { expiresIn: TOKEN_S }),
  };
}

/** Stops it. */
export async function close(): Promise<void> {
  await api?.close();
  await repstream?.stop();
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
}

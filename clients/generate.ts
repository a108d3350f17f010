/**
 * Writes the package: `openapi.json`, which is how the API describes itself, and `lib/`, which follows from it and from `src/`. Run by
 * `npm run generate`; a test fails when the document is stale.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createClient } from '@hey-api/openapi-ts';
import { describedApi } from '../api/detached.js';

const here = fileURLToPath(new URL('typescript/', import.meta.url));
const document = await describedApi();
writeFileSync(`${here}openapi.json`, `${JSON.stringify(document, null, 2)}\n`);
await createClient({
  input: document as Record<string, unknown>,
  output: { path: `${here}src/generated`, module: { extension: '.js' }, clean: true },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
  logs: { level: 'silent' },
});
rmSync(`${here}lib`, { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.resolve('typescript/bin/tsc')), '-p', here], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;

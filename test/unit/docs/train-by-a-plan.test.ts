/** The lines of the guides are requests that the API takes: they get as far as Postgres or Kafka, which are away here. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../api/tokens.js';
import { as, ask, detachedApi } from '../api/detached.js';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const AN_ID = '6b0c0b6e-7d1b-4c55-9d5b-0d9f4a1c2e3f';
const linesOf = (guide: string) =>
  read(`docs/guides/${guide}.md`)
    .split('\n')
    .filter((line) => line.startsWith('curl '));

function requestOf(line: string) {
  const [, path = ''] = /\$API(\/[^"\s]+)/.exec(line) ?? [];
  const [, file, text] = /--json (?:@(\S+)|'(.+?)')/.exec(line) ?? [];
  const [, method] = /-X (\w+)/.exec(line) ?? [];
  const [, name, value] = /-H '(if-match|accept): (.+?)'/.exec(line) ?? [];
  const named = (said: string) =>
    said.replaceAll(/\b(ANA|TOM|OVERRIDE|RESULT|SESSION)\b/g, AN_ID).replace('RULE_HASH', '0'.repeat(64));
  const body = file ? read(file) : text;
  return {
    method: (method ?? (body ? 'POST' : 'GET')) as 'GET',
    url: named(path),
    ...(body && { payload: JSON.parse(named(body)) as object }),
    given: name && value ? { [name]: value } : {},
  };
}

describe.each(['train-by-a-plan', 'verify-a-programme'])('the guide %s', (guide) => {
  const lines = linesOf(guide);
  const app = detachedApi();
  afterAll(() => app.close());

  it('has a line for each', () => expect(lines.length).toBeGreaterThan(12));

  it.each(lines)('R48, R53, R55: %s', async (line) => {
    const { given, ...request } = requestOf(line);
    const role = (/\$(STAFF|MEMBER)\b/.exec(line)?.[1]?.toLowerCase() ?? 'staff') as Role;
    const headers = { ...(await as(role, AN_ID)), ...given };
    const isPublic = /^\/schemas\/|jwks/.test(request.url);
    expect(await ask(app, { ...request, headers })).toMatchObject({ status: isPublic ? 200 : 503 });
  });
});

/** The lines of the guide for staff are requests that the API takes: they get as far as Postgres or Kafka, which are away here. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { as, ask, detachedApi } from '../api/detached.js';

const guide = readFileSync(new URL('../../../docs/guides/corrections.md', import.meta.url), 'utf8');
const AN_ID = '6b0c0b6e-7d1b-4c55-9d5b-0d9f4a1c2e3f';
const lines = guide.split('\n').filter((line) => line.startsWith('curl '));

function requestOf(line: string) {
  const [, path = ''] = /\$API(\/[^"\s]+)/.exec(line) ?? [];
  const [, body] = /--json '(.+?)'/.exec(line) ?? [];
  const [, method] = /-X (\w+)/.exec(line) ?? [];
  const named = (text: string) => text.replaceAll(/\b(ANA|CARD|WORKOUT|MEASUREMENT)\b/g, AN_ID);
  return {
    method: (method ?? (body ? 'POST' : 'GET')) as 'GET',
    url: named(path),
    ...(body && { payload: JSON.parse(named(body)) as object }),
  };
}

describe('the guide to corrections', () => {
  const app = detachedApi();
  afterAll(() => app.close());

  it('has a line for each', () => expect(lines.length).toBeGreaterThan(13));

  it.each(lines)('%s', async (line) => {
    const { method, url, payload } = requestOf(line);
    // Ids differ, so that nothing is refused for being one and the same.
    const body = payload && 'from' in payload ? { ...payload, from: `${AN_ID}-card` } : payload;
    const options = { method, url, headers: await as('staff', 'desk'), ...(body && { payload: body }) };
    expect(await ask(app, options)).toMatchObject({ status: 503 });
  });
});

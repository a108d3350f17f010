import { afterAll, expect, it } from 'vitest';
import { ask, detachedApi } from './detached.js';

const app = detachedApi();
afterAll(() => app.close());

it('R96: nobody is given a token of somebody unless the stack is told to', async () => {
  expect(await ask(app, { url: '/v1/sign-in' })).toMatchObject({ status: 200, body: { people: [] } });
});

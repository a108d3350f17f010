/** Signing in to the console at a real identity provider, in a real browser: there, back, until the token ends, and out again. */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import Provider from 'oidc-provider';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildConsole } from '../../deploy/local/console.js';
import { choosePort } from '../../deploy/local/ports.js';
import { users } from '../../schemas/topics.js';
import { browserOrReason } from '../browser/chromium.js';
import { type ApiApp, openApi } from './api-app.js';
import { eventually } from './engine/world.js';
import { type Running, startRepstream } from './running.js';

const member = `kim-${randomUUID().slice(0, 8)}`;
const CLIENT = 'repstream-console';
/** How long a token is good, s: the tests change it. */
let tokenS = 3_600;

const found = await browserOrReason();
const reason = 'reason' in found ? found.reason : null;

/** Its access tokens are JWTs for the API, with the role that the API asks for. */
const providerFor = (issuer: string, console: string) =>
  new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${console}/console/signed-in`],
        post_logout_redirect_uris: [`${console}/console/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    clientBasedCORS: (_, origin) => origin === console,
    extraTokenClaims: () => ({ role: 'member' }),
    features: {
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:repstream',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          ...{ scope: 'openid', audience: 'repstream', accessTokenTTL: tokenS, accessTokenFormat: 'jwt' as const },
          jwt: { sign: { alg: 'RS256' as const } },
        }),
      },
    },
  });

describe.skipIf(reason !== null)(`signing in at an identity provider${reason ? ` (${reason})` : ''}`, () => {
  let repstream: Running;
  let api: ApiApp;
  let identity: Server;
  let url: string;
  let browser: Browser;

  beforeAll(async () => {
    await buildConsole(() => {});
    repstream = await startRepstream();
    const ours = await choosePort('free');
    const theirs = await choosePort('free', new Set([ours]));
    url = `http://127.0.0.1:${ours}`;
    const issuer = `http://127.0.0.1:${theirs}`;
    identity = createServer(providerFor(issuer, url).callback()).listen(theirs, '127.0.0.1');
    api = await openApi(repstream, {
      console: fileURLToPath(new URL('../../console/dist', import.meta.url)),
      jwksUrl: `${issuer}/jwks`,
      audience: 'repstream',
      provider: { issuer, clientId: CLIENT, scope: 'openid' },
    });
    await api.app.listen({ host: '127.0.0.1', port: ours });
    await api.publisher.publish(users, {
      ...{ userId: member, displayName: `Kim ${member}`, namedAt: null, sex: null, birthDate: null, timeZone: 'UTC' },
      ...{
        homeGymId: null,
        groups: [],
        onLeaderboards: true,
        notices: true,
        trainers: [],
        at: Date.now(),
        erased: false,
      },
    });
    await repstream.untilCaughtUp();
    if ('browser' in found) browser = found.browser;
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await api?.close();
    identity?.close();
    identity?.closeAllConnections();
    await repstream?.stop();
  });

  /** What the provider asks of whom it does not know yet. */
  async function signIn(page: Page): Promise<void> {
    await page.getByRole('button', { name: /^Sign in at 127/ }).click();
    await page.locator('input[name="login"]').fill(member);
    await page.locator('input[name="password"]').fill('anything');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  it('leads to the page that was asked for; the token ends with the tab; signing out is signing out there too', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${url}/console/history`);
    await signIn(page);
    await page.getByRole('heading', { name: 'History' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/history');
    expect(await page.evaluate('localStorage.getItem("repstream.token")')).toBeNull();
    await page.reload();
    await page.getByRole('heading', { name: 'History' }).waitFor();
    const another = await context.newPage();
    await another.goto(`${url}/console/`);
    await another.getByRole('button', { name: /^Sign in at/ }).waitFor();
    await another.close();

    await page.getByRole('button', { name: /Preferences/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: /Yes, sign me out/ }).click();
    await page.getByRole('button', { name: /^Sign in at/ }).click();
    await page.locator('input[name="login"]').waitFor();
    await context.close();
  }, 90_000);

  it('tells whose token has come to its end, and takes them back', async () => {
    tokenS = 15;
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${url}/console/today`);
    await signIn(page);
    await page.getByRole('heading', { name: /^Hello, Kim/ }).waitFor();
    await page.getByText('Your sign-in has expired').waitFor({ timeout: 40_000 });
    await page.getByRole('button', { name: /^Sign in at/ }).click();
    await page.getByRole('heading', { name: /^Hello, Kim/ }).waitFor();
    await context.close();
  }, 90_000);

  it('says what the provider refuses', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${url}/console/signed-in?error=access_denied&state=unknown`);
    await eventually(async () => (await page.getByRole('alert').count()) > 0);
    await page.getByRole('button', { name: /^Sign in at/ }).waitFor();
    await context.close();
  });
});

/** The console in a real browser, on a running dataflow: a member's day, and every page looked over for who cannot see or point. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import {
  connect,
  getUsersById,
  postChallenges,
  postProgrammes,
  postProgrammesByIdEnrolments,
  postUsers,
} from '../../clients/typescript/lib/index.js';
import { buildConsole } from '../../deploy/local/console.js';
import { noKind, noReading } from '../../schemas/blank.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { telemetry } from '../../schemas/topics.js';
import { browserOrReason } from '../browser/chromium.js';
import { pagesOf } from '../browser/pages.js';
import { type ApiApp, openApi, tokenOf } from './api-app.js';
import { type Running, startRepstream } from './running.js';

const run = randomUUID().slice(0, 8);
const HOUR_MS = 3_600_000;
type ColorScheme = 'light' | 'dark';
const NAME = `Ana ${run}`;
const CHALLENGE = `Twelve presses ${run}`;
const machine = `leg-press-console-${run}`;
const dayFrom = (days: number) => new Date(Date.now() + days * 24 * HOUR_MS).toISOString().slice(0, 10);
const programme = {
  ...{ schema: 1, id: `legs-${run}`, title: `Strong legs ${run}`, gyms: [], groups: [], timeZone: 'UTC' },
  ...{ from: dayFrom(-7), to: dayFrom(6), sessionsPerWeek: 2, totalWorkouts: 3 },
  bounds: { mostOneRepMaxPercent: 85, mostHeartRateReservePercent: 80, mostStepPercent: 10, stopWhen: ['dizziness'] },
  blocks: [
    {
      ...{ name: 'Build', weeks: 2 },
      slots: [
        {
          ...{ id: 'press', exercises: ['leg-press'], sets: 3, repetitions: { from: 8, to: 12 } },
          intensity: { of: 'one_rep_max' as const, from: 65, to: 75 },
        },
      ],
    },
  ],
};

let repstream: Running;
let api: ApiApp;
let url: string;
let browser: Browser | null = null;
let why = '';
let ana: string;
let challengeId: string;
const admin = () => connect({ url, token: () => tokenOf('olga', 'admin') });

beforeAll(async () => {
  await buildConsole(() => {});
  repstream = await startRepstream();
  const console = fileURLToPath(new URL('../../console/dist', import.meta.url));
  api = await openApi(repstream, { console, readyMadePeople: true });
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`;
  const found = await browserOrReason();
  if ('browser' in found) browser = found.browser;
  else why = found.reason;

  const client = admin();
  const person = { displayName: NAME, timeZone: 'UTC' };
  ana = (await postUsers({ client, throwOnError: true, body: person })).data.id;
  const rule = { schema: 1, root: { kind: 'target', measure: 'repetitions', atLeast: { amount: 12, unit: '' } } };
  const body = {
    name: CHALLENGE,
    rule,
    timeZone: 'UTC',
    from: new Date(Date.now() - 24 * HOUR_MS).toISOString(),
    to: new Date(Date.now() + 24 * HOUR_MS).toISOString(),
  };
  challengeId = (await postChallenges({ client, throwOnError: true, body })).data.id;
  await getUsersById({ client, throwOnError: true, path: { id: ana } });
  await postProgrammes({ client, throwOnError: true, body: programme });
  await postProgrammesByIdEnrolments({
    client,
    throwOnError: true,
    path: { id: programme.id },
    body: { userId: ana },
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await repstream?.stop();
});

/** A page of somebody signed in, and what it complained of. */
async function open(context: TestContext, path: string, token: string, colorScheme: ColorScheme = 'light') {
  if (!browser) return context.skip(why);
  const tab: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    colorScheme,
  });
  await tab.addInitScript(
    `localStorage.getItem('repstream.token') ?? localStorage.setItem('repstream.token', ${JSON.stringify(token)})`,
  );
  const page = await tab.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(`${url}/console${path}`);
  return { page, troubles, close: () => tab.close() };
}
const asAna = async (context: TestContext, path: string, colorScheme?: ColorScheme) =>
  open(context, path, await tokenOf(ana, 'member'), colorScheme);

/** So many repetitions at the machine, which is left then or not. */
async function press(sessionId: string, repetitions: number, end: boolean): Promise<void> {
  const from = Date.now();
  const said: Partial<Telemetry>[] = [
    { started: { userId: ana, exerciseId: 'leg-press', firmware: null } },
    ...Array.from({ length: repetitions + 1 }, (_, n) => ({
      reading: { ...noReading, repetitions: n, loadGrams: 60_000, heartRateBpm: 118 },
    })),
    ...(end ? [{ ended: { reason: 'USER' as const } }] : []),
  ];
  for (const [i, one] of said.entries()) {
    const event = { ...noKind, ...one, sessionId, equipmentId: machine, sequence: i, at: from + i * 1_000 };
    await api.publisher.publish(telemetry, event as Telemetry);
  }
}

const accessible = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  );

describe('R39: a member opens the console', () => {
  it('is let in as one of the ready-made people, and told why a token is none', async (context) => {
    const opened = await open(context, '/', 'nonsense');
    const { page, close } = opened;
    await page.getByText('You are not signed in').waitFor();
    expect(await accessible(page)).toEqual([]);
    await page.getByRole('button', { name: /Operator/ }).click();
    await page.getByRole('heading', { name: 'Leaderboards' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Leaderboards' }).waitFor();
    await page.getByRole('button', { name: /Preferences/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByText('Look around as').waitFor();
    await close();
  });

  it('joins a challenge, trains, and sees it on their first page', async (context) => {
    const { page, troubles, close } = await asAna(context, '/challenges');
    await page.getByRole('button', { name: `Join: ${CHALLENGE}` }).click();
    await page.getByRole('link', { name: new RegExp(CHALLENGE) }).waitFor();
    await page.getByRole('link', { name: 'Today' }).click();
    await page.getByRole('heading', { name: `Hello, ${NAME}` }).waitFor();
    await page.getByText('No session is going on').waitFor();
    const ring = page.getByRole('link', { name: new RegExp(CHALLENGE) }).getByRole('img', { name: '0% done' });
    await ring.waitFor();

    const session = randomUUID();
    await press(session, 6, false);
    await page.getByRole('region', { name: 'You are training' }).getByText('118').waitFor();
    await press(session, 12, true);
    await page.getByRole('img', { name: '100% done' }).waitFor();
    await page.getByRole('link', { name: new RegExp(CHALLENGE) }).click();
    await page
      .getByText(/12 repetitions/)
      .first()
      .waitFor();
    await page.getByText('It counted: 12.').waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it('reads their sets, changes units, and takes their data with them', async (context) => {
    const { page, troubles, close } = await asAna(context, '/history');
    await page.getByRole('button', { name: 'Details of Leg press' }).click();
    const sets = page.getByRole('table', { name: 'Sets' });
    await sets.getByText('60 kg').waitFor();
    await page.getByRole('button', { name: /Preferences/ }).click();
    await page.getByText('lb, mi').click();
    await sets.getByText('132.3 lb').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'My data' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    expect((await coming).suggestedFilename()).toMatch(/^repstream-\d{4}-\d{2}-\d{2}\.json$/);
    expect(troubles).toEqual([]);
    await close();
  });

  it('R52, R55: reads what their plan asks this week, and why', async (context) => {
    const { page, troubles, close } = await asAna(context, '/today');
    await page.getByRole('heading', { name: programme.title }).waitFor();
    await page.getByRole('link', { name: 'The whole plan' }).click();
    await page.getByRole('heading', { name: 'Week 2 of 2' }).waitFor();
    await page.getByText('the least step of the machine').waitFor();
    await page.getByText('dizziness').waitFor();
    await page.getByRole('button', { name: 'The week before' }).click();
    await page.getByRole('heading', { name: 'Week 1 of 2' }).waitFor();
    await page.getByRole('link', { name: 'Fitness' }).click();
    await page
      .getByText(/of 100/)
      .first()
      .waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it('is told what is wrong with a name, and the name is kept until it is right', async (context) => {
    const { page, close } = await asAna(context, '/mine');
    const name = page.getByLabel('Name that others see');
    await name.fill('<script>');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/displayName/).waitFor();
    expect(await name.inputValue()).toBe('<script>');
    await name.fill(`Anna ${run}`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    await close();
  });

  it.for([...pagesOf('member').map(({ path }) => path), '/challenges/CHALLENGE', '/nowhere'])(
    'R97: %s is accessible, in light and dark, and complains of nothing',
    async (path, context) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page, troubles, close } = await asAna(context, path.replace('CHALLENGE', challengeId), colorScheme);
        await page.getByRole('main').waitFor();
        await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {}); // what is live is never idle
        expect(await accessible(page)).toEqual([]);
        expect(troubles).toEqual([]);
        await close();
      }
    },
  );
});

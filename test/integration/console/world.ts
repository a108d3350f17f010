/** The console in a real browser, on a running dataflow: a member with a challenge, a programme and machines. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { TestContext } from 'vitest';
import {
  connect,
  getUsersById,
  postChallenges,
  postProgrammes,
  postProgrammesByIdEnrolments,
  postUsers,
} from '../../../clients/typescript/lib/index.js';
import { buildConsole } from '../../../deploy/local/console.js';
import { noKind, noReading } from '../../../schemas/blank.js';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { telemetry } from '../../../schemas/topics.js';
import { browserOrReason } from '../../browser/chromium.js';
import { type ApiApp, openApi, tokenOf } from '../api-app.js';
import { type Running, startRepstream } from '../running.js';

export const run = randomUUID().slice(0, 8);
const HOUR_MS = 3_600_000;
type Size = { readonly width: number; readonly height: number };
type ColorScheme = 'light' | 'dark';
export const NAME = `Ana ${run}`;
export const CHALLENGE = `Twelve presses ${run}`;
const machine = `leg-press-console-${run}`;
const dayFrom = (days: number) => new Date(Date.now() + days * 24 * HOUR_MS).toISOString().slice(0, 10);
export const programme = {
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
export const admin = () => connect({ url, token: () => tokenOf('olga', 'admin') });

/** Starts all of it. */
export async function begin(): Promise<void> {
  await buildConsole(() => {});
  repstream = await startRepstream();
  const console = fileURLToPath(new URL('../../../console/dist', import.meta.url));
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
}

/** Ends it. */
export async function end(): Promise<void> {
  await browser?.close();
  await api?.close();
  await repstream?.stop();
}

/** What stands behind it. */
export const parts = () => ({ api, url, ana, challengeId, repstream, machine });

/** A page of somebody signed in, and what it complained of. */
export async function open(
  context: TestContext,
  path: string,
  token: string,
  colorScheme: ColorScheme = 'light',
  size: Size = { width: 1280, height: 900 },
) {
  if (!browser) return context.skip(why);
  const tab: BrowserContext = await browser.newContext({
    viewport: size,
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
export const asAna = async (context: TestContext, path: string, colorScheme?: ColorScheme, size?: Size) =>
  open(context, path, await tokenOf(ana, 'member'), colorScheme, size);

/** So many repetitions at the machine, which is left then or not; by a guest where it is `null`. */
export async function press(
  sessionId: string,
  repetitions: number,
  end: boolean,
  { by = ana, on = machine }: { by?: string | null; on?: string } = {},
): Promise<void> {
  const from = Date.now();
  const said: Partial<Telemetry>[] = [
    { started: { userId: by, exerciseId: 'leg-press', firmware: null } },
    ...Array.from({ length: repetitions + 1 }, (_, n) => ({
      reading: { ...noReading, repetitions: n, loadGrams: 60_000, heartRateBpm: 118 },
    })),
    ...(end ? [{ ended: { reason: 'USER' as const } }] : []),
  ];
  for (const [i, one] of said.entries()) {
    const event = { ...noKind, ...one, sessionId, equipmentId: on, sequence: i, at: from + i * 1_000 };
    await api.publisher.publish(telemetry, event as Telemetry);
  }
}

export const accessible = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  );

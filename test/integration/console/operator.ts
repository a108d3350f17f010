/** An operator in a real browser: what runs, a build that is compared, promoted and rolled back, and what stands parked. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getGymsById, putGymsById } from '../../../clients/typescript/lib/index.js';
import { build } from '../../../engine/building/build.js';
import { connectKafka } from '../../../engine/kafka.js';
import { retire } from '../../../engine/lineages/retire.js';
import { createLog } from '../../../engine/log.js';
import { discardParked, listParked } from '../../../engine/parked.js';
import { connectPostgres } from '../../../engine/postgres.js';
import type { AnyProcessor } from '../../../engine/processor.js';
import { gyms } from '../../../processors/catalogue/gyms.js';
import { mirror, validLast } from '../../../processors/catalogue/mirror.js';
import { gyms as gymsView } from '../../../processors/catalogue/views.js';
import { erasure } from '../../../processors/erasure.js';
import { processors } from '../../../processors/index.js';
import { noKind, noReading } from '../../../schemas/blank.js';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { gyms as gymsTopic, telemetry, ticks } from '../../../schemas/topics.js';
import { tokenOf } from '../api-app.js';
import { eventually } from '../engine/world.js';
import { accessible, admin, open, parts, run } from './world.js';

const log = createLog('test', 'silent');
/** First of all gyms that other stories made here: a comparison shows the first few rows that differ. */
const gym = `00-operator-${run}`;

/** Another build of the gyms, which shouts their names. */
const louder = mirror({
  version: gyms.version + 1,
  keyedBy: 'gym',
  topic: gymsTopic,
  supersedes: validLast,
  view: gymsView,
  row: (one) => ({ ...one, name: one.name.toUpperCase() }),
});

const asOperator = async (context: Parameters<typeof open>[0], scheme?: 'light' | 'dark') =>
  open(context, '/operator', await tokenOf('olga', 'admin'), scheme);

/** What whoever reads the API is told that the gym is called. */
const nameNow = async () => (await getGymsById({ client: admin(), throwOnError: true, path: { id: gym } })).data.name;

/** The page shows the first hundred of all that stands parked: what other files of the run left is given up. */
async function giveUpOthers(): Promise<void> {
  const database = connectPostgres(parts().repstream.settings.databaseUrl, log, 1);
  try {
    const { entries } = await listParked(database, {}, 100_000);
    await discardParked(
      database,
      entries.map(({ id }) => id),
      'test',
      'of another file',
    );
  } finally {
    await database.close();
  }
}

describe('R75: an operator', () => {
  let built: Awaited<ReturnType<typeof build>>;
  let lineage = '';

  beforeAll(async () => {
    const body = { name: 'Harbour', timeZone: 'Asia/Singapore', openingHours: [] };
    await putGymsById({ client: admin(), throwOnError: true, path: { id: gym }, body });
    built = await build({
      processors: processors.map((one) => (one.name === 'gyms' ? (louder as unknown as AnyProcessor) : one)),
      ...{ ticks, erasure, connections: parts().repstream.settings, log, names: ['gyms'] },
      ...{ rate: Number.POSITIVE_INFINITY, liveLagMs: 60_000, signal: new AbortController().signal },
      onPlan: ([made = '']) => {
        lineage = made;
      },
      onProgress: () => {},
    });
  }, 120_000);

  /** Others find the database without it. */
  afterAll(async () => {
    await built?.stop();
    const { settings } = parts().repstream;
    const kafkaAdmin = connectKafka(settings, 'test', log).admin();
    const database = connectPostgres(settings.databaseUrl, log, 1);
    await kafkaAdmin.connect();
    // Half a minute after its last checkpoint nobody is taken to run it any more.
    const asked = { by: 'test', reason: 'over', lineage, dryRun: false };
    await eventually(() => retire(database, kafkaAdmin, asked).catch(() => null), 90_000);
    await Promise.all([kafkaAdmin.disconnect(), database.close()]);
  }, 120_000);

  it('sees the dataflow as it runs, and looks into a processor', async (context) => {
    const { page, troubles, close } = await asOperator(context);
    const node = page.getByRole('button', { name: /^sessions: Well/ });
    await node.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'sessions', exact: true }).waitFor();
    await page.getByRole('table', { name: 'Views' }).getByText('live_sessions').waitFor();
    expect(await page.getByRole('table', { name: 'Processors' }).getByRole('row').count()).toBe(processors.length + 1);
    expect(await accessible(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await close();
    const dark = await asOperator(context, 'dark');
    await dark.page.getByRole('table', { name: 'Processors' }).waitFor();
    expect(await accessible(dark.page)).toEqual([]);
    await dark.close();
  });

  it('compares a build, is told what stands against it, promotes it and rolls back, and readers see it', async (context) => {
    const { page, close } = await asOperator(context);
    await page.getByRole('tab', { name: 'Builds' }).click();
    await page.getByRole('button', { name: `Compare ${lineage}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('names are to be shouted');
    await dialog.getByLabel('Columns that are meant to differ').fill('name');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Nothing differs but what was declared.').waitFor({ timeout: 150_000 });
    await page.getByText('HARBOUR').first().waitFor();
    expect(await accessible(page)).toEqual([]);
    expect(await nameNow()).toBe('Harbour');

    await page.getByRole('button', { name: `Promote ${lineage}` }).click();
    await dialog.getByLabel('Why').fill('it was asked for');
    const promote = dialog.getByRole('button', { name: 'Promote' });
    expect(await promote.isDisabled()).toBe(true);
    await dialog.getByLabel('I know what readers will see.').check();
    expect(await accessible(page)).toEqual([]);
    await promote.click();
    await dialog.getByText(`→ ${lineage}`).waitFor({ timeout: 90_000 });
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(await nameNow()).toBe('HARBOUR');

    await page.getByRole('button', { name: 'Roll back gyms' }).click();
    await dialog.getByLabel('Why').fill('too loud');
    await dialog.getByLabel('I know what readers will see.').check();
    await dialog.getByRole('button', { name: 'Roll back' }).click();
    await dialog.getByText('Rolled back:').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(await nameNow()).toBe('Harbour');
    await page.getByText(/too loud · by olga/).waitFor();
    await close();
  }, 300_000);

  it('is refused with the reason what cannot be done', async (context) => {
    const { page, close } = await asOperator(context);
    await page.getByRole('tab', { name: 'Builds' }).click();
    await page.getByRole('button', { name: 'Roll back sessions' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('to see');
    await dialog.getByLabel('I know what readers will see.').check();
    await dialog.getByRole('button', { name: 'Roll back' }).click();
    await dialog.getByText(/nothing to roll sessions back to/).waitFor();
    await close();
  });

  it('reads why an event stands parked and what it says, and has it folded again', async (context) => {
    const { api, machine } = parts();
    await giveUpOthers();
    const sessionId = randomUUID();
    const both = { started: { userId: null, exerciseId: null, firmware: null }, reading: noReading };
    const event = { ...noKind, ...both, sessionId, equipmentId: machine, sequence: 0, at: Date.now() };
    await api.publisher.publish(telemetry, event as Telemetry);
    const { page, close } = await asOperator(context);
    await page.getByRole('tab', { name: 'Parked' }).click();
    const entry = page.getByRole('article').filter({ hasText: machine }).filter({ hasText: 'Two kinds' }).first();
    await entry.getByRole('button', { name: /^Show entry/ }).click();
    await entry.getByText(sessionId).waitFor();
    expect(await accessible(page)).toEqual([]);
    await entry.getByRole('button', { name: 'Fold again' }).click();
    await entry.getByLabel('Why').fill(`to see ${run}`);
    await entry.getByRole('button', { name: 'Fold it again' }).click();
    // The event is as wrong as it was.
    await entry.getByText(/stays parked|Folded again/).waitFor();
    await page
      .locator('section', { hasText: 'Asked to be folded again' })
      .getByText(`to see ${run} · by olga`)
      .waitFor();
    expect(await accessible(page)).toEqual([]);
    await close();
  }, 90_000);
});

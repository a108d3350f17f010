/** Whoever runs a gym, in a real browser: who came, when it is busy, which machines are used, and which to have repaired. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { putEquipmentById, putGymsById } from '../../../clients/typescript/lib/index.js';
import { noKind, noReading } from '../../../schemas/blank.js';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { telemetry } from '../../../schemas/topics.js';
import { tokenOf } from '../api-app.js';
import { eventually } from '../engine/world.js';
import { accessible, admin, open, parts, run } from './world.js';

const gym = `manager-${run}`;
const NAME = `Riverside ${run}`;
const machines = { good: `row-good-${run}`, bad: `row-bad-${run}`, idle: `row-idle-${run}` };

/** Ana rows for a minute some minutes ago; every third message of the bad machine is lost. */
async function row(equipmentId: string, isLossy: boolean, turn = 0): Promise<void> {
  const { api, ana } = parts();
  const sessionId = randomUUID();
  const from = Date.now() - 1_200_000 + turn * 120_000;
  const said: Partial<Telemetry>[] = [
    { started: { userId: ana, exerciseId: null, firmware: '1.2' } },
    ...Array.from({ length: 60 }, (_, i) => ({
      reading: { ...noReading, distanceMm: i * 4_000, speedMmPerS: 4_000 },
    })),
    { ended: { reason: 'USER' as const } },
  ];
  for (const [sequence, one] of said.entries()) {
    if (isLossy && sequence % 3 === 2) continue;
    const event = { ...noKind, ...one, sessionId, equipmentId, sequence, at: from + sequence * 1_000 };
    await api.publisher.publish(telemetry, event as Telemetry);
  }
}

describe('R14, R15: a gym manager', () => {
  it('chooses a gym and reads who came, when, on what, and what to have repaired', async (context) => {
    const client = admin();
    // A clock by which all of the last half hour is of one day.
    const timeZone = new Date().getUTCHours() === 0 ? 'Asia/Singapore' : 'UTC';
    const body = { name: NAME, timeZone, openingHours: [] };
    await putGymsById({ client, throwOnError: true, path: { id: gym }, body });
    for (const id of Object.values(machines)) {
      const place = { gymId: gym, type: 'ROWER' as const, model: 'R 1', exerciseId: 'row-erg', displayName: id };
      const entry = { ...place, validFrom: '2020-01-01T00:00:00Z' };
      await putEquipmentById({ client, throwOnError: true, path: { id }, body: entry });
    }
    await row(machines.good, false);
    for (let i = 0; i < 4; i++) await row(machines.bad, true, i);
    await parts().repstream.untilCaughtUp();

    const { page, troubles, close } = await open(context, '/manager', await tokenOf('sam', 'staff'));
    await page.getByRole('combobox', { name: 'Gym' }).fill(NAME);
    await page.getByRole('option', { name: NAME }).click();
    const chart = page.getByRole('img', { name: /Active members: .*1 new, 0 returning/ });
    await chart.waitFor();
    const busy = page.getByRole('table').filter({ hasText: 'Mon' });
    await eventually(async () => {
      const told = await busy.getByRole('cell').allTextContents();
      return told.reduce((sum, cell) => sum + Number(/(\d+) session/.exec(cell)?.[1] ?? 0), 0) === 5;
    });
    const table = page.getByRole('table', { name: 'How much machines are used' });
    await table.getByText(machines.idle).first().waitFor();
    expect(await table.getByRole('row').nth(1).textContent()).toContain(machines.bad);
    await page
      .getByRole('listitem')
      .filter({ hasText: machines.bad })
      .getByText(/of messages lost/)
      .waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: machines.good }).count()).toBe(0);
    expect(await accessible(page)).toEqual([]);
    await page.getByText('7 days').click();
    await chart.waitFor();
    expect(troubles).toEqual([]);
    await close();
    const dark = await open(context, '/manager', await tokenOf('sam', 'staff'), 'dark');
    await dark.page.getByRole('table', { name: 'How much machines are used' }).waitFor();
    expect(await accessible(dark.page)).toEqual([]);
    await dark.close();
    const phone = await open(context, '/manager', await tokenOf('sam', 'staff'), 'light', { width: 390, height: 844 });
    await phone.page.getByRole('table', { name: 'How much machines are used' }).waitFor();
    expect(await phone.page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await phone.close();
    const ours = await open(context, '/manager', await tokenOf('sam', 'staff', { gyms: [gym] }));
    await ours.page
      .getByRole('table', { name: 'How much machines are used' })
      .getByText(machines.bad)
      .first()
      .waitFor();
    const choice = ours.page.getByRole('combobox', { name: 'Gym' });
    await expect.poll(() => choice.inputValue()).toBe(NAME);
    await choice.click();
    await expect.poll(() => ours.page.getByRole('option').allTextContents()).toEqual([NAME]);
    expect(ours.troubles).toEqual([]);
    await ours.close();
  }, 120_000);
});

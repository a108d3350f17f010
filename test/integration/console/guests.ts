/** A guest trains; staff find it by gym and day, and give it to the member whose it was. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { postUsers, putEquipmentById, putGymsById } from '../../../clients/typescript/lib/index.js';
import { tokenOf } from '../api-app.js';
import { accessible, admin, open, press, run } from './world.js';

const gym = `guests-${run}`;
const machine = `guest-press-${run}`;
const NAME = `Ben ${run}`;

/** A gym with a machine. */
async function world(): Promise<void> {
  const given = { client: admin(), throwOnError: true as const };
  // A clock by which no day ends in the next hour: the page shows what is of today.
  const timeZone = new Date().getUTCHours() === 15 ? 'UTC' : 'Asia/Singapore';
  const place = { name: `Harbour ${run}`, timeZone, openingHours: [] };
  await putGymsById({ ...given, path: { id: gym }, body: place });
  const kind = { type: 'WEIGHT_STACK' as const, model: 'LP 100', exerciseId: 'leg-press', displayName: 'Leg press 9' };
  const body = { ...kind, gymId: gym, validFrom: '2020-01-01T00:00:00Z' };
  await putEquipmentById({ ...given, path: { id: machine }, body });
}

/** Somebody of it. */
async function member(): Promise<string> {
  const body = { displayName: NAME, timeZone: 'Asia/Singapore', homeGymId: gym };
  return (await postUsers({ client: admin(), throwOnError: true, body })).data.id;
}

describe('staff look for the workout of a guest', () => {
  it('find it by gym and day, and give it to a member, who has it then', async (context) => {
    await world();
    const ben = await member();
    await press(randomUUID(), 7, true, { by: null, on: machine });
    const { page, troubles, close } = await open(
      context,
      '/staff/corrections',
      await tokenOf('sue', 'staff', { gyms: [gym] }),
    );
    await page.getByText('Guests', { exact: true }).click();
    const give = page.getByRole('button', { name: /^Give to a member: Leg press, \d\d:\d\d$/ });
    await give.waitFor();
    await page.getByText(/^7 × 60 kg/).waitFor();
    expect(new URL(page.url()).search).toBe('?of=guests');
    await give.click();
    const save = page.getByRole('button', { name: 'Correct it' });
    await page.getByRole('textbox', { name: 'Reason' }).fill('forgot the card');
    expect(await save.isEnabled(), 'to nobody it cannot be given').toBe(false);
    await page.getByRole('combobox', { name: 'Whose it was' }).fill(NAME);
    await page.getByRole('option', { name: NAME }).click();
    expect(await accessible(page)).toEqual([]);
    await save.click();
    await page.getByText('Given.').waitFor();
    await give.waitFor({ state: 'detached' });
    expect(await accessible(page)).toEqual([]);

    await page.getByRole('link', { name: 'What is under their name' }).click();
    await page.getByRole('button', { name: /^Put right: Leg press/ }).waitFor();
    await page.getByText('forgot the card').waitFor();
    expect(new URL(page.url()).searchParams.get('member')).toBe(ben);

    // The address alone leads to a day.
    await page.goto(page.url().replace(/\?.*/, '?of=guests&day=2025-03-03'));
    expect(await page.getByLabel('Day').inputValue()).toBe('2025-03-03');
    await page.getByText('No workout of a guest counts on this day.').waitFor();
    expect(troubles).toEqual([]);
    await close();
    const his = await open(context, '/history', await tokenOf(ben, 'member'));
    await his.page.getByText('Leg press').first().waitFor();
    expect(his.troubles).toEqual([]);
    await his.close();
  });

  it('void it, and let it count again: it stands among the voided ones of its day, with who and why', async (context) => {
    await world();
    await press(randomUUID(), 9, true, { by: null, on: machine });
    const { page, troubles, close } = await open(
      context,
      `/staff/corrections?of=guests&gym=${gym}`,
      await tokenOf('sue', 'staff', { gyms: [gym] }),
    );
    const give = page.getByRole('button', { name: /^Give to a member: Leg press, \d\d:\d\d$/ });
    await page.getByText(/^9 × 60 kg/).waitFor();
    await give.click();
    await page.getByText('It did not take place').click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('the mechanic was here');
    await page.getByRole('button', { name: 'Correct it' }).click();
    await give.waitFor({ state: 'detached' });

    const voided = page.getByRole('group', { name: /^Leg press, \d\d:\d\d$/ });
    await voided.getByText('Voided', { exact: true }).waitFor();
    await voided.getByText('the mechanic was here', { exact: true }).waitFor();
    await voided.getByText('9 repetitions · up to 60 kg').waitFor();
    await voided.getByText(/^sue · /).waitFor();
    expect(await accessible(page)).toEqual([]);
    const again = voided.getByRole('button', { name: 'Let it count again' });
    expect(await again.isEnabled(), 'not without a reason').toBe(false);
    await voided.getByRole('textbox', { name: 'Reason' }).fill('it was a guest');
    // Until the list is read again, it is said.
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/\/guest-workouts\/voided/, async (route) => {
      await held;
      await route.continue();
    });
    await again.click();
    await voided.getByRole('status').getByText('Written. It counts again in a second or two.').waitFor();
    expect(await accessible(page)).toEqual([]);
    letGo();
    await give.waitFor();
    await voided.waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await close();
  });
});

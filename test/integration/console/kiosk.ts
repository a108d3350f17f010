/** A kiosk at a machine: a guest's session that a member claims with their phone, a loss of the network, and what it may not read. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signToken } from '../../../api/tokens.js';
import {
  connect,
  getLiveSessions,
  getLiveSessionsById,
  getMe,
  getUsersById,
  putEquipmentById,
  putGymsById,
} from '../../../clients/typescript/lib/index.js';
import { noKind, noReading } from '../../../schemas/blank.js';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { telemetry } from '../../../schemas/topics.js';
import { SECRET, tokenOf } from '../api-app.js';
import { eventually } from '../engine/world.js';
import { accessible, admin, asAna, open, parts, run } from './world.js';

const machine = `kiosk-press-${run}`;
/** Where nobody runs tests. */
const ZONE = 'Pacific/Kiritimati';
const timeIn = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format();
const PHONE = { width: 390, height: 844 };
/** A kiosk stands there all day. */
const tokenOfMachine = (equipmentId = machine) =>
  signToken({ sub: equipmentId, role: 'device', expiresIn: 3_600 }, SECRET);

/** A machine on which somebody trains whom it does not know. */
function guest(sessionId: string) {
  let from = Date.now();
  let sequence = 0;
  const say = async (said: Partial<Telemetry>) => {
    const event = { ...noKind, ...said, sessionId, equipmentId: machine, sequence, at: from + sequence * 1_000 };
    await parts().api.publisher.publish(telemetry, event as Telemetry);
    sequence += 1;
  };
  return {
    begin: () => say({ started: { userId: null, exerciseId: 'leg-press', firmware: null } }),
    lift: (repetitions: number) =>
      say({ reading: { ...noReading, repetitions, loadGrams: 55_000, heartRateBpm: 100 + repetitions } }),
    /** Long enough for a set to be over. */
    rest: () => {
      from += 20_000;
    },
    end: () => say({ ended: { reason: 'USER' } }),
  };
}

describe('R58: a kiosk at a machine', () => {
  it('is idle, shows a guest a code, becomes the member’s who scans it, outlives a loss of the network, and rests', async (context) => {
    const place = {
      gymId: `kiosk-gym-${run}`,
      type: 'WEIGHT_STACK' as const,
      model: 'LP 100',
      exerciseId: 'leg-press',
    };
    const body = { ...place, displayName: 'Leg press 7', validFrom: '2020-01-01T00:00:00Z' };
    await putEquipmentById({ client: admin(), throwOnError: true, path: { id: machine }, body });
    const gym = { name: 'Line Islands', timeZone: ZONE };
    await putGymsById({ client: admin(), throwOnError: true, path: { id: place.gymId }, body: gym });
    const itself = connect({ url: parts().url, token: () => tokenOfMachine() });
    await eventually(async () => (await getMe({ client: itself })).data?.timeZone === ZONE);
    const kiosk = await open(context, `/kiosk/${machine}`, await tokenOfMachine());
    const { page } = kiosk;
    await page.getByText('Begin to move').waitFor();
    // That of its gym, whatever the clock of the computer that it runs on.
    await eventually(() => page.getByText(timeIn(ZONE), { exact: true }).isVisible());
    expect(await accessible(page)).toEqual([]);

    const session = randomUUID();
    const { begin, lift, rest, end } = guest(session);
    await begin();
    for (let i = 0; i <= 5; i++) await lift(i);
    const code = page.getByRole('link', { name: 'Scan to make it yours' });
    await code.waitFor();
    const repetitions = page.getByText('Repetitions').locator('..').getByRole('definition');
    await eventually(async () => (await repetitions.textContent()) === '5');
    await page.getByText('105').waitFor();
    expect(await accessible(page)).toEqual([]);
    expect((await repetitions.boundingBox())?.height, 'read from two metres').toBeGreaterThan(100);

    const address = new URL((await code.getAttribute('href')) ?? '');
    const phone = await asAna(context, `${address.pathname.replace('/console', '')}${address.hash}`, 'light', PHONE);
    const claim = phone.page.getByRole('button', { name: 'Make it mine' });
    await claim.waitFor();
    expect(await accessible(phone.page)).toEqual([]);
    await claim.click();
    await phone.page.getByText('It is yours.').waitFor();
    await phone.page.getByRole('link', { name: 'Look at it' }).click();
    await phone.page.getByRole('heading', { name: 'Now' }).waitFor();
    expect(phone.troubles).toEqual([]);
    await phone.close();
    await code.waitFor({ state: 'detached' });
    const late = await open(
      context,
      `${address.pathname.replace('/console', '')}${address.hash}`,
      await tokenOf(`late-${run}`, 'member'),
    );
    await late.page.getByRole('button', { name: 'Make it mine' }).click();
    await late.page.getByText('Somebody has claimed this session already.').waitFor();
    await late.page.getByRole('link', { name: 'Go on without it' }).click();
    await late.page.getByRole('heading', { name: 'Hello' }).waitFor();
    await late.close();
    await page.getByText('Now', { exact: true }).waitFor();
    expect(await accessible(page)).toEqual([]);
    expect(kiosk.troubles).toEqual([]);

    await page.context().setOffline(true);
    for (let i = 6; i <= 11; i++) await lift(i);
    await page.getByText('No connection').waitFor();
    expect(await repetitions.textContent()).toBe('5');
    await page.context().setOffline(false);
    await eventually(async () => (await repetitions.textContent()) === '11');
    await page.getByText('Live · Set 1').waitFor();

    rest();
    for (let i = 12; i <= 13; i++) await lift(i);
    await page.getByText('Live · Set 2').waitFor();
    // Of this set; both were lifted, and the last may come a moment after the set.
    await eventually(async () => (await repetitions.textContent()) === '2');

    await end();
    await page.getByText('Well done').waitFor();
    expect(await repetitions.textContent()).toBe('2');
    await page.getByText('Begin to move').waitFor({ timeout: 40_000 });
    await kiosk.close();
  }, 150_000);

  it('reads the session on its machine and nothing else of anybody', async () => {
    const { url, ana } = parts();
    const session = randomUUID();
    const { begin, lift } = guest(session);
    await begin();
    await lift(1);
    const client = connect({ url, token: () => tokenOfMachine() });
    const other = connect({ url, token: () => tokenOfMachine(`other-${run}`) });
    const listed = async () =>
      (await getLiveSessions({ client, query: { equipment: machine } })).data?.items.map(({ sessionId }) => sessionId);
    await eventually(async () => (await listed())?.includes(session));
    expect((await getLiveSessionsById({ client, path: { id: session } })).response?.status).toBe(200);
    expect((await getLiveSessionsById({ client: other, path: { id: session } })).response?.status).toBe(404);
    expect((await getLiveSessions({ client: other, query: { equipment: machine } })).response?.status).toBe(403);
    expect((await getLiveSessions({ client, query: {} })).response?.status).toBe(403);
    expect((await getUsersById({ client, path: { id: ana } })).response?.status).toBe(403);
  });

  it('says so when its token is of another machine', async (context) => {
    const { page, close } = await open(context, `/kiosk/${machine}`, await tokenOfMachine(`other-${run}`));
    await page.getByText('This screen needs the token of its machine.').waitFor();
    expect(await accessible(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in with another token' }).click();
    await page.getByLabel('Token').fill(await tokenOfMachine());
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Leg press 7' }).waitFor();
    await close();
  });
});

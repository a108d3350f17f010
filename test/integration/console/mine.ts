/** What a member decides about their data, in a real browser: which trainer may see them; and who looked. */
import { describe, expect, it } from 'vitest';
import { connect, getUsersByIdWorkouts } from '../../../clients/typescript/lib/index.js';
import { tokenOf } from '../api-app.js';
import { eventually } from '../engine/world.js';
import { accessible, asAna, parts, run } from './world.js';

const trainer = `tom-${run}`;

describe('R39: a member decides who sees their data', () => {
  it('lets a trainer see them, reads that they looked, and takes it away', async (context) => {
    const { url, ana } = parts();
    const client = connect({ url, token: () => tokenOf(trainer, 'trainer') });
    const look = async () => (await getUsersByIdWorkouts({ client, path: { id: ana } })).response?.status;
    expect(await look()).toBe(403);

    const { page, troubles, close } = await asAna(context, '/mine');
    await page.getByLabel('Trainer’s number').fill(trainer);
    await page.getByRole('button', { name: 'Let them see me' }).click();
    const takeAway = page.getByRole('button', { name: `No longer let ${trainer} see me` });
    await takeAway.waitFor();
    await eventually(async () => (await look()) === 200);
    expect(await accessible(page)).toEqual([]);

    await eventually(async () => {
      await page.reload();
      await page.getByText('Who looked').waitFor();
      return page
        .getByText('Somebody without a profile (trainer)')
        .first()
        .waitFor({ timeout: 2_000 })
        .then(
          () => true,
          () => false,
        );
    });
    await page.getByText('Looked at your workouts').first().waitFor();
    await takeAway.click();
    await page.getByText('No trainer may see you.').waitFor();
    await eventually(async () => (await look()) === 403);
    expect(troubles).toEqual([]);
    await close();
  }, 90_000);
});

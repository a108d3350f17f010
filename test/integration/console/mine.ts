/** What a member decides about their data, in a real browser: which trainer may see them; and who looked. */
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../api/tokens.js';
import { connect, getUsersByIdWorkouts } from '../../../clients/typescript/lib/index.js';
import { tokenOf } from '../api-app.js';
import { eventually } from '../engine/world.js';
import { accessible, asAna, parts, run } from './world.js';

/** So many at a time. */
const SHOWN = 10;
const trainer = `tom-${run}`;

describe('R39: a member decides who sees their data', () => {
  it('lets a trainer see them, reads that they looked, and takes it away', async (context) => {
    const { url, ana } = parts();
    const lookAs = async (who: string, role: Role) => {
      const client = connect({ url, token: () => tokenOf(who, role) });
      return (await getUsersByIdWorkouts({ client, path: { id: ana } })).response?.status;
    };
    const look = () => lookAs(trainer, 'trainer');
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
    const looks = page.getByText('Looked at your workouts');
    await looks.first().waitFor();
    // The same who looks again within minutes is told once.
    for (let one = 0; one < SHOWN; one++) expect(await lookAs(`sam-${one}-${run}`, 'staff')).toBe(200);
    const more = page.getByRole('button', { name: 'Show more' });
    await eventually(async () => {
      await page.reload();
      await looks.first().waitFor();
      return more.isVisible();
    });
    expect(await looks.count()).toBeLessThanOrEqual(SHOWN);
    await more.click();
    await eventually(async () => (await looks.count()) > SHOWN);
    await takeAway.click();
    await page.getByText('No trainer may see you.').waitFor();
    await eventually(async () => (await look()) === 403);
    expect(troubles).toEqual([]);
    await close();
  }, 90_000);
});

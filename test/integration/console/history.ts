/** A history of years in a real browser: read to its end, and never more of it drawn than is looked at. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { getUsersByIdWorkouts, postUsers } from '../../../clients/typescript/lib/index.js';
import { enteredWorkouts } from '../../../schemas/topics.js';
import { tokenOf } from '../api-app.js';
import { eventually } from '../engine/world.js';
import { admin, open, parts, run } from './world.js';

const WORKOUTS = 10_000;
/** Ten years of them. */
const APART_MS = 9 * 3_600_000;
/** Of a screen of 900 px, with what is drawn ahead of it. */
const MOST_ROWS = 60;

describe('R39: a history of 10,000 workouts', () => {
  it('is read to its end while only what is looked at is drawn', async (context) => {
    const { api } = parts();
    const client = admin();
    const body = { displayName: `Zoe ${run}`, timeZone: 'UTC' };
    const { id: userId } = (await postUsers({ client, throwOnError: true, body })).data;
    const now = Date.now();
    await Promise.all(
      Array.from({ length: WORKOUTS }, (_, i) =>
        api.publisher.publish(enteredWorkouts, {
          ...{ entryId: randomUUID(), workoutId: randomUUID(), userId, by: userId, at: now, voided: false },
          ...{ startedAt: now - (i + 1) * APART_MS, durationS: 600, exerciseId: 'push-up', gymId: null },
          ...{ sets: [], distanceMm: 0, averageHeartRateBpm: null },
        }),
      ),
    );
    await parts().repstream.untilCaughtUp(300_000);
    const { data } = await getUsersByIdWorkouts({ client, throwOnError: true, path: { id: userId } });
    expect(data.items).toHaveLength(50);

    const { page, troubles, close } = await open(context, '/history', await tokenOf(userId, 'member'));
    const rows = page.locator('main ol > li');
    await rows.first().waitFor();
    let most = 0;
    // Pages follow each other as the end comes into sight.
    await eventually(async () => {
      await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
      most = Math.max(most, await rows.count());
      return (await page.locator(`li[data-index="${WORKOUTS - 1}"]`).count()) > 0;
    }, 240_000);
    expect(most).toBeLessThan(MOST_ROWS);
    await page.evaluate('window.scrollTo(0, 0)');
    await page.locator('li[data-index="0"]').waitFor();
    expect(troubles).toEqual([]);
    await close();
  }, 600_000);
});

/** A history that is read page by page while it grows at its newest end. */
import { describe, expect, it } from 'vitest';
import { type Page, withNewest, withOlder } from '../../../console/member/history/so-far.js';

/** Workouts of these minutes, newest first. */
const page = (minutes: readonly number[], next: string | null): Page => ({
  items: minutes.map(
    (minute) => ({ workoutId: `w-${minute}`, startedAt: `2026-11-01T10:${minute}:00.000Z` }) as Page['items'][number],
  ),
  next,
});
const ids = (of: Page) => of.items.map(({ workoutId }) => Number(workoutId.slice(2)));

describe('a history so far', () => {
  const soFar = withOlder(withNewest(null, page([50, 49, 48], 'after 48')), page([47, 46, 45], 'after 45'));

  it('is the newest page and what came before it', () => {
    expect(ids(soFar)).toEqual([50, 49, 48, 47, 46, 45]);
    expect(soFar.next).toBe('after 45');
  });

  it('grows at its newest end, and keeps what that pushed out of the newest page', () => {
    const grown = withNewest(soFar, page([52, 51, 50], 'after 50'));
    expect(ids(grown)).toEqual([52, 51, 50, 49, 48, 47, 46, 45]);
    expect(grown.next).toBe('after 45');
  });

  it('loses what is no longer among the newest, as it was voided', () => {
    expect(ids(withNewest(soFar, page([50, 48, 47], 'after 47')))).toEqual([50, 48, 47, 46, 45]);
  });

  it('tells two that began in one moment apart by their ids, as the API orders them', () => {
    const both: Page = {
      items: ['b', 'a'].map((id) => ({ ...page([44], '').items[0], workoutId: id })),
      next: 'n',
    } as Page;
    expect(withNewest(both, { items: both.items.slice(0, 1), next: 'after b' }).items.map((w) => w.workoutId)).toEqual([
      'b',
      'a',
    ]);
  });

  it('begins anew where nobody knows what lies between', () => {
    const anew = withNewest(soFar, page([59, 58, 57], 'after 57'));
    expect(ids(anew)).toEqual([59, 58, 57]);
    expect(anew.next).toBe('after 57');
  });

  it('is what the newest page says where that is all there is', () => {
    expect(ids(withNewest(soFar, page([50], null)))).toEqual([50]);
    expect(withNewest(soFar, page([], null))).toEqual(page([], null));
  });
});

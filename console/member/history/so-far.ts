/** What was read of a history so far: its newest part, read again and again, and what came before it, a page at a time. */
import type { GetUsersByIdWorkoutsResponse } from '../../../clients/typescript/lib/index.js';

/** Workouts, newest first without gap, and the cursor of what came before them; null: nothing did. */
export type Page = Pick<GetUsersByIdWorkoutsResponse, 'items' | 'next'>;
type Workout = Page['items'][number];

/** With the newest page as it is now: it alone says what there is up to its oldest workout, and what is older stays as it was read. */
export function withNewest(soFar: Page | null, newest: Page): Page {
  const oldest = newest.items.at(-1);
  if (!soFar || !oldest || newest.next === null) return newest;
  const older = soFar.items.filter((workout) => isBefore(workout, oldest));
  // Nobody knows what lies between where the two have nothing in common.
  return older.length < soFar.items.length ? { items: [...newest.items, ...older], next: soFar.next } : newest;
}

/** With the page that comes after it. */
export const withOlder = (soFar: Page, { items, next }: Page): Page => ({ items: [...soFar.items, ...items], next });

/** In the order of the API: by the beginning, then by the id. */
const isBefore = (a: Workout, b: Workout): boolean =>
  a.startedAt === b.startedAt ? a.workoutId < b.workoutId : a.startedAt < b.startedAt;

/** Which height counts for which measurement: the latest not after it, else the earliest. */
import type { Change, KeptLookup } from '../../engine/declare.js';
import type { Body } from './body.js';
import type { CountedMeasurement } from './counted.js';
import { bodyScope, HEIGHTS } from './scopes.js';

/** All heights (mm) of a member, by the id of their measurement: few, since a scale does not measure them. */
export type Heights = Record<string, { readonly at: number; readonly heightMm: number }>;

const EVER = Number.MIN_SAFE_INTEGER;
const FOREVER = Number.MAX_SAFE_INTEGER;

const byTime = (heights: Heights) =>
  Object.entries(heights)
    .map(([id, height]) => ({ id, ...height }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

/** The height (mm) that counts at a time (ms), or null. */
function heightAt(heights: Heights, at: number): number | null {
  const all = byTime(heights);
  return (all.findLast((height) => height.at <= at) ?? all[0])?.heightMm ?? null;
}

/** Puts measurements where they are now, each in its scope, and those after it for which a new height counts. */
export function moveBodies(
  changes: readonly Change<CountedMeasurement>[],
  states: (scopes: readonly string[]) => readonly { body: Body | null; heights: Heights | null }[],
  measurements: KeptLookup<CountedMeasurement>,
): void {
  const [all] = states([HEIGHTS]);
  if (!all) return;
  const heights = all.heights ?? {};
  all.heights = heights;
  const bodies = new Map(changes.map(({ entity, now }) => [entity, now]));
  for (const [from, to] of putHeights(heights, changes.filter(isOtherHeight)))
    for (const one of measurements.range(from, to)) bodies.set(one.measurementId, one);
  const drafts = states([...bodies.keys()].map(bodyScope));
  [...bodies.values()].forEach((now, i) => {
    const draft = drafts[i];
    if (draft) draft.body = now && bodyOf(now, heightAt(heights, now.at));
  });
}

function bodyOf({ figures: _, ...measured }: CountedMeasurement, knownHeightMm: number | null): Body {
  return { ...measured, knownHeightMm };
}

const heightOf = (measured: CountedMeasurement | null) => measured?.heightMm ?? null;

/** Whether the change adds a height, takes one away or alters one. */
const isOtherHeight = ({ former, now }: Change<CountedMeasurement>) =>
  heightOf(former) !== heightOf(now) || (heightOf(now) !== null && former?.at !== now?.at);

/** Notes the heights as they are now; returns the times [from, to) in which another one counts. */
function putHeights(heights: Heights, changes: readonly Change<CountedMeasurement>[]): [from: number, to: number][] {
  for (const { entity, now } of changes) {
    if (now && now.heightMm !== null) heights[entity] = { at: now.at, heightMm: now.heightMm };
    else delete heights[entity];
  }
  const all = byTime(heights);
  const times = changes.flatMap(({ former, now }) =>
    [former, now].flatMap((side) => (side && side.heightMm !== null ? [side.at] : [])),
  );
  return times.map((time) => [
    all.some(({ at }) => at < time) ? time : EVER,
    all.find(({ at }) => at > time)?.at ?? FOREVER,
  ]);
}

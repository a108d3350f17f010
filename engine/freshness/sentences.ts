/** Plain sentences on views that are late. */
import { inSeconds } from '../duration.js';
import type { ViewFreshness } from './judge.js';

/** One sentence for the late views of a build that are held to one target and late for one reason: how late, and why. */
export function sentencesOn(views: readonly ViewFreshness[]): string[] {
  const alike = new Map<string, ViewFreshness[]>();
  for (const view of views) {
    const id = JSON.stringify([view.lineage, view.targetMs, view.lagMs, view.why]);
    if (!view.fresh) alike.set(id, [...(alike.get(id) ?? []), view]);
  }
  return [...alike.values()].map(sentenceOn);
}

function sentenceOn(views: readonly ViewFreshness[]): string {
  const names = views.map(({ view }) => view).join(', ');
  const [{ lagMs, targetMs, why } = { lagMs: 0, targetMs: 0, why: [] }] = views;
  const behind = `${views.length === 1 ? 'is' : 'are'} ${inSeconds(lagMs)} behind (target ${inSeconds(targetMs)})`;
  return `${names} ${behind}: ${why.map(({ words }) => words).join('; ')}`;
}

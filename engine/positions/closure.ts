/** The builds that a fact may have to pass before a view shows what it changes. */
import type { Build } from '../freshness/builds.js';

/** The promoted builds that show these views, and all that these read from; writers before readers, as the builds are given. */
export function closureOf(views: readonly string[], builds: readonly Build[]): Build[] {
  const promoted = builds.filter((build) => build.promoted);
  const shown = new Set(views.flatMap((view) => storedIn(view, promoted)));
  const wanted = new Set(promoted.filter((build) => build.views.some(({ view }) => shown.has(view))));
  // From readers to writers: whoever is wanted was met before its writers are.
  for (const build of [...promoted].reverse()) {
    if (!wanted.has(build)) continue;
    for (const { lineage } of build.inputs) {
      const writer = promoted.find((other) => other.lineage === lineage);
      if (writer) wanted.add(writer);
    }
  }
  return promoted.filter((build) => wanted.has(build));
}

/** The stored views behind a name: what is computed when read stands for all that it is computed from. */
function storedIn(view: string, builds: readonly Build[], seen: readonly string[] = []): string[] {
  const computed = builds.flatMap(({ sqlViews }) => sqlViews).find((one) => one.view === view);
  if (!computed || seen.includes(view)) return [view];
  return computed.reads.flatMap((read) => storedIn(read, builds, [...seen, view]));
}

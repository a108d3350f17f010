import type { AnyProcessor } from '../engine/processor.js';

/** The processors, each as the build of its version that is named; of those that are not, there is one. */
export const builtAs = (
  processors: readonly AnyProcessor[],
  builds: ReadonlyMap<string, string>,
): readonly AnyProcessor[] =>
  processors.map((processor) => {
    const build = builds.get(processor.name);
    return build === undefined ? processor : { ...processor, build };
  });

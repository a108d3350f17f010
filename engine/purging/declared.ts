/** What declarations say of purging: which input may lose its beginning, and whether a build can begin from what an earlier one keeps. */
import { type AnyProcessor, topicOf } from '../processor.js';
import type { Topic } from '../topic.js';

/** The input of a processor whose beginning may be purged, or null. */
export const purgeableInput = (processor: AnyProcessor): Topic | null =>
  Object.values(processor.from)
    .map(topicOf)
    .find(({ keeps }) => keeps === 'until-purged') ?? null;

/** What a declaration promises and cannot keep, in a sentence; null: nothing. */
export function unfitToInherit(processor: AnyProcessor): string | null {
  const { name, inherit, scope } = processor;
  const inputs = Object.entries(processor.from);
  const purgeable = inputs.filter(([, input]) => topicOf(input).keeps === 'until-purged').map(([input]) => input);
  if (purgeable.length > 1)
    return `${name} reads ${purgeable.join(' and ')}, and of one topic alone may the beginning be purged`;
  if (!inherit) return null;
  if (purgeable.length === 0) return `${name} declares inherit, and reads no topic that is kept until purged`;
  const unfit = inputs.find(
    ([input, declared]) =>
      'kept' in declared || topicOf(declared).role === 'derived' || (scope !== undefined && !(input in scope)),
  );
  if (!unfit) return null;
  return `${name} declares inherit, so its inputs must be sources that belong to scopes, and ${unfit[0]} is ${'kept' in unfit[1] ? 'a kept input' : topicOf(unfit[1]).role === 'derived' ? 'a derived topic' : 'of no scope'}`;
}

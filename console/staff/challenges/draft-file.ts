/** A draft as a file, to be handed to who may publish it: the body of POST /v1/challenges. */
import { saveFile } from '../../parts/save-file';
import { words } from '../../words';
import { blank, type Definition } from './definition';

export const saveDraft = (definition: Definition): void =>
  saveFile(`${definition.name || 'challenge'}.json`, JSON.stringify(definition, null, 2), 'application/json');

/** What such a file has, or why it has none. */
export function definitionIn(text: string): Definition | string {
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given !== 'object' || given === null || !('rule' in given) || typeof given.rule !== 'object')
      return words.staff.challenges.noChallenge;
    const { timeZone = 'UTC' } = given as Partial<Definition>;
    return { ...blank(timeZone, Date.now()), ...given } as Definition;
  } catch {
    return words.staff.challenges.noChallenge;
  }
}

/** The reference of settings, from deploy/settings.ts. */
import { settings } from '../../deploy/settings.js';
import { code, table } from './markdown.js';

/** Every setting, as it is declared. */
export const settingsPart = (): string =>
  table(
    ['variable', 'meaning', 'what it may be', 'when unset'],
    settings.map(({ variable, meaning, expected, fallback }) => [
      code(variable),
      meaning,
      expected,
      fallback === null ? '–' : code(fallback),
    ]),
  );

/** Every case in test/regressions: what stood parked once, exported by `repstream parked export`. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import type { AnyProcessor } from '../../engine/processor.js';
import { caseOf } from '../../engine/regression/case.js';
import { processors } from '../../processors/index.js';
import { hold } from '../scenario/cases.js';
import type { Options } from '../scenario/scenario.js';

const FOLDER = new URL('../regressions/', import.meta.url);

/** As the processors' own scenarios say. */
const options: Readonly<Record<string, Options>> = {
  sessions: { anyOrder: ['telemetry', 'amendments'], counts: ['session_diagnostics.repeated'] },
};

describe('R78: what stood parked once', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  const cases = files.map((file) => {
    const given = caseOf(readFileSync(new URL(file, FOLDER), 'utf8'));
    const end = 'parks' in given.expect ? `parks still: ${given.expect.parks}` : 'shows what it should';
    return { given, title: `${file} ${end}` };
  });

  it.each(cases)('$title', async ({ given }) => {
    const processor = processors.find(({ name }) => name === given.processor) as AnyProcessor | undefined;
    if (!processor) throw new Error(`there is no processor ${given.processor} any more: delete the case`);
    await hold(processor, given, options[given.processor]);
  });
});

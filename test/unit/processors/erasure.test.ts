import { describe, expect, it } from 'vitest';
import { viewsOf } from '../../../engine/topology.js';
import { columnsOf } from '../../../engine/view.js';
import { erasure } from '../../../processors/erasure.js';
import { processors } from '../../../processors/index.js';

/** Columns that name a person without being about them: who decided something, who may look. A number of members names nobody. */
const ASIDE = ['decidedBy', 'trainers'];

describe('erasure', () => {
  it('R28: reaches every view that names a person: its processor is keyed by people, or it declares the column', () => {
    const unreached = processors
      .filter(({ keyedBy }) => !erasure.keyedBy.includes(keyedBy))
      .flatMap((processor) => Object.values(viewsOf(processor)))
      .flatMap((view) =>
        columnsOf(view)
          .filter(
            ([name, { kind }]) => /user|member|person|birth/i.test(name) && kind !== 'integer' && !ASIDE.includes(name),
          )
          .filter(([name]) => !view.subjects.includes(name))
          .map(([name]) => `${view.name}.${name}`),
      );
    expect(unreached).toEqual([]);
  });

  it('every public view that is keyed by people names them in user_id, so that a person may take their rows with them', () => {
    const nameless = processors
      .filter(({ keyedBy }) => erasure.keyedBy.includes(keyedBy))
      .flatMap((processor) => Object.values(viewsOf(processor)))
      .filter((view) => view.access === 'public' && !columnsOf(view).some(([name]) => name === 'userId'))
      .map(({ name }) => name);
    expect(nameless).toEqual([]);
  });

  it('knows only words that processors are keyed by', () => {
    const words = processors.map(({ keyedBy }) => keyedBy);
    expect(erasure.keyedBy.filter((word) => !words.includes(word))).toEqual([]);
  });
});

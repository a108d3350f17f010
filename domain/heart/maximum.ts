/** The greatest heart rate to be expected at an age; single people differ from it by 10 beats and more. */
import { formula } from '../formula.js';
import { adult, years } from '../quantity.js';

const maximum = (id: string, source: string, age: ReturnType<typeof years>, base: number, perYear: number) =>
  formula({
    id,
    version: 1,
    gives: 'maximum heart rate expected at an age',
    unit: '1/min',
    source,
    inputs: { age },
    compute: ({ age }) => base - perYear * age,
  });

/** The one we use: a meta-analysis, checked in people of 18 to 81. */
export const tanaka = maximum(
  'tanaka',
  'Tanaka, Monahan & Seals 2001, J Am Coll Cardiol 37:153',
  years(18, 81),
  208,
  0.7,
);

/** The rule of thumb: too high for the young, too low for the old. */
export const fox = maximum('fox', 'Fox, Naughton & Haskell 1971', adult, 220, 1);

/** Of people followed for years, from 30 to 75. */
export const gellish = maximum(
  'gellish',
  'Gellish et al. 2007, Med Sci Sports Exerc 39:822',
  years(30, 75),
  206.9,
  0.67,
);

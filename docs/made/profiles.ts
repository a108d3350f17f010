/** The reference of profiles, from the declarations of capacities. */
import { capacities } from '../../domain/profile/capacities.js';
import { levels } from '../../domain/profile/level.js';
import { code, table } from './markdown.js';

/** Every capacity. */
export const capacitiesPart = (): string =>
  table(
    ['capacity', 'metrics', 'meaning'],
    capacities.map(({ name, uses, weekly = [], comment }) => [
      code(name),
      [...new Set([...uses.map(({ metric }) => metric), ...weekly])].map(code).join(', '),
      comment,
    ]),
  );

/** The levels with the points of each. */
export const levelsPart = (): string =>
  table(
    ['level', 'score'],
    levels.map((level, i) => [
      code(level),
      i === levels.length - 1 ? `${i * 20} to 100` : `${i * 20} to under ${i * 20 + 20}`,
    ]),
  );

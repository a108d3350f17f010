/** The reference of what an audit finds. */
import { type FindingKind, findingKinds } from '../../engine/audit/finding.js';
import { code, table } from './markdown.js';

const verdicts = {
  broken: '✗ does not add up',
  conflict: '! said, exit code 0',
  unchecked: '· could not be looked at',
} as const;

/** Every kind of engine/audit/finding.ts. */
export const findingsPart = (): string =>
  table(
    ['finding', 'verdict', 'meaning'],
    (Object.keys(findingKinds) as FindingKind[]).map((kind) => [
      code(kind),
      verdicts[findingKinds[kind].verdict],
      findingKinds[kind].meaning,
    ]),
  );

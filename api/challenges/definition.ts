/** What whoever writes a challenge says of it: its shape, and what is wrong with it that a shape cannot say. */
import { type Static, Type } from 'typebox';
import { check } from '../../rules/check.js';
import type { FieldError } from '../problem.js';
import { Id, Timestamp, withDefault } from '../schemas.js';

/** Days and weeks by the clock of a challenge; and where its workouts count, and who may join. */
export const clockAndPlace = {
  timeZone: Type.String({
    format: 'time-zone',
    maxLength: 64,
    description: 'IANA name: days, weeks and months are those of this zone.',
  }),
  dayStartsMinute: withDefault(
    Type.Integer({ minimum: 0, maximum: 1_439, description: 'When its days begin, minutes after midnight.' }),
    0,
  ),
  weekStartsOn: withDefault(
    Type.Integer({ minimum: 1, maximum: 7, description: 'ISO weekday with which its weeks begin: 1 is Monday.' }),
    1,
  ),
  gyms: withDefault(
    Type.Array(Id, { maxItems: 200, uniqueItems: true, description: 'Where workouts count; empty: everywhere.' }),
    [],
  ),
  groups: withDefault(
    Type.Array(Id, { maxItems: 100, uniqueItems: true, description: 'Whose members may join; empty: everybody.' }),
    [],
  ),
};

/** The tree; what is wrong with it is told by the checker, with its place. */
export const RuleTree = Type.Unsafe<object>({
  type: 'object',
  description: 'The rule, {schema, root}: a tree of nodes as GET /schemas/rule.json describes it.',
});

/** The body of POST and PUT. */
export const Definition = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    description: withDefault(Type.String({ maxLength: 2_000, description: 'What members read beside the rule.' }), ''),
    rule: RuleTree,
    from: Type.String({ ...Timestamp, description: 'Workouts that begin from here on may count.' }),
    to: Type.String({ ...Timestamp, description: 'Workouts that begin before may count.' }),
    ...clockAndPlace,
    keepsAwards: withDefault(
      Type.Boolean({ description: 'Awards stay when a correction takes away what they were for.' }),
      true,
    ),
    milestones: withDefault(
      Type.Array(Type.Integer({ minimum: 1, maximum: 99 }), {
        maxItems: 20,
        uniqueItems: true,
        description: 'Percentages of the way that are told when reached.',
      }),
      [],
    ),
  },
  { additionalProperties: false },
);
export type Definition = Static<typeof Definition>;

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 366;

/** The part of a definition that a rule is judged in. */
type Judged = Pick<Definition, 'rule' | 'timeZone' | 'dayStartsMinute' | 'weekStartsOn'>;

/** Everything that is wrong with a well-formed definition in this time, each with its place below `/body`. */
export function faultsOf(definition: Judged, from: number, to: number): FieldError[] {
  if (to <= from) return [{ path: '/body/to', message: 'must be after from' }];
  const { rule, timeZone, dayStartsMinute, weekStartsOn } = definition;
  const faults = check(rule, { from, to, timeZone, dayStartsMinute, weekStartsOn } as Parameters<typeof check>[1]);
  return [
    ...(to - from > LONGEST_DAYS * DAY_MS
      ? [{ path: '/body/to', message: `is more than ${LONGEST_DAYS} days after from` }]
      : []),
    ...faults.map(({ path, message }) => ({ path: `/body/rule${path}`, message })),
  ];
}

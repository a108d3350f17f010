/** Challenges, in versions. */
import { enrolledAs } from '../../processors/programme-ids.js';
import { canonical } from '../../rules/canonical.js';
import type { Rule } from '../../rules/rule.js';
import { challenges } from '../../schemas/topics.js';
import { type Definition, faultsOf } from '../challenges/definition.js';
import { unknownNames } from '../challenges/names.js';
import { challengeTag, findChallenge, noSuchChallenge, recordOf } from '../challenges/rows.js';
import { kindOf } from '../challenges/teams.js';
import type { Database } from '../database.js';
import type { Claim } from './log.js';
import { versionCommands } from './versions.js';

export const challengeCommands = (db: Database, claim: Claim) =>
  versionCommands(claim, {
    what: 'challenge',
    topic: challenges,
    find: async (id) => {
      const row = await findChallenge(db, id);
      return row && recordOf(row);
    },
    tagOf: challengeTag,
    noSuch: noSuchChallenge,

    async faultsOf(id: string, definition: Definition) {
      const faults = faultsOf(definition, Date.parse(definition.from), Date.parse(definition.to));
      const reserved = { path: '/path/id', message: `must not begin with ${PROGRAMMES}: so are programmes called` };
      return [...(id.startsWith(PROGRAMMES) ? [reserved] : []), ...faults, ...(await unknownNames(db, definition))];
    },

    contentOf: (challengeId, { rule, from, to, name, milestones, ...rest }) => ({
      ...rest,
      challengeId,
      name: name.normalize('NFC').trim(),
      rule: canonical(rule),
      from: Date.parse(from),
      to: Date.parse(to),
      milestones: milestones.toSorted((a, b) => a - b),
    }),

    standsAgainst(former, definition) {
      if (!former) return hasEnded(definition) ? { path: '/body/to', message: OVER } : null;
      // Who is in it joined alone, with a team, or for their gym, and a version must judge them so.
      const isSame = kindOf(JSON.parse(former.rule) as Rule) === kindOf(definition.rule as Rule);
      return isSame ? null : { path: '/body/rule/root/kind', message: OTHER_KIND };
    },
  });

const PROGRAMMES = enrolledAs('');
const OVER = 'must not be over: nobody could join';
const OTHER_KIND = 'would make another kind of challenge, for members alone, teams or a ranking: write a new challenge';
const hasEnded = ({ to }: Definition) => Date.parse(to) <= Date.now();

/** Programmes, in versions. */
import { checkProgramme } from '../../rules/programme/check.js';
import { formatProgramme } from '../../rules/programme/format.js';
import type { Programme } from '../../rules/programme/programme.js';
import { periodOf } from '../../rules/programme/weeks.js';
import { programmes } from '../../schemas/topics.js';
import { listed, unknownAmong } from '../challenges/names.js';
import type { Database } from '../database.js';
import type { FieldError } from '../problem.js';
import { findProgramme, noSuchProgramme, programmeTag, recordOf } from '../programmes/rows.js';
import type { Claim } from './log.js';
import { versionCommands } from './versions.js';

export const programmeCommands = (db: Database, claim: Claim) =>
  versionCommands(claim, {
    what: 'programme',
    topic: programmes,
    find: async (id) => {
      const row = await findProgramme(db, id);
      return row && recordOf(row);
    },
    tagOf: programmeTag,
    noSuch: noSuchProgramme,

    async faultsOf(id: string, given: object): Promise<FieldError[]> {
      const faults = checkProgramme(given).map(({ path, message }) => ({ path: `/body${path}`, message }));
      if (faults.length > 0) return faults;
      const programme = given as Programme;
      const other = { path: '/body/id', message: `is not the ${id} of the path` };
      return [...(programme.id === id ? [] : [other]), ...(await unknownAmong(db, namedIn(programme)))];
    },

    contentOf(programmeId, given) {
      const programme = given as Programme;
      const { title, gyms, groups } = programme;
      const { from, to } = periodOf(programme);
      return { programmeId, title, programme: formatProgramme(programme), from, to, gyms, groups };
    },

    standsAgainst: (former, given) =>
      former || periodOf(given as Programme).to > Date.now()
        ? null
        : { path: '/body/to', message: 'must not be over: nobody could join' },
  });

const namedIn = ({ gyms, blocks }: Programme) => [
  ...listed('gyms', gyms, '/body'),
  ...blocks.flatMap(({ slots }, i) =>
    slots.flatMap(({ exercises }, j) => listed('exercises', exercises, `/body/blocks/${i}/slots/${j}`)),
  ),
];

/** Challenges: every change is a new version, and a version never changes. */

import { canonical } from '../../rules/canonical.js';
import type { Rule } from '../../rules/rule.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import { challenges } from '../../schemas/topics.js';
import { type Definition, faultsOf } from '../challenges/definition.js';
import { unknownNames } from '../challenges/names.js';
import { challengeTag, findChallenge, noSuchChallenge, recordOf } from '../challenges/rows.js';
import { kindOf } from '../challenges/teams.js';
import type { Database } from '../database.js';
import { tagMatches } from '../freshness.js';
import { type FieldError, Problem } from '../problem.js';
import { type Claim, Lately, type Written } from './log.js';

/** What was written, and which version that is. */
interface Versioned extends Written {
  readonly version: number;
}

/** Who writes, and which state of the challenge they have seen; `*`: whichever. */
interface Writer {
  readonly by: string;
  readonly ifMatch: string | undefined;
}

const gone = 'The challenge changed since you read it: read it again, then send the change again.';

export function challengeCommands(db: Database, claim: Claim) {
  /** What was written here and may not be shown yet. */
  const lately = new Lately<Challenge>();

  /** The last version known; null: there is no such challenge. */
  async function present(id: string): Promise<Challenge | null> {
    const row = await findChallenge(db, id);
    const written = lately.get(id);
    return written && (!row || written.version > row.version) ? written : row && recordOf(row);
  }

  /** Of two processes that write the same version at once the second hears of it here, unless both say the same. */
  async function publish(record: Challenge): Promise<Versioned> {
    const { challengeId: id, version } = record;
    lately.set(id, record);
    try {
      const { positions, stands } = await claim(challenges, record);
      if (contentIn(stands) === contentIn(record)) return { id, version, positions };
      lately.set(id, stands);
      throw new Problem('moved-on', gone);
    } catch (error) {
      lately.forget(record.challengeId, record);
      throw error;
    }
  }

  /** Throws a 400 with everything that is wrong. */
  async function check(definition: Definition): Promise<void> {
    const faults = faultsOf(definition, Date.parse(definition.from), Date.parse(definition.to));
    const errors = [...faults, ...(await unknownNames(db, definition))];
    if (errors.length > 0) throw refusal(errors);
  }

  async function begin(id: string, definition: Definition, by: string): Promise<Versioned> {
    if (Date.parse(definition.to) <= Date.now())
      throw refusal([{ path: '/body/to', message: 'must not be over: nobody could join' }]);
    return publish({ ...contentOf(definition), challengeId: id, version: 1, withdrawn: false, by, at: Date.now() });
  }

  return {
    present,
    check,

    /** A new challenge; a repeat for an id that has one changes nothing. */
    async create(id: string, definition: Definition, by: string): Promise<Versioned> {
      await check(definition);
      return (await present(id)) ? { id, version: 1, positions: [] } : begin(id, definition, by);
    },

    /** What `put` would come to: the version that is there (null: none), the one that there would be, and everything that is wrong. */
    async foresee(id: string, definition: Definition): Promise<{ former: number | null; version: number }> {
      await check(definition);
      const now = await present(id);
      if (!now) return { former: null, version: 1 };
      checkKind(now, definition);
      const { version: former } = now;
      return { former, version: says(now, contentOf(definition)) ? former : former + 1 };
    },

    /** The next version, or the first of a new challenge; the same again changes nothing. */
    async put(id: string, definition: Definition, { by, ifMatch }: Writer): Promise<Versioned> {
      await check(definition);
      const now = await present(id);
      if (!now) {
        if (ifMatch !== undefined && ifMatch !== '*') throw new Problem('moved-on', gone);
        return begin(id, definition, by);
      }
      if (ifMatch === undefined)
        throw new Problem('precondition-required', 'Send the ETag of the challenge as you read it in If-Match.');
      const content = contentOf(definition);
      // A change that was made already is no conflict, whoever made it (RFC 9110, 13.1.1).
      if (says(now, content)) return { id, version: now.version, positions: [] };
      if (!tagMatches(ifMatch, challengeTag(now))) throw new Problem('moved-on', gone);
      checkKind(now, definition);
      return publish({ ...now, ...content, ...after(now), by, withdrawn: false });
    },

    /** The next version, which nobody can join; who has joined goes on. */
    async withdraw(id: string, { by, ifMatch = '*' }: Writer): Promise<Versioned> {
      const now = await present(id);
      if (!now) throw noSuchChallenge();
      if (now.withdrawn) return { id, version: now.version, positions: [] };
      if (!tagMatches(ifMatch, challengeTag(now))) throw new Problem('moved-on', gone);
      return publish({ ...now, ...after(now), by, withdrawn: true });
    },
  };
}

/** What a version says, without who said it and when. */
type Content = Omit<Challenge, 'challengeId' | 'version' | 'withdrawn' | 'by' | 'at'>;

const contentOf = ({ rule, from, to, name, milestones, ...rest }: Definition): Content => ({
  ...rest,
  name: name.normalize('NFC').trim(),
  rule: canonical(rule),
  from: Date.parse(from),
  to: Date.parse(to),
  milestones: milestones.toSorted((a, b) => a - b),
});

/** All that a record says of its challenge, whoever said it and when. */
const contentIn = ({ by: _, at: __, ...content }: Challenge): string => canonical(content);

/** Whether a version says this already. */
const says = (version: Challenge, content: Content): boolean =>
  !version.withdrawn && canonical({ ...version, ...content }) === canonical(version);

/** Who is in it joined alone, with a team, or for their gym: throws a 400 where a version would judge them otherwise. */
function checkKind({ rule }: Challenge, definition: Definition): void {
  if (kindOf(JSON.parse(rule) as Rule) === kindOf(definition.rule as Rule)) return;
  const message = 'would make another kind of challenge, for members alone, teams or a ranking: write a new challenge';
  throw refusal([{ path: '/body/rule/root/kind', message }]);
}

const after = ({ version, at }: Challenge) => ({ version: version + 1, at: Math.max(Date.now(), at + 1) });

/** All faults in one sentence, and each at its place. */
export const refusal = (errors: readonly FieldError[]) =>
  new Problem('invalid-request', `${errors.map(({ path, message }) => `${path} ${message}`).join('; ')}.`, { errors });

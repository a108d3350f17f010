/** What is written in versions: every change is a new one, and a version never changes. */
import type { Topic } from '../../engine/declare.js';
import { canonical } from '../../rules/canonical.js';
import { tagMatches } from '../freshness.js';
import { type FieldError, Problem } from '../problem.js';
import { type Claim, Lately, type Written } from './log.js';

/** One version, as its topic has it. */
interface Version {
  readonly version: number;
  readonly withdrawn: boolean;
  readonly by: string;
  readonly at: number;
}

/** What a version says, without which it is, who said it and when. */
type Content<V extends Version> = Omit<V, keyof Version>;

/** How a kind of thing is written. */
interface Kind<V extends Version, Definition> {
  /** As it reads in `read the … again`. */
  readonly what: string;
  readonly topic: Topic<string, V>;
  /** The last version that the views show; null: there is none. */
  readonly find: (id: string) => Promise<V | null>;
  readonly tagOf: (version: V) => string;
  readonly noSuch: () => Problem;
  /** Everything that is wrong with it. */
  readonly faultsOf: (id: string, definition: Definition) => Promise<readonly FieldError[]>;
  readonly contentOf: (id: string, definition: Definition) => Content<V>;
  /** What stands against it as the next version, or as the first (null). */
  readonly standsAgainst: (former: V | null, definition: Definition) => FieldError | null;
}

/** What was written, and which version that is. */
export interface WrittenVersion extends Written {
  readonly version: number;
}

/** Who writes, and which state they have seen; `*`: whichever. */
export interface Writer {
  readonly by: string;
  readonly ifMatch: string | undefined;
}

/** What would come of writing: the version that is there (null: none), and the one that there would be. */
interface Foreseen {
  readonly former: number | null;
  readonly version: number;
}

export function versionCommands<V extends Version, Definition>(claim: Claim, kind: Kind<V, Definition>) {
  const { what, topic } = kind;
  /** What was written here and may not be shown yet. */
  const lately = new Lately<V>();
  const gone = `The ${what} changed since you read it: read it again, then send the change again.`;

  /** The last version known; null: there is none. */
  async function present(id: string): Promise<V | null> {
    const shown = await kind.find(id);
    const written = lately.get(id);
    return written && (!shown || written.version > shown.version) ? written : shown;
  }

  /** Of two processes that write the same version at once the second hears of it here, unless both say the same. */
  async function publish(id: string, content: Content<V>, version: Version): Promise<WrittenVersion> {
    // TypeScript cannot see that a type without some of its parts, with them, is whole.
    const record = { ...content, ...version } as unknown as V;
    lately.set(id, record);
    try {
      const { positions, stands } = await claim(topic, record);
      if (contentIn(stands) === contentIn(record)) return { id, version: record.version, positions };
      lately.set(id, stands);
      throw new Problem('moved-on', gone);
    } catch (error) {
      lately.forget(id, record);
      throw error;
    }
  }

  /** Throws a 400 with everything that is wrong. */
  async function check(id: string, definition: Definition): Promise<void> {
    const errors = await kind.faultsOf(id, definition);
    if (errors.length > 0) throw refusal(errors);
  }

  /** Throws a 400 where it cannot follow what is there. */
  function checkAfter(former: V | null, definition: Definition): void {
    const error = kind.standsAgainst(former, definition);
    if (error) throw refusal([error]);
  }

  async function begin(id: string, definition: Definition, by: string): Promise<WrittenVersion> {
    checkAfter(null, definition);
    return publish(id, kind.contentOf(id, definition), { version: 1, withdrawn: false, by, at: Date.now() });
  }

  return {
    present,
    check,

    /** A new one; a repeat for an id that has one changes nothing. */
    async create(id: string, definition: Definition, by: string): Promise<WrittenVersion> {
      await check(id, definition);
      return (await present(id)) ? { id, version: 1, positions: [] } : begin(id, definition, by);
    },

    /** What `put` would come to. Throws everything that is wrong. */
    async foresee(id: string, definition: Definition): Promise<Foreseen> {
      await check(id, definition);
      const now = await present(id);
      if (!now) return { former: null, version: 1 };
      checkAfter(now, definition);
      const { version: former } = now;
      return { former, version: says(now, kind.contentOf(id, definition)) ? former : former + 1 };
    },

    /** The next version, or the first; the same again changes nothing. */
    async put(id: string, definition: Definition, { by, ifMatch }: Writer): Promise<WrittenVersion> {
      await check(id, definition);
      const now = await present(id);
      if (!now) {
        if (ifMatch !== undefined && ifMatch !== '*') throw new Problem('moved-on', gone);
        return begin(id, definition, by);
      }
      if (ifMatch === undefined)
        throw new Problem('precondition-required', `Send the ETag of the ${what} as you read it in If-Match.`);
      const content = kind.contentOf(id, definition);
      // A change that was made already is no conflict, whoever made it (RFC 9110, 13.1.1).
      if (says(now, content)) return { id, version: now.version, positions: [] };
      if (!tagMatches(ifMatch, kind.tagOf(now))) throw new Problem('moved-on', gone);
      checkAfter(now, definition);
      return publish(id, content, { ...after(now), by, withdrawn: false });
    },

    /** The next version, which nobody can join; who has joined goes on. */
    async withdraw(id: string, { by, ifMatch = '*' }: Writer): Promise<WrittenVersion> {
      const now = await present(id);
      if (!now) throw kind.noSuch();
      if (now.withdrawn) return { id, version: now.version, positions: [] };
      if (!tagMatches(ifMatch, kind.tagOf(now))) throw new Problem('moved-on', gone);
      return publish(id, now, { ...after(now), by, withdrawn: true });
    },
  };
}

/** All that a record says, whoever said it and when. */
const contentIn = ({ by: _, at: __, ...content }: Version): string => canonical(content);

/** Whether a version says this already. */
const says = (version: Version, content: object): boolean =>
  !version.withdrawn && canonical({ ...version, ...content }) === canonical(version);

const after = ({ version, at }: Version) => ({ version: version + 1, at: Math.max(Date.now(), at + 1) });

/** All faults in one sentence, and each at its place. */
export const refusal = (errors: readonly FieldError[]) =>
  new Problem('invalid-request', `${errors.map(({ path, message }) => `${path} ${message}`).join('; ')}.`, { errors });

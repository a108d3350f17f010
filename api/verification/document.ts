/** A verification as a document: what is signed, and can be checked where nothing of ours runs. */
import { hashProgramme } from '../../rules/programme/format.js';
import type { Programme } from '../../rules/programme/programme.js';
import type { Database } from '../database.js';
import { asOf } from '../freshness.js';
import { Problem } from '../problem.js';
import { noSuchProgramme } from '../programmes/rows.js';
import { programmeVerificationView } from '../views.js';
import { type Asked, MOST_ROWS, type Verified, verified } from './rows.js';

/** What the document is of. */
export const DOCUMENT_KIND = 'repstream-verification';

/** One build that the rows come from, and how far it had read: by physical topic, the next offset of each partition. */
interface Source {
  readonly processor: string;
  readonly lineage: string;
  readonly positions: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** A verification with where it comes from. */
export interface VerificationDocument {
  readonly kind: typeof DOCUMENT_KIND;
  readonly schema: 1;
  readonly programmeId: string;
  readonly title: string;
  readonly group: string | null;
  /** The home gyms whose members whoever issued it may see; empty: all. */
  readonly gyms: readonly string[];
  /** The versions that members are in; of each the SHA-256 of its one text. */
  readonly versions: readonly { readonly version: number; readonly hash: string }[];
  /** The latest tick that all of the builds had folded. */
  readonly asOf: string | null;
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly validUntil: string;
  readonly sources: readonly Source[];
  readonly rows: readonly Verified[];
}

/** Whom it is of, who asks, and how long it counts. */
interface Wanted extends Pick<Asked, 'group' | 'gyms'> {
  readonly programmeId: string;
  readonly by: string;
  readonly validDays: number;
}

/** Unless another time is asked for. */
export const VALID_DAYS = 365;
const DAY_MS = 86_400_000;

/** The document, of one snapshot of the views. */
export async function documentOf(db: Database, wanted: Wanted, now = Date.now()): Promise<VerificationDocument> {
  const { programmeId, group, gyms = [], by, validDays } = wanted;
  return db.transaction(
    async (snapshot) => {
      const made: Made[] = await snapshot('programmes').where('programme_id', programmeId).orderBy('version');
      const last = made.at(-1);
      if (!last) throw noSuchProgramme();
      const rows: Verified[] = await verified(snapshot, { programmeId, group, gyms })
        .orderBy('v.user_id')
        .limit(MOST_ROWS + 1);
      if (rows.length > MOST_ROWS)
        throw new Problem('invalid-request', `There are more than ${MOST_ROWS} rows: ask for one group at a time.`);
      const versions = made.filter(({ version }) => rows.some((row) => row.version === version));
      const document: VerificationDocument = {
        ...{ kind: DOCUMENT_KIND, schema: 1, programmeId, title: last.title, group: group ?? null, gyms },
        versions: versions.map(({ version, programme }) => ({ version, hash: hashProgramme(programme) })),
        asOf: await asOf(snapshot, programmeVerificationView.reads),
        issuedAt: new Date(now).toISOString(),
        issuedBy: by,
        validUntil: new Date(now + validDays * DAY_MS).toISOString(),
        sources: await sourcesOf(snapshot),
        rows,
      };
      return document;
    },
    { isolationLevel: 'repeatable read' },
  );
}

interface Made {
  readonly version: number;
  readonly title: string;
  readonly programme: Programme;
}
interface Task {
  readonly processor: string;
  readonly lineage: string;
  readonly partition: number;
  readonly positions: Readonly<Record<string, number>>;
}

/** Of the builds that the view is computed from, which readers see. */
async function sourcesOf(db: Database): Promise<Source[]> {
  const tasks: Task[] = await db('processor_tasks')
    .whereIn('lineage', db('view_catalogue').whereIn('view_name', programmeVerificationView.reads).select('lineage'))
    .where('promoted', true)
    .orderBy(['processor', 'lineage', 'partition'])
    .select('processor', 'lineage', 'partition', 'positions');
  const sources = new Map<
    string,
    { processor: string; lineage: string; positions: Record<string, Record<string, number>> }
  >();
  for (const { processor, lineage, partition, positions } of tasks) {
    const source = sources.get(lineage) ?? { processor, lineage, positions: {} };
    sources.set(lineage, source);
    for (const [topic, offset] of Object.entries(positions))
      source.positions[topic] = { ...source.positions[topic], [partition]: offset };
  }
  return [...sources.values()];
}

/** Verifying: a promoted build is derived again from the log, to where it stood at one moment, and what both show is compared. */

import type { Erasure } from '../erasure.js';
import { RepstreamError } from '../errors.js';
import { openIntakes } from '../intake.js';
import { codeChanged, readLineages } from '../lineages/catalogue.js';
import type { Asked } from '../lineages/history.js';
import { promotedOf } from '../lineages/set.js';
import type { Observer } from '../observer.js';
import type { Session, Sql } from '../postgres.js';
import type { Horizon } from '../purging/horizons.js';
import { horizonsOf, inheritAlongside } from '../purging/shadowing.js';
import { type Lineage, outputsOf } from '../topology.js';
import { type CertificateContent, type Compared, type Environment, recordCertificate } from './certificate.js';
import { shownBy } from './contents.js';
import { type DerivingOptions, deriveAgain, type ParkedAgain } from './derive-again.js';
import { type Difference, differencesOf } from './differences.js';
import { withShadow } from './shadow.js';
import { digestsNow, type Snapshot, takeSnapshot } from './snapshot.js';

export interface VerifyRequest extends Asked {
  readonly lineage: Lineage;
  /** Where people are erased, as the processes that run it know; null: nobody is. */
  readonly erasure: Erasure | null;
  /** The tasks to verify; null: all. */
  readonly partitions: readonly number[] | null;
  /** SHA-256 of the code at hand; null: not known. */
  readonly codeHash: string | null;
  /** Whether code that changed is taken for the build's own if it makes the same. */
  readonly accept: boolean;
  /** The version of Repstream. */
  readonly repstream: string;
  readonly say?: (what: string) => void;
  readonly onProgress?: (read: number, all: number) => void;
  /** Gives up: nothing is left behind then. */
  readonly signal?: AbortSignal;
}

export interface Certificate extends CertificateContent {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly differences: readonly Difference[];
  /** Some of the keys that parked only when derived again. */
  readonly parked: readonly ParkedKey[];
}

/** A key that parked only when derived again. */
export interface ParkedKey {
  readonly task: number;
  readonly key: string;
  readonly why: string;
}

/** A row that was written while a table changed may differ for a moment: what differs is compared again with a later snapshot. */
const SNAPSHOTS = 3;
const SOME_KEYS = 5;

/** Verifies, and keeps a certificate of what came out. Throws REPSTREAM_VERIFY and REPSTREAM_CODE_CHANGED. */
export async function verify(observer: Observer, request: VerifyRequest): Promise<Certificate> {
  const { database } = observer;
  const { lineage, codeHash, accept, by, reason } = request;
  const isChanged = await checkCode(observer, request);
  const started = performance.now();
  const outcome = await database.session((session) =>
    withShadow(database, session, lineage, (shadow) => compareWith(observer, session, shadow, request)),
  );
  const { snapshot, contents, parked, differences } = outcome;
  const equal = contents.every(({ build, again }) => isSame(build, again)) && parked.length === 0;
  const content: CertificateContent = {
    processor: lineage.processor.name,
    lineage: lineage.name,
    equal,
    accepted: equal && accept && isChanged,
    by,
    reason,
    tasks: snapshot.tasks.map(({ partition, positions, tick, tables }) => ({ partition, positions, tick, tables })),
    ofTasks: snapshot.ofTasks,
    codeHash,
    environment: await environmentOf(observer, request.repstream),
    contents,
    leftOutKeys: [...snapshot.leftOut.values()].reduce((sum, keys) => sum + keys.size, 0),
    parkedKeys: parked.length,
    // Rows and keys do not belong in what is kept: they may be of people.
    differences: differences.map(({ name, counts }) => ({ name, counts })),
    events: outcome.events,
    tookMs: Math.round(performance.now() - started),
    snapshots: outcome.snapshots,
    restsOn: [...new Set(outcome.horizons.flatMap(({ certificates }) => certificates))].sort((a, b) => a - b),
    factsSince:
      outcome.horizons
        .map(({ time }) => time)
        .sort()
        .at(-1) ?? null,
  };
  const kept = await recordCertificate(database, content);
  return { ...content, ...kept, differences, parked: parked.slice(0, SOME_KEYS) };
}

async function environmentOf({ database, admin }: Observer, repstream: string): Promise<Environment> {
  const [server] = await database.query<{ version: string }>(`select current_setting('server_version') as version`);
  const { clusterId } = await admin.describeCluster();
  return { node: process.versions.node, repstream, postgres: server?.version ?? '', kafkaCluster: clusterId };
}

/** Whether the code at hand is other code than the promoted build's. Throws when nothing can be said of that build with it. */
async function checkCode({ database }: Observer, { lineage, codeHash, accept }: VerifyRequest): Promise<boolean> {
  const { processor, name } = lineage;
  const promoted = promotedOf(processor.name, await readLineages(database));
  if (promoted?.lineage !== name)
    throw new RepstreamError(
      'REPSTREAM_VERIFY',
      promoted
        ? `the code at hand builds ${name}, and ${promoted.lineage} is promoted: verify it with the code that made it`
        : `nothing of ${processor.name} is promoted`,
    );
  const isChanged = codeHash !== null && promoted.codeHash !== null && promoted.codeHash !== codeHash;
  if (isChanged && !accept) throw codeChanged(processor, name, promoted.codeHash);
  return isChanged;
}

interface Outcome {
  readonly snapshot: Snapshot;
  readonly contents: readonly Compared[];
  readonly parked: readonly ParkedKey[];
  readonly differences: readonly Difference[];
  readonly events: number;
  readonly snapshots: number;
  /** Where the facts begin of what was not derived again from the start. */
  readonly horizons: readonly Horizon[];
}

async function compareWith(
  observer: Observer,
  session: Session,
  shadow: Lineage,
  request: VerifyRequest,
): Promise<Outcome> {
  const { topology, schemas } = observer;
  const { lineage, erasure, partitions, say = () => {}, onProgress = () => {} } = request;
  const signal = request.signal ?? new AbortController().signal;
  const intakes = await openIntakes(lineage.processor, topology, schemas);
  for (const topic of Object.values(outputsOf(lineage.processor))) await schemas.find(topic);
  const shown = shownBy(lineage, shadow.name);
  let former: Snapshot | null = null;
  let parked: ParkedAgain = new Map();
  let events = 0;
  let horizons: readonly Horizon[] = [];
  const beyond = async (sql: Sql, tasks: readonly number[]) => {
    horizons = await horizonsOf(sql, lineage, tasks);
    await inheritAlongside(sql, lineage, shadow, horizons);
  };
  for (let snapshots = 1; ; snapshots++) {
    const snapshot: Snapshot = await takeSnapshot(session, {
      lineage,
      erasure,
      partitions: former?.tasks.map(({ partition }) => partition) ?? partitions,
      copies: snapshots > 1,
      // Later records of what was inherited are folded as they come.
      alongside: former === null ? beyond : null,
      say,
      signal,
    });
    parked = new Map(snapshot.tasks.map(({ partition }) => [partition, parked.get(partition) ?? new Map()]));
    const deriving: DerivingOptions = { ...observer, shadow, erasure, intakes, horizons, onProgress, signal };
    events += await deriveAgain(deriving, snapshot, former, parked);
    say('comparing');
    const again = await digestsNow(session, shown, snapshot.tasks);
    const contents = comparedOf(snapshot, again);
    const differing = contents.filter(({ build, again }) => !isSame(build, again)).map(({ name }) => name);
    if (differing.length === 0 || snapshots === SNAPSHOTS) {
      const tasks = snapshot.tasks.map(({ partition }) => partition);
      const differences = snapshot.copies ? await differencesOf(session, snapshot.copies, shown, tasks) : [];
      return { snapshot, contents, parked: onlyAgain(parked, snapshot), differences, events, snapshots, horizons };
    }
    say(`${differing.join(', ')}: not the same; looking again at a later moment`);
    former = snapshot;
  }
}

const comparedOf = ({ digests }: Snapshot, again: Snapshot['digests']): Compared[] =>
  [...digests].flatMap(([name, build]) => {
    const other = again.get(name);
    return other ? [{ name, build, again: other }] : [];
  });

const isSame = (a: Compared['build'], b: Compared['build']) => a.rows === b.rows && a.digest === b.digest;

/** What the build has set aside since is left out by now. */
const onlyAgain = (parked: ParkedAgain, { leftOut }: Snapshot): ParkedKey[] =>
  [...parked].flatMap(([task, keys]) =>
    [...keys].flatMap(([key, why]) => (leftOut.get(task)?.has(key) ? [] : [{ task, key, why }])),
  );

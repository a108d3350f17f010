/** Records of strength training: sets, exercises and visits. Loads and tonnages are relative to the member's own, as nobody lifts like the next. */
import { mean, median, standardDeviation } from 'simple-statistics';
import type { ExpectedSet } from '../../expected.js';
import type { Example, Sample, SampleRecord } from '../kinds/kind.js';
import type { SessionFigures } from './figures.js';
import { grouped } from './grouped.js';

/** One exercise of one workout. */
interface Bout {
  readonly member: string;
  readonly visit: string;
  readonly exerciseId: string;
  readonly timed: boolean;
  readonly sets: readonly ExpectedSet[];
}

/** Workouts with less than this between them are one visit, ms. */
const VISIT_GAP_MS = 90 * 60_000;
/** Squeezes of a dynamometer are no sets. */
const NO_SETS: ReadonlySet<string> = new Set(['grip-dynamometer']);

/** The samples of all kinds of strength training, by kind. */
export function strengthSamples(sessions: readonly SessionFigures[]) {
  const bouts = boutsOf(sessions.filter(({ exerciseId }) => !NO_SETS.has(exerciseId)));
  const loaded = bouts.filter(({ sets }) => sets.every(({ loadGrams }) => loadGrams > 0));
  const several = loaded.filter(({ sets }) => sets.length >= 2);
  const sets = relative(loaded, ({ sets }) => sets.map(({ loadGrams }) => loadGrams));
  return {
    sets: {
      records: sets.flatMap(({ bout, own }) => setRecords(bout, own)),
      examples: sets.flatMap(({ bout, own }) => examplesOf(bout, own)),
    },
    exercises: plain(relative(several, ({ sets }) => [tonnageOf(sets)]).map(({ bout, own }) => boutRecord(bout, own))),
    visits: plain(visitRecords(loaded)),
    'bodyweight-sets': plain(
      bouts.filter(({ sets }) => sets.every(({ loadGrams }) => loadGrams === 0)).flatMap(bodyweightRecords),
    ),
  } satisfies Record<string, Sample>;
}

const plain = (records: readonly SampleRecord[]): Sample => ({ records, examples: [] });
const idOf = ({ visit, exerciseId }: Bout, set?: number) =>
  `${exerciseId.replace('import:', '')}${set === undefined ? '' : ` set ${set + 1}`}, ${visit}`;
const tonnageOf = (sets: readonly ExpectedSet[]) =>
  sets.reduce((sum, { repetitions, loadGrams }) => sum + repetitions * loadGrams, 0);
const percent = (part: number, whole: number) => (100 * part) / whole;

function boutsOf(sessions: readonly SessionFigures[]): Bout[] {
  return [...grouped(sessions, ({ member }) => member)].flatMap(([member, own]) => {
    let visit = '';
    let lastAt = Number.NEGATIVE_INFINITY;
    return [...own]
      .sort((one, other) => one.startedAt - other.startedAt)
      .flatMap((session) => {
        if (session.startedAt - lastAt >= VISIT_GAP_MS)
          visit = `${member} ${new Date(session.startedAt).toISOString().slice(0, 16)}`;
        lastAt = Math.max(lastAt, session.endedAt);
        const { timed } = session;
        return [...grouped(session.sets, ({ exerciseId }) => exerciseId ?? session.exerciseId)].map(
          ([exerciseId, sets]) => ({ member, visit, exerciseId, timed, sets }),
        );
      });
  });
}

/** Each bout with the member's own median of a measure over all bouts of the exercise. */
function relative(bouts: readonly Bout[], measure: (bout: Bout) => readonly number[]): { bout: Bout; own: number }[] {
  const own = grouped(bouts, ({ member, exerciseId }) => `${member}/${exerciseId}`);
  return [...own.values()].flatMap((alike) => {
    const usual = median(alike.flatMap(measure));
    return alike.map((bout) => ({ bout, own: usual }));
  });
}

function setRecords(bout: Bout, ownLoad: number): SampleRecord[] {
  return bout.sets.map((set, number) => {
    const before = bout.sets[number - 1];
    const change = before ? set.repetitions - before.repetitions : null;
    return {
      id: idOf(bout, number),
      group: bout.visit,
      values: {
        repetitions: set.repetitions,
        relativeLoad: percent(set.loadGrams, ownLoad),
        loadChange: before ? percent(set.loadGrams, before.loadGrams) - 100 : null,
        repetitionChange: change,
        dropOff: before?.loadGrams === set.loadGrams ? change : null,
        rest: before && bout.timed ? (set.startedAt - before.endedAt) / 1_000 : null,
      },
    };
  });
}

function examplesOf(bout: Bout, ownLoad: number): Example[] {
  return bout.sets.slice(1).map((set, index) => {
    const before = bout.sets[index] ?? set;
    const inputs = [
      index + 2,
      before.repetitions,
      percent(before.loadGrams, ownLoad),
      percent(set.loadGrams, before.loadGrams) - 100,
    ];
    return { group: bout.visit, inputs, target: set.repetitions };
  });
}

function boutRecord(bout: Bout, ownTonnage: number): SampleRecord {
  const loads = bout.sets.map(({ loadGrams }) => loadGrams);
  const heaviest = Math.max(...loads);
  const byLoad = [...grouped(bout.sets, ({ loadGrams }) => String(loadGrams)).values()];
  const alike = byLoad.reduce((most, sets) => (sets.length > most.length ? sets : most));
  return {
    id: idOf(bout),
    group: bout.visit,
    values: {
      sets: bout.sets.length,
      meanRepetitions: mean(bout.sets.map(({ repetitions }) => repetitions)),
      spreadAtTop: alike.length < 2 ? null : standardDeviation(alike.map(({ repetitions }) => repetitions)),
      loads: byLoad.length,
      firstLoad: percent(loads[0] ?? 0, heaviest),
      lastLoad: percent(loads.at(-1) ?? 0, heaviest),
      tonnage: percent(tonnageOf(bout.sets), ownTonnage),
    },
  };
}

function visitRecords(bouts: readonly Bout[]): SampleRecord[] {
  return [...grouped(bouts, ({ member }) => member).values()].flatMap((own) => {
    const visits = [...grouped(own, ({ visit }) => visit)].map(([visit, done]) => ({
      visit,
      exercises: done.length,
      sets: done.flatMap(({ sets }) => sets),
    }));
    const usual = median(visits.map(({ sets }) => tonnageOf(sets)));
    return visits.map(({ visit, exercises, sets }) => ({
      id: visit,
      group: visit,
      values: { exercises, sets: sets.length, tonnage: percent(tonnageOf(sets), usual) },
    }));
  });
}

function bodyweightRecords(bout: Bout): SampleRecord[] {
  return bout.sets.map((set, number) => {
    const before = bout.sets[number - 1];
    return {
      id: idOf(bout, number),
      group: bout.visit,
      values: {
        repetitions: set.repetitions,
        setsOfExercise: bout.sets.length,
        dropOff: before ? set.repetitions - before.repetitions : null,
      },
    };
  });
}

/** What a comparison with these files cannot tell, from what they are. */

import type { SessionFigures } from './data/figures.js';
import type { RealFile } from './data/real.js';
import { FEWEST_RECORDS, type Judgement } from './judge.js';
import { count } from './words.js';

/** So many exercises are named. */
const NAMED = 6;

/** The limits in sentences. `simulated`: the exercises that were simulated with sets. */
export function limitsOf(files: readonly RealFile[], simulated: ReadonlySet<string>, judgement: Judgement): string[] {
  const sessions = files.flatMap((file) => file.sessions);
  const read = files.filter((file) => file.sessions.length > 0).length;
  return [
    `The real records come from ${count(read)} ${read === 1 ? 'file: one person at most' : `files: ${count(read)} people at most`}. What is unlike them may be like others; what is like them may be unlike most.`,
    ...exercisesApart(sessions, simulated),
    ...typed(files),
    ...ofFewRecordings(judgement),
    'Records of one workout, or of one person, are more alike than chance would have it. The tests take them for independent, so that p is too small and intervals are too narrow: trust large differences.',
    'What is not listed was not compared: what members choose, how they change over months, how busy gyms are, and what machines get wrong.',
    ...judgement.notJudged.map(
      ({ kind, real, simulated: ours }) =>
        `${kind.title}: not judged, ${count(real)} real and ${count(ours)} simulated records; ${FEWEST_RECORDS} of each are needed.`,
    ),
  ];
}

function exercisesApart(sessions: readonly SessionFigures[], simulated: ReadonlySet<string>): string[] {
  const lifted = sessions.filter(({ sets }) => sets.some(({ loadGrams }) => loadGrams > 0));
  const times = new Map<string, number>();
  for (const { exerciseId } of lifted) times.set(exerciseId, (times.get(exerciseId) ?? 0) + 1);
  if (times.size === 0) return [];
  const shared = [...times.keys()].filter((exerciseId) => simulated.has(exerciseId)).length;
  const named = [...times].sort(([, one], [, other]) => other - one).slice(0, NAMED);
  return [
    `${shared === 0 ? 'None' : count(shared)} of the ${count(times.size)} real exercises with a load ${shared === 1 ? 'is' : 'are'} simulated. Most often lifted in the files: ${named.map(([id, n]) => `${id.replace('import:', '').replaceAll('-', ' ')} (${count(n)})`).join(', ')}; who lifts other things lifts otherwise.`,
  ];
}

const typed = (files: readonly RealFile[]): string[] =>
  files.some(({ sessions }) => sessions.some(({ timed }) => !timed))
    ? [
        'Workouts that were typed into an app have no times for each set: rests and the pace of repetitions are not compared with them.',
      ]
    : [];

function ofFewRecordings({ judged }: Judgement): string[] {
  return judged
    .filter(({ kind }) => kind.name.endsWith('-pieces'))
    .map(({ kind, real }) => {
      const recordings = new Set(real.map(({ group }) => group.split('/')[0])).size;
      return `${kind.title}: the ${count(real.length)} real ones are cut from ${count(recordings)} recording${recordings === 1 ? '' : 's'}.`;
    });
}

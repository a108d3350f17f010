/** Where simulated data are not lifelike, in sentences made from the numbers. */
import { type Joint, type JudgedFeature, type JudgedKind, type Judgement, SIGNIFICANT } from './judge.js';
import { count, percent, plain, pText, typically } from './words.js';

/** One thing that is not lifelike. */
export interface Finding {
  readonly kind: string;
  readonly sentence: string;
  readonly evidence: string;
  /** How bad: 0 nothing, 1 nothing in common. */
  readonly weight: number;
}

/** 1 in 100 is expected, some more when the limit comes from few real records; so many are suspicious. */
const COPIES = 0.1;
/** Errors so much greater than those of a model that learned from real data are worth a sentence. */
const WORSE = 1.25;

/** All that was found, worst first. */
export const findingsOf = ({ judged }: Judgement): readonly Finding[] =>
  judged
    .flatMap((one) => [
      ...one.features.filter(({ p }) => p < SIGNIFICANT).map((feature) => unlike(one, feature)),
      ...toldApart(one),
      ...learnedWrong(one),
      ...copied(one),
    ])
    .sort((one, other) => other.weight - one.weight);

/** The features in which no difference was found, by kind. */
export const alike = ({
  judged,
}: Judgement): readonly { readonly kind: string; readonly features: readonly string[] }[] =>
  judged
    .map(({ kind, features }) => ({
      kind: kind.title,
      features: features.filter(({ p }) => p >= SIGNIFICANT).map(({ feature }) => feature.title),
    }))
    .filter(({ features }) => features.length > 0);

function unlike({ kind }: JudgedKind, { feature, simulated, real, d, p }: JudgedFeature): Finding {
  return {
    kind: kind.title,
    sentence: `${feature.says(...typically(feature, simulated, real))}.`,
    evidence: `KS D ${d.toFixed(2)}, n ${count(simulated.n)} and ${count(real.n)}, p ${pText(p)}`,
    weight: d,
  };
}

function toldApart({ kind, joint }: JudgedKind): Finding[] {
  if (joint === null || joint.twoSample.low <= 0.5) return [];
  const { accuracy, low, high, ofEach } = joint.twoSample;
  const telling = tellingOf(joint)
    .map((name) => kind.features.find((feature) => feature.name === name)?.title.toLowerCase() ?? name)
    .join('; ');
  return [
    {
      kind: kind.title,
      sentence: `A small model tells simulated ${kind.many} from real ones in ${percent(accuracy)} of cases${telling === '' ? '' : `, above all by: ${telling}`}.`,
      evidence: `95 % interval ${percent(low)} to ${percent(high)}, chance 50 %, n ${ofEach} of each`,
      weight: 2 * accuracy - 1,
    },
  ];
}

/** The features that a model most rests on, three at most; those that cost it next to nothing are none. */
const tellingOf = ({ twoSample }: Joint) =>
  twoSample.importance
    .filter(({ loss }) => loss >= 0.02)
    .slice(0, 3)
    .map(({ feature }) => feature);

function learnedWrong({ kind, transfer }: JudgedKind): Finding[] {
  if (!transfer || !kind.task || transfer.fromSimulated < WORSE * transfer.fromReal) return [];
  const { fromSimulated, fromReal, ofTheMean, asked, learned } = transfer;
  const error = (value: number) => plain(value, kind.task ?? { unit: '', decimals: 1 });
  return [
    {
      kind: kind.title,
      sentence: `Who learns ${kind.task.title} from simulated ${kind.many} is wrong by ${error(fromSimulated)} ${kind.task.unit} about real ones; who learns it from real ones by ${error(fromReal)}; who always says the mean by ${error(ofTheMean)}.`,
      evidence: `mean absolute error over ${count(asked)} real examples, ${learned} learned from`,
      weight: Math.min((fromSimulated - fromReal) / ofTheMean, 1),
    },
  ];
}

function copied({ kind, joint }: JudgedKind): Finding[] {
  if (joint === null) return [];
  const { nearest } = joint;
  const share = nearest.near.length / nearest.simulated;
  if (share < COPIES) return [];
  return [
    {
      kind: kind.title,
      sentence: `${percent(share)} of simulated ${kind.many} are nearer to a real one than 99 in 100 real ones are to each other: they may be copies.`,
      evidence: `${count(nearest.near.length)} of ${count(nearest.simulated)} below ${nearest.limit.toFixed(2)} standard deviations`,
      weight: share,
    },
  ];
}

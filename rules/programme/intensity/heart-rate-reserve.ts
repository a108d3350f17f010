/** Minutes at a share of the member's own heart-rate reserve. The share stays as one ages; only the heart rate that it comes to falls. */
import { karvonenTarget } from '../../../domain/heart/reserve.js';
import { numberWords } from '../../say.js';
import type { Answer, Asking } from './asking.js';

/** Nothing is wanted while the reserve is not known: minutes alone, at a pace at which one can talk. */
export function byHeartRateReserve({ bounds, level, known, before }: Asking): Answer {
  const rest = known.own('resting_heart_rate', '', before);
  const maximum = known.own('maximum_heart_rate', '', before);
  const bpm = (percent: number) =>
    karvonenTarget.of({
      share: percent / 100,
      restingBpm: rest?.value ?? null,
      maximumBpm: maximum?.value ?? null,
    });
  const [target, most] = [bpm(level), bpm(bounds.mostHeartRateReservePercent)];
  if (!rest || !maximum || 'none' in target || 'none' in most) {
    const lacks = [...(rest ? [] : ['a resting heart rate']), ...(maximum ? [] : ['a maximum heart rate'])];
    const what = lacks.length > 0 ? lacks.join(' and ') : 'a resting heart rate below the maximum';
    return { wanted: null, missing: `${what}: until then go so easily that you can talk` };
  }
  const rates = `your heart rates of ${numberWords(rest.value)} at rest and ${numberWords(maximum.value)} at most`;
  return {
    wanted: {
      of: 'heartRateReservePercent',
      value: level,
      by: 1,
      most: bounds.mostHeartRateReservePercent,
      byLevel: true,
      why: `with ${rates}, about ${Math.floor(target.value)} a minute`,
      whyMost: `about ${Math.floor(most.value)} a minute, the bound of the programme`,
    },
  };
}

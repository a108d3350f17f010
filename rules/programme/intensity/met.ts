/** Minutes at an intensity in multiples of rest, never over the bound on the member's own capacity. */
import { metOf } from '../../../domain/acsm.js';
import { numberWords } from '../../say.js';
import type { Answer, Asking } from './asking.js';

const REST_MET = 1;

/** The share of the oxygen reserve in use is that of the heart-rate reserve (Swain; ACSM), so one bound serves both. */
export function byMet({ slot, bounds, level, known, from, before, date }: Asking): Answer {
  const { from: least = REST_MET, to = REST_MET } = slot.intensity ?? {};
  const own = known.greatest('vo2max', from, before);
  if (!own)
    return {
      wanted: {
        of: 'met',
        value: least,
        by: 0.1,
        most: least,
        byLevel: false,
        why: "the least of the programme's range, since your VO2max is not known",
        whyMost: 'the same',
      },
      missing: 'a VO2max: three steady minutes on a treadmill or bike with a heart rate tell it',
    };
  const reserve = Math.max(0, metOf(own.value) - REST_MET);
  const safe = REST_MET + (reserve * bounds.mostHeartRateReservePercent) / 100;
  const percent = numberWords(bounds.mostHeartRateReservePercent);
  const whyMost = `${percent} % of the reserve that your VO2max of ${numberWords(own.value)} ml/kg/min from ${date(own.at)} leaves`;
  return {
    wanted: {
      of: 'met',
      value: Math.min(level, safe),
      by: 0.1,
      most: Math.min(to, safe),
      byLevel: level <= safe,
      why: level > safe ? whyMost : "of the programme's range",
      whyMost: to > safe ? whyMost : "the upper end of the programme's range",
    },
  };
}

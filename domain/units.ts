/** Units in which sources speak, in ours. */

/** Metres per minute in a mile per hour, exactly; some of ACSM's worked examples round it to 26.8. */
export const METRES_PER_MINUTE_PER_MPH = 26.8224;

/** Kilograms in a pound, exactly. */
export const KG_PER_LB = 0.45359237;

/** Kilogram-metres per minute in a watt as ACSM takes it; the physical value is 6.12. */
export const KGM_PER_MINUTE_PER_WATT = 6;

/** What there is to put right with issuers. */
import { inSeconds } from '../../engine/duration.js';
import { ISSUED_WITHIN_MS, type IssuerSeen } from '../../engine/issuing/seen.js';

/** A sentence for each that nobody runs, or that is later than it may be. */
export const sentencesOnIssuers = (issuers: readonly IssuerSeen[]): string[] =>
  issuers.flatMap(({ issuer, topic, isHeld, behind, lateMs }) => {
    const waits = `${behind.toLocaleString('en')} ${behind === 1 ? 'event' : 'events'} of ${topic} to read`;
    if (!isHeld) return [`nobody issues ${issuer} (${waits}): start \`repstream issue\``];
    if (lateMs === 0) return [];
    return [`${issuer} are issued ${inSeconds(lateMs)} late (target ${inSeconds(ISSUED_WITHIN_MS)}): ${waits}`];
  });

/** Programmes are joined by enrolments as challenges are; no id of a challenge begins so. */
const PREFIX = 'programme:';

/** What an enrolment, its progress, verdicts and awards call a programme. */
export const enrolledAs = (programmeId: string): string => PREFIX + programmeId;

/** The programme that an enrolment is in; null: it is in a challenge. */
export const programmeOf = (enrolledIn: string): string | null =>
  enrolledIn.startsWith(PREFIX) ? enrolledIn.slice(PREFIX.length) : null;

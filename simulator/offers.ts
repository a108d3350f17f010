/** Publishes what members take part in, so that a run that was cut short begins it again: whatever is known has its members already. */
import type { Season } from './challenges.js';
import type { GatewayClient } from './client.js';
import type { Courses } from './programmes.js';

/** Teams and who joined, then the challenges; those of them that are `known` have begun. */
export async function publishSeason(gateway: GatewayClient, season: Season, known: ReadonlySet<string>): Promise<void> {
  const isFresh = ({ challengeId }: { readonly challengeId: string }) => !known.has(challengeId);
  const [teams, enrolments] = [season.teams.filter(isFresh), season.enrolments.filter(isFresh)];
  await gateway.send(
    'teams',
    teams.map((value) => ({ key: value.teamId, value })),
  );
  await gateway.send(
    'enrolments',
    enrolments.map((value) => ({ key: value.userId, value })),
  );
  await gateway.send(
    'challenges',
    season.challenges.filter(isFresh).map((value) => ({ key: value.challengeId, value })),
  );
}

/** The same of programmes. */
export async function publishCourses(
  gateway: GatewayClient,
  courses: Courses,
  known: ReadonlySet<string>,
): Promise<void> {
  const programmes = courses.programmes.filter(({ programmeId }) => !known.has(programmeId));
  const enrolments = courses.enrolments.filter(({ challengeId }) =>
    programmes.some((one) => challengeId.endsWith(`:${one.programmeId}`)),
  );
  await gateway.send(
    'enrolments',
    enrolments.map((value) => ({ key: value.userId, value })),
  );
  await gateway.send(
    'programmes',
    programmes.map((value) => ({ key: value.programmeId, value })),
  );
}

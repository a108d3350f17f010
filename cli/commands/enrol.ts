/** `repstream enrol USER CHALLENGE`: somebody joins a challenge or a programme, or leaves it. */
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { withChallenges } from '../challenges/open.js';
import { asked } from '../views/asking.js';

interface Options {
  readonly team?: string;
  readonly leave?: boolean;
  readonly json?: boolean;
}

export default function register(program: Command): void {
  program
    .command('enrol')
    .argument('<user>', 'the user_id')
    .argument(
      '<challenge>',
      'the id of the challenge, or `programme:` and that of a programme: see `repstream challenges list`, `programmes list`',
    )
    .option('--team <gym>', 'the gym that they train for')
    .option('--leave', 'leave it instead: what was done counts for nothing any more, unless they join again')
    .action(run);
}

async function run(userId: string, challengeId: string, { team, leave = false, json }: Options): Promise<void> {
  const subject = { challengeId, userId, by: asked({}).by };
  const { id, positions } = await withChallenges((_, { enrolments }) =>
    leave ? enrolments.leave(randomUUID(), subject) : enrolments.join(randomUUID(), subject, team ?? null),
  );
  const changed = positions.length > 0;
  if (json) return console.log(JSON.stringify({ userId, challengeId, enrolmentId: id, left: leave, changed }));
  if (!changed) return console.log(`${userId} is in ${challengeId} already`);
  console.log(
    leave ? `${userId} left ${challengeId}` : `${userId} joined ${challengeId}; what they do from now on counts`,
  );
}

/** `repstream token`: a bearer token signed with JWT_SECRET. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Role, roles, signToken } from '../../api/tokens.js';
import { readSettings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';

interface Options {
  readonly role: Role;
  readonly sub: string;
  readonly gyms: readonly string[];
  readonly hours: number;
  readonly json?: boolean;
}

const MAX_HOURS = 24 * 366;

function hours(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= MAX_HOURS) return value;
  throw new InvalidArgumentError(`Expected hours from above 0 to ${MAX_HOURS}.`);
}

export default function register(program: Command): void {
  program
    .command('token')
    .addOption(new Option('--role <role>', 'what the token allows').choices([...roles]).makeOptionMandatory())
    .requiredOption('--sub <id>', 'userId, or for a device its equipmentId')
    .option('--gyms <ids>', 'gyms, with commas between', (text: string) => text.split(',').filter(Boolean), [])
    .option('--hours <n>', 'how long it is good', hours, 12)
    .action(async ({ role, sub, gyms, hours, json }: Options) => {
      const { jwtSecret, jwksUrl, jwtAudience: audience, jwtIssuer: issuer } = readSettings();
      if (jwksUrl)
        throw new UserError('JWKS_URL is set, so tokens come from the identity provider; unset it to sign your own');
      if (!jwtSecret)
        throw new UserError(
          'JWT_SECRET is not set: there is nothing to sign with; start with `npm start`, or set it to 32 characters or more',
        );
      const token = await signToken({ sub, role, gyms, expiresIn: Math.ceil(hours * 3600) }, jwtSecret, {
        audience,
        issuer,
      });
      process.stdout.write(`${json ? JSON.stringify({ token, sub, role, gyms, hours }) : token}\n`);
    });
}

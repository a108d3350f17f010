/** `repstream webhooks …`: where notices are sent. */
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { readSettings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import type { Webhook } from '../../schemas/generated/webhooks.js';
import { urlRefusal } from '../../webhooks/address.js';
import { table } from '../table.js';
import { asked } from '../views/asking.js';
import { secretIn } from '../webhooks/secret.js';
import { readWebhooks, shownOf, webhookOf, writeWebhook } from '../webhooks/table.js';
import { tryWebhook } from '../webhooks/trial.js';

const KINDS = ['completion', 'tier', 'milestone'];
const HELP = `
Messages are signed with the secret as Standard Webhooks has it; docs/guides/webhooks.md is for whoever receives them.

Examples:
  repstream webhooks add https://example.org/hooks --secret-file hook.secret --kinds completion,tier --gyms tampines
  repstream webhooks test 6a1f5a5e-8f0e-4c52-9d0a-3f1c9a2b7e10
  repstream webhooks list
  repstream webhooks remove 6a1f5a5e-8f0e-4c52-9d0a-3f1c9a2b7e10`;

const words = (text: string) => text.split(',').flatMap((word) => word.trim() || []);

interface AddOptions {
  readonly secretFile: string;
  readonly kinds: string[];
  readonly gyms: string[];
  readonly by?: string;
  readonly json?: boolean;
}

async function add(url: string, { secretFile, kinds, gyms, by, json }: AddOptions): Promise<void> {
  const settings = readSettings();
  const refusal = urlRefusal(url, settings.webhooksToThisMachine);
  if (refusal) throw new UserError(`notices cannot be sent to ${url}: ${refusal}`);
  const odd = kinds.find((kind) => !KINDS.includes(kind));
  if (odd !== undefined) throw new UserError(`there is no kind ${odd}: give ${KINDS.join(', ')}`);
  // Asks the parts first: no secret is left behind when they are away.
  await readWebhooks(settings);
  const webhook: Webhook = {
    ...{ webhookId: randomUUID(), url, secret: secretIn(secretFile), kinds, gyms, removed: false },
    ...{ by: asked(by === undefined ? {} : { by }).by, at: Date.now() },
  };
  await writeWebhook(settings, webhook);
  console.log(
    json
      ? JSON.stringify(shownOf(webhook))
      : `${webhook.webhookId} gets what is told from now on; its secret is in ${secretFile}`,
  );
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const all = (await readWebhooks()).map(shownOf);
  if (json) return console.log(JSON.stringify(all));
  if (all.length === 0) return console.log('there are no webhooks: `repstream webhooks add`');
  const rows = all.map(({ webhookId, url, kinds, gyms, since, by }) => [
    ...[webhookId, url, kinds.join(', ') || 'all', gyms.join(', ') || 'all', since, by],
  ]);
  console.log(table([['webhook', 'url', 'kinds', 'gyms', 'since', 'by'], ...rows], []).join('\n'));
}

async function remove(id: string, { dryRun = false, by, json }: { dryRun?: boolean; by?: string; json?: boolean }) {
  const settings = readSettings();
  const webhook = await webhookOf(id, settings);
  const { by: who } = asked(by === undefined ? {} : { by });
  const gone = { ...webhook, secret: '', removed: true, by: who, at: Math.max(Date.now(), webhook.at + 1) };
  if (!dryRun) await writeWebhook(settings, gone);
  if (json) return console.log(JSON.stringify({ dryRun, ...shownOf(webhook) }));
  console.log(`${dryRun ? 'would remove' : 'removed'} ${id} (${webhook.url}); what waits for it is not sent`);
}

export default function register(program: Command): void {
  const webhooks = program.command('webhooks').addHelpText('after', HELP);
  webhooks
    .command('add')
    .description('send notices to an URL from now on')
    .argument('<url>', 'where they are sent, by POST; https, and a public address')
    .requiredOption('--secret-file <file>', 'holds what messages are signed with; made when it does not exist')
    .option('--kinds <kinds>', `kinds of awards, with commas between (of ${KINDS.join(', ')}; default: all)`, words, [])
    .option('--gyms <gyms>', 'home gyms of the members, with commas between (default: all)', words, [])
    .option('--by <name>', 'who adds it (default: the user of this machine)')
    .action(add);
  webhooks.command('list').description('every webhook, without its secret').action(list);
  webhooks
    .command('test')
    .description('send a message about nobody from this machine, and say what came back')
    .argument('<id>', 'the webhook')
    .action(tryWebhook);
  webhooks
    .command('remove')
    .description('send nothing there any more')
    .argument('<id>', 'the webhook')
    .option('--dry-run', 'only say which')
    .option('--by <name>', 'who removes it (default: the user of this machine)')
    .action(remove);
}

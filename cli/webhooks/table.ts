/** The webhooks as they stand on the log. */
import { readSettings, type Settings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import { followBroadcast } from '../../engine/clock.js';
import { openPublisher } from '../../engine/publish.js';
import { Schemas } from '../../engine/registry.js';
import type { Topic } from '../../engine/topic.js';
import type { Webhook } from '../../schemas/generated/webhooks.js';
import { ticks, webhooks } from '../../schemas/topics.js';
import { needed, withBroker } from '../views/parts.js';

const topic = webhooks as Topic;

/** Every webhook that was not removed. Throws a UserError for a part that is away. */
export async function readWebhooks(settings: Settings = readSettings()): Promise<Webhook[]> {
  await needed(settings, 'schema registry');
  return withBroker(settings, async ({ kafka, admin, log }) => {
    if (!(await admin.listTopics()).includes(topic.name))
      throw new UserError(`there is no topic ${topic.name}: run \`repstream topics apply\``);
    const schemas = new Schemas(settings.schemaRegistryUrl);
    const broadcast = await followBroadcast(kafka, admin, schemas, ticks as Topic, [{ topic }], log);
    const table = broadcast.table(topic);
    const all = table.ids.map((id) => table.get(id, Number.MAX_SAFE_INTEGER) as Webhook);
    await broadcast.stop();
    return all.filter(({ removed }) => !removed).toSorted((a, b) => a.at - b.at);
  });
}

/** The one with this id. Throws a UserError when there is none. */
export async function webhookOf(id: string, settings: Settings): Promise<Webhook> {
  const webhook = (await readWebhooks(settings)).find(({ webhookId }) => webhookId === id);
  if (!webhook) throw new UserError(`there is no webhook ${id}: \`repstream webhooks list\` names them`);
  return webhook;
}

/** Appends an entry. */
export async function writeWebhook(settings: Settings, webhook: Webhook): Promise<void> {
  const publisher = openPublisher(settings);
  await publisher.publish(webhooks, webhook).finally(() => publisher.close());
}

/** What may be shown of one: never its secret. */
export const shownOf = ({ secret: _, removed: __, at, ...webhook }: Webhook) => ({
  ...webhook,
  since: new Date(at).toISOString(),
});

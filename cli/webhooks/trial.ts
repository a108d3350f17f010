/** `repstream webhooks test`: one message to a receiver, and what came back. */
import { randomUUID } from 'node:crypto';
import { readSettings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import { send, testMessage } from '../../webhooks/message.js';
import { reachOf } from '../../webhooks/reach.js';
import { webhookOf } from './table.js';

/** Sends it as notices are sent: signed, to public addresses only, for 10 s at most. */
export async function tryWebhook(id: string, { json = false }: { json?: boolean }): Promise<void> {
  const settings = readSettings();
  const webhook = await webhookOf(id, settings);
  const now = Date.now();
  const message = testMessage(`test-${randomUUID()}`, now);
  const answer = await send(webhook, message, now, reachOf(settings.webhooksToThisMachine));
  if (json) {
    console.log(JSON.stringify({ webhookId: id, url: webhook.url, messageId: message.id, ...answer }));
    if (!answer.isTaken) process.exitCode = 1;
    return;
  }
  if (!answer.isTaken) throw new UserError(`${webhook.url} did not take a test message: ${answer.said}`);
  console.log(`${webhook.url} took a test message: ${answer.said}`);
}

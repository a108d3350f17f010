/** New topics, and when they can be used; deleted ones, and when they are gone. */
import type { Admin } from './kafka.js';
import { pause } from './log.js';

type Declared = Parameters<Admin['createTopics']>[0]['topics'];

const HOSTED_WITHIN_MS = 30_000;
const GONE_WITHIN_MS = 30_000;
const LOOK_MS = 100;

/** Creates topics; resolves once brokers host them. Throws what the client says when one cannot be created, or is not hosted within 30 s. */
export async function createTopics(admin: Admin, topics: Declared): Promise<void> {
  // The client itself waits only for a leader to be named, and fails where the topic is not known to its broker yet.
  await admin.createTopics({ topics, waitForLeaders: false });
  const deadline = Date.now() + HOSTED_WITHIN_MS;
  for (const { topic } of topics) {
    for (;;) {
      try {
        // A broker refuses to say where a partition ends until it has made room for it.
        await admin.fetchTopicOffsets(topic);
        break;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await pause(LOOK_MS);
      }
    }
  }
}

/** Deletes topics; resolves once they are gone: until then whoever looks takes them for existing. Throws what the client says, or when one is there after 30 s. */
export async function deleteTopics(admin: Admin, topics: readonly string[]): Promise<void> {
  if (topics.length === 0) return;
  await admin.deleteTopics({ topics: [...topics] });
  for (const deadline = Date.now() + GONE_WITHIN_MS; ; await pause(LOOK_MS)) {
    const listed = await admin.listTopics();
    const left = topics.filter((topic) => listed.includes(topic));
    if (left.length === 0) return;
    if (Date.now() > deadline) throw new Error(`${left.join(', ')} are deleted and listed all the same`);
  }
}

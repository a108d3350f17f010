/** `repstream topics apply|list`: the topics, their schemas, and the exercise catalogue. */
import type { Command } from 'commander';
import { builtAs } from '../../deploy/builds.js';
import { readSettings } from '../../deploy/settings.js';
import { createLog } from '../../engine/log.js';
import { applyTopics } from '../../engine/provision.js';
import { topologyOf } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import { topics } from '../../schemas/topics.js';
import { untilOneEnds } from '../anew.js';
import { applyExercises } from '../exercises.js';

export default function register(program: Command): void {
  const command = program.command('topics');
  command
    .command('apply')
    .description(
      'create missing topics, register schemas, publish the exercise catalogue; doing it again changes nothing',
    )
    .action(async ({ json }: { json?: boolean }) => {
      const settings = readSettings();
      const log = createLog('topics', settings.logLevel);
      const built = builtAs(processors, settings.builds);
      const { applied, published } = await untilOneEnds(log, 'topics apply', async (signal) => ({
        applied: await applyTopics(Object.values(topics), built, settings, log, { signal }),
        published: await applyExercises(settings, log, { signal }),
      }));
      if (json) return console.log(JSON.stringify({ topics: applied, exercisesPublished: published }));
      for (const { topic, partitions, schemaId, created } of applied) {
        console.log(`${created ? 'created ' : 'exists  '} ${topic} (${partitions} partitions, schema ${schemaId})`);
      }
      console.log(`${published} exercises published`);
    });
  command
    .command('list')
    .description('what topics there are, who writes them and what they are called in Kafka')
    .action(({ json }: { json?: boolean }) => {
      const topology = topologyOf(builtAs(processors, readSettings().builds));
      const rows = Object.values(topics).map((topic) => ({
        topic: topology.physical(topic),
        role: topic.role,
        writer: topology.writerOf(topic)?.name ?? 'outside',
        comment: topic.comment,
      }));
      if (json) return console.log(JSON.stringify(rows));
      for (const { topic, role, writer, comment } of rows)
        console.log(`${topic}\n  ${role}, written by ${writer}. ${comment}`);
    });
}

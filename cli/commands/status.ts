/** `repstream status`: what is behind, and why; exit code 1 when something is later than it may be, stopped or unreachable. */
import type { Command } from 'commander';
import { builtAs } from '../../deploy/builds.js';
import { readSettings } from '../../deploy/settings.js';
import { topologyOf } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import { ticks } from '../../schemas/topics.js';
import { statusOf } from '../status/judge.js';
import { observe } from '../status/observe.js';
import { partsOf } from '../status/parts.js';
import { textOf } from '../status/text.js';

export default function register(program: Command): void {
  program.command('status').action(async ({ json }: { json?: boolean }) => {
    const settings = readSettings();
    const topology = topologyOf(builtAs(processors, settings.builds));
    const parts = await partsOf(settings);
    const needed = parts.filter(({ name }) => name !== 'schema registry');
    const observed = needed.every(({ answers }) => answers) ? await observe(topology, ticks, settings) : null;
    const status = statusOf(parts, observed);
    console.log(json ? JSON.stringify(status) : textOf(status, Date.now()));
    process.exit(status.faults.length === 0 ? 0 : 1);
  });
}

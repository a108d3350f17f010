/** Orders priced by a table, on topics of one's own; as a program of its own it can be killed. */
import { pathToFileURL } from 'node:url';
import type { Connections } from '../../../engine/connections.js';
import { createLog } from '../../../engine/log.js';
import { runProcessors } from '../../../engine/process.js';
import { type AnyProcessor, defineProcessor, type Received } from '../../../engine/processor.js';
import { source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, integer, text, view } from '../../../engine/view.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { ticksNamed } from './world.js';

/** What two processes need to mean the same flow. */
export interface PricedNames {
  readonly orders: string;
  readonly prices: string;
  readonly processor: string;
  readonly view: string;
}

/** One row per order: what it costs by the price that was valid, `amount` pieces of the ware named by `id` before the slash. */
export function priced(names: PricedNames, version = 1) {
  const orders = source(names.orders, countKeys);
  const prices = source(names.prices, { ...countKeys, key: ({ id }: Count) => id });
  const costs = view(names.view, {
    comment: 'What orders cost.',
    key: ['id'],
    columns: {
      owner: text('Whose.'),
      id: text('Which.'),
      cost: bigint('Pieces times price; 0: no price is known.'),
      orders: integer('How often it was ordered.'),
    },
  });
  const processor = defineProcessor({
    name: names.processor,
    version,
    comment: 'Prices orders.',
    keyedBy: 'owner',
    from: { orders },
    tables: { prices },
    views: { costs },
    initial: () => ({ pieces: 0, orders: 0, at: 0 }),
    scope: { orders: (event: Received<Count>) => event.id },
    on: {
      orders(order: { pieces: number; orders: number; at: number }, events: readonly Received<Count>[]) {
        for (const { amount, at } of events) {
          order.pieces += amount;
          order.orders++;
          order.at = Math.max(order.at, at);
        }
      },
    },
    show: ({ pieces, orders, at }, { key, scope, tables }) => {
      const [ware = ''] = scope.split('/');
      const price = tables.prices.get(ware, at)?.amount ?? 0;
      return [costs.row({ owner: key, id: scope, cost: pieces * price, orders })];
    },
  }) as unknown as AnyProcessor;
  const [lineage] = topologyOf([processor]).lineages;
  if (!lineage) throw new Error('a lineage');
  return { orders, prices, processor, lineage };
}

/** What the program is told, as JSON in its one parameter. */
export interface PricedProgram {
  readonly names: PricedNames;
  readonly ticks: string;
  readonly connections: Connections;
  readonly sweepStep: number;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { names, ticks, connections, sweepStep } = JSON.parse(process.argv[2] ?? '') as PricedProgram;
  const log = createLog('priced', 'silent');
  await runProcessors({
    processors: [priced(names).processor],
    ticks: ticksNamed(ticks) as Topic,
    connections,
    log,
    sweepStep,
  });
}

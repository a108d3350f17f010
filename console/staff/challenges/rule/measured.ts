/** What a condition that measures may be, once its measure is chosen. */
import { measureOf } from '../../../../rules/amounts/figure.js';
import type { MeasureName } from '../../../../rules/amounts/measures.js';
import { readable, unitsOf } from '../../../../rules/amounts/units.js';
import type { Node } from '../../../../rules/node.js';
import type { Json } from './shapes.js';

type Measuring = Node & Json & { readonly measure: MeasureName };

export const measures = (node: Node): node is Measuring => 'measure' in node;

/** Units and aggregates that go with its measure. */
export function optionsOf(node: Node): Readonly<Record<string, readonly string[]>> {
  if (!measures(node)) return {};
  const { dimension, aggregates } = measureOf({ measure: node.measure });
  // The unit in which people read it is offered first.
  const unit = [...new Set([readable(dimension, 0).unit, ...unitsOf(dimension)])];
  return { unit, aggregate: aggregates };
}

/** The node with units and an aggregate that its measure has. */
export function fitted(node: Node): Node {
  if (!measures(node)) return node;
  const { dimension, aggregates } = measureOf({ measure: node.measure });
  const units = unitsOf(dimension);
  const inUnit = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if ('unit' in value)
      return units.includes(value.unit as string) ? value : { ...value, unit: readable(dimension, 0).unit };
    return 'per' in value ? { ...value, amount: inUnit((value as Json).amount) } : value;
  };
  const { aggregate, ...others } = node;
  const may = aggregates as readonly string[];
  const kept = aggregate !== undefined && may.includes(aggregate as string) ? aggregate : may[0];
  const held = Object.entries(others).map(([name, value]) => [name, name === 'where' ? value : inUnit(value)]);
  // A sum is what is meant where nothing is said.
  const fitting = {
    ...Object.fromEntries(held),
    ...(node.kind === 'target' && kept && kept !== 'sum' && { aggregate: kept }),
  };
  return fitting as unknown as Node;
}

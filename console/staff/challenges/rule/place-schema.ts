/** The schema of what a parent says of a child that it holds in an object: the name of a tier, the points of a step. */
import { nodeSchemas } from '../../../../rules/rule';
import type { Schema } from '../form/schema';

const byPlace: Readonly<Record<string, readonly [kind: string, field: string]>> = {
  tiers: ['tiers', 'tiers'],
  steps: ['sequence', 'steps'],
  conditions: ['team', 'conditions'],
};

/** By the id of the child, which ends with where it stands; undefined: nothing is said of it. */
export function placeSchemaOf(id: string): Schema | undefined {
  const [rule, index, name, ladders] = id.split('/').reverse();
  if (rule !== 'rule' || !/^\d+$/.test(index ?? '')) return undefined;
  if (ladders === 'ladders') return itemsOf('points', 'ladders')?.items;
  const place = byPlace[name ?? ''];
  return place && itemsOf(...place);
}

const itemsOf = (kind: string, field: string): Schema | undefined =>
  (nodeSchemas.get(kind) as Schema | undefined)?.properties?.[field]?.items;

/** The engine's declaration language: the only engine module that schemas and processors import. */
export type { Erasure } from './erasure.js';
export {
  type Change,
  type Delivered,
  defineProcessor,
  type KeptLookup,
  keep,
  type Received,
  shared,
} from './processor.js';
export { type SqlView, sqlView } from './sql-view.js';
export { type AvroSchema, derived, source, type Topic } from './topic.js';
export * from './view.js';

/**
 * Writes the made parts of README.md and docs/: what stands between `<!-- made: PART -->` and `<!-- end -->`. Run by `npm run docs`; a
 * test fails when a page is stale.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dataflowOf } from '../cli/graph/dataflow.js';
import { mermaidOf } from '../cli/graph/mermaid.js';
import { processors } from '../processors/index.js';
import { accessPart } from './made/access.js';
import { errorsPart, parkingPart } from './made/errors.js';
import { findingsPart } from './made/findings.js';
import { formulasPart, reasonsPart } from './made/formulas.js';
import { fenced } from './made/markdown.js';
import { measuresPart, metricsPart } from './made/metrics.js';
import { capacitiesPart, levelsPart } from './made/profiles.js';
import { filtersPart, nodesPart, reasonsOfRulesPart, ruleMeasuresPart, unitsPart } from './made/rules.js';
import { settingsPart } from './made/settings.js';
import { snippet } from './made/snippet.js';
import { topicsPart } from './made/topics.js';
import { analyticsPart, viewsPart } from './made/views.js';

/** Made of the API itself, which has to be built first. */
const access = await accessPart();

const parts: Readonly<Record<string, () => string>> = {
  graph: () => fenced('mermaid', mermaidOf(dataflowOf(processors))),
  'rule filters': filtersPart,
  'rule measures': ruleMeasuresPart,
  'rule nodes': nodesPart,
  'rule reasons': reasonsOfRulesPart,
  'rule units': unitsPart,
  access: () => access,
  analytics: analyticsPart,
  capacities: capacitiesPart,
  errors: errorsPart,
  findings: findingsPart,
  formulas: formulasPart,
  levels: levelsPart,
  measures: measuresPart,
  metrics: metricsPart,
  parking: parkingPart,
  reasons: reasonsPart,
  settings: settingsPart,
  topics: topicsPart,
  views: viewsPart,
};

const ROOT = new URL('../', import.meta.url);
const MADE = /(<!-- made: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g;

function partOf(name: string): string {
  if (name.startsWith('snippet ')) return snippet(name.slice('snippet '.length));
  const part = parts[name];
  if (!part)
    throw new Error(`there is no part ${name}: there are ${Object.keys(parts).join(', ')} and snippet PATH#NAME`);
  return part();
}

/** The text with its made parts as they should be. Throws on a part or a snippet that does not exist. */
const refreshed = (text: string): string =>
  text.replaceAll(MADE, (_, begin: string, name: string, end: string) => `${begin}\n${partOf(name)}\n\n${end}`);

/** Every page by its path from the root: its text as it is and as it should be. */
export function pages(): { path: string; is: string; should: string }[] {
  const inDocs = readdirSync(new URL('docs/', ROOT), { recursive: true, encoding: 'utf8' });
  const paths = ['README.md', ...inDocs.filter((path) => path.endsWith('.md')).map((path) => `docs/${path}`)];
  return paths.sort().map((path) => {
    const is = readFileSync(new URL(path, ROOT), 'utf8');
    return { path, is, should: refreshed(is) };
  });
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].replace(/^.*\//, '/'))) {
  for (const { path, is, should } of pages()) if (is !== should) writeFileSync(new URL(path, ROOT), should);
}

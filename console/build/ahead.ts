/** What runs first asks for the rest: it is a file of its own, and the page names what every page needs beside, so that all of it comes together. */
import type { Plugin, Rolldown } from 'vite';

/** What a browser runs first, and what that imports. */
const START = [
  /\/console\/index\.html$/,
  /\/console\/(start|routes|format\/month|reads\/ahead|session\/(claims|token))\.ts$/,
  /\/node_modules\/jwt-decode\//,
  /vite\/preload-helper|rolldown\/runtime/,
];

/** Whether a module is one of these. */
export const ofStart = (id: string): boolean => START.some((one) => one.test(id));

/** Names in the page what `main` loads. */
export const mainAhead = (main: string): Plugin => ({
  name: 'main-ahead',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => {
      const chunks = withImports(bundle, main);
      const styles = chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
      return [
        ...chunks.map(({ fileName }) => link('modulepreload', fileName)),
        ...styles.map((file) => link('stylesheet', file)),
      ];
    },
  },
});

const link = (rel: string, file: string) => ({
  tag: 'link',
  attrs: { rel, crossorigin: true, href: `/console/${file}` },
});

/** An entry and the chunks that it needs at once, all that it waits for. */
function withImports(bundle: Rolldown.OutputBundle, name: string): Rolldown.OutputChunk[] {
  const entry = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry && one.name === name);
  if (entry?.type !== 'chunk') throw new Error(`nothing of the console is called ${name}`);
  const imported = entry.imports.map((file) => bundle[file]);
  return [entry, ...imported.filter((one): one is Rolldown.OutputChunk => one?.type === 'chunk' && !one.isEntry)];
}

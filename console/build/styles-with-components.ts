/** Mantine's styles come with the component that they are for, so that a page loads those of what it shows and nobody keeps a list. */
import type { Plugin } from 'vite';

/** Where a component of Mantine names its classes: one file each, beside it. */
const CLASSES = /@mantine\/(core|charts)\/esm\/(?:.*\/)?([\w-]+)\.module\.mjs$/;
/** All in one layer, which whatever is ours stands above: in which order files come does not matter to it. */
const styleOf = (part: string, name: string) =>
  part === 'core' ? `@mantine/core/styles/${name}.layer.css` : '@mantine/charts/styles.layer.css';
const WHOLE = ['@mantine/core/styles.layer.css', '@mantine/charts/styles.layer.css'];
const importing = (files: readonly string[]) => files.map((file) => `import '${file}';\n`).join('');

/** Of what is built; while one works on it, packages are put together before, and everything comes at once. */
export function stylesWithComponents(): Plugin[] {
  return [
    {
      name: 'styles-with-components',
      apply: 'build',
      transform: {
        filter: { id: CLASSES },
        handler(code, id) {
          const [, part = '', name = ''] = CLASSES.exec(id) ?? [];
          return { code: importing([styleOf(part, name)]) + code, map: null };
        },
      },
    },
    {
      name: 'all-styles',
      apply: 'serve',
      transform: {
        filter: { id: /\/console\/main\.tsx$/ },
        handler: (code) => ({ code: importing(WHOLE) + code, map: null }),
      },
    },
  ];
}

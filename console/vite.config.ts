/** How the console is built: to static files under /console/, which the API serves. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mainAhead, ofStart } from './build/ahead.ts';
import { compressed } from './build/compressed.ts';
import { isField, isPart } from './build/parts.ts';
import { stylesWithComponents } from './build/styles-with-components.ts';

const fileIn = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: fileIn('.'),
  base: '/console/',
  plugins: [react(), stylesWithComponents(), mainAhead('main'), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 700,
    // What each page loads, for the test that weighs it.
    manifest: true,
    // Browsers that read the rest know it.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: fileIn('index.html'), main: fileIn('main.tsx') },
      treeshake: {
        // Its modules only export; it does not say so, and a page that judges rules would carry all of them.
        moduleSideEffects: [{ test: /\/node_modules\/typebox\//, sideEffects: false }],
      },
      output: {
        codeSplitting: {
          // What runs first is small, what every page needs is one file, and what many do another: each file costs a turn of a connection.
          groups: [
            { name: 'start', test: ofStart, priority: 2 },
            { name: 'shared', tags: ['$initial'], priority: 1 },
            { name: 'parts', test: isPart, minShareCount: 2 },
            { name: 'fields', test: isField, minShareCount: 2 },
          ],
        },
      },
    },
  },
  // While one works on it: `npm start`, then `npx vite console`.
  server: { proxy: { '/v1': process.env.API ?? 'http://127.0.0.1:8080' } },
});

/** How the console is built: to static files under /console/, which the API serves. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { stylesWithComponents } from './build/styles-with-components.ts';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  plugins: [react(), stylesWithComponents(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 700,
    // What each page loads, for the test that weighs it.
    manifest: true,
    rolldownOptions: {
      treeshake: {
        // Its modules only export; it does not say so, and a page that judges rules would carry all of them.
        moduleSideEffects: [{ test: /\/node_modules\/typebox\//, sideEffects: false }],
      },
      output: {
        codeSplitting: {
          // What every page needs in one file, and what many do in another: each file costs a turn of a connection.
          groups: [
            { name: 'shared', tags: ['$initial'], priority: 1 },
            { name: 'parts', minShareCount: 9, maxModuleSize: 20_000 },
          ],
        },
      },
    },
  },
  // While one works on it: `npm start`, then `npx vite console`.
  server: { proxy: { '/v1': process.env.API ?? 'http://127.0.0.1:8080' } },
});

/** How the console is built: to static files under /console/, which the API serves. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 700 },
  // While one works on it: `npm start`, then `npx vite console`.
  server: { proxy: { '/v1': process.env.API ?? 'http://127.0.0.1:8080' } },
});

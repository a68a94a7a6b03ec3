import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    // CommonJS, because it runs to its end before Electron is ready: the app:// scheme must be registered by then.
    build: {
      outDir: 'out/main',
      // Beside the app itself its commands, which it runs in processes of their own.
      lib: {
        entry: {
          main: 'electron/main.ts',
          signwright: 'training/cli.ts',
          // Threads of a training (training/team.ts).
          shard_thread: 'training/shard_thread.ts',
        },
        formats: ['cjs'],
        fileName: (_, name) => `${name}.cjs`,
      },
      rollupOptions: { output: { chunkFileNames: '[name]-[hash].cjs' } },
    },
  },
  preload: {
    // A sandboxed preload must be one CommonJS file.
    build: {
      outDir: 'out/preload',
      lib: { entry: 'electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
      externalizeDeps: false,
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [svelte()],
    publicDir: 'public',
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      rollupOptions: { input: resolve(import.meta.dirname, 'renderer/index.html') },
    },
    worker: { format: 'es' },
  },
});

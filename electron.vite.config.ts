import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { noteBundled } from './packaging/bundled.ts';

/** Where each build notes which packages it took in. */
const notes = resolve(import.meta.dirname, 'out/bundled');

export default defineConfig({
  main: {
    plugins: [noteBundled(notes, 'main')],
    // CommonJS, because it runs to its end before Electron is ready: the app:// scheme must be registered by then.
    build: {
      outDir: 'out/main',
      // Beside the app itself its commands, which it runs in processes of their own.
      lib: {
        entry: {
          main: 'electron/main.ts',
          signwright: 'training/cli.ts',
          // The process of an engine (electron/engines/).
          engine: 'electron/engines/engine-main.ts',
          // Threads of a training (training/team.ts).
          shard_thread: 'training/shard_thread.ts',
        },
        formats: ['cjs'],
        fileName: (_, name) => `${name}.cjs`,
      },
      // Packages with native code stay files of their own; what is plain JavaScript needs no folder beside the bundle.
      externalizeDeps: { exclude: ['valibot', 'ws', 'yauzl'] },
      rollupOptions: {
        // Sweeps over Redis are for a checkout (training/sweep/redis.ts): the app carries none of it.
        external: ['bullmq', 'ioredis'],
        output: { chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    plugins: [noteBundled(notes, 'preload')],
    // A sandboxed preload must be one CommonJS file.
    build: {
      outDir: 'out/preload',
      lib: { entry: 'electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
      externalizeDeps: false,
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [svelte(), noteBundled(notes, 'renderer')],
    publicDir: 'public',
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      // Every Chromium that it runs in knows what this would make up for.
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: {
          index: resolve(import.meta.dirname, 'renderer/index.html'),
          smallCaption: resolve(import.meta.dirname, 'renderer/small-caption/index.html'),
          // Its files are served by themselves, to programs that may not see the app (electron/sharing/server.ts).
          captions: resolve(import.meta.dirname, 'renderer/captions-page/index.html'),
        },
      },
    },
    worker: { format: 'es', plugins: () => [noteBundled(notes, 'worker')] },
  },
});

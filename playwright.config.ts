import { defineConfig } from '@playwright/test';
import { launchOptions } from './test/e2e/browser.ts';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  // MediaPipe and software GL fill two cores by themselves.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    launchOptions: launchOptions({ camera: true }),
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});

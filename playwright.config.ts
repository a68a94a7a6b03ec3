import { defineConfig } from '@playwright/test';
import { launchOptions } from './test/e2e/browser.ts';

/** A run of one project does not overwrite what the other has found. */
const project = process.argv.find((argument) => argument.startsWith('--project='))?.slice('--project='.length);
/** They script the main side, and look at no hands. */
const VIEWS = /(-view|results|new-words)\.spec\.ts$/;

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  workers: 2,
  // Cameras and sliders run by the clock, and a busy machine may starve them: `.ci/run` names what needed a second try.
  retries: 1,
  timeout: 120_000,
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: `test-results/${project ?? 'e2e'}.json` }]],
  use: {
    launchOptions: launchOptions({ camera: true }),
    // Whatever fails is tried again, and traced then: tracing everything takes cores that cameras and pages need.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'views', testMatch: VIEWS, fullyParallel: true },
    // MediaPipe and software GL fill two cores by themselves.
    { name: 'live', testIgnore: VIEWS, workers: 1 },
  ],
});

import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';

const plural = pluralsOf('en');

export const messages = {
  settings: 'Settings',
  appearance: 'Appearance',
  colours: 'Colours',
  themes: { system: 'As the system has it', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languageOfWindow: 'Language of the window',
  asTheSystem: 'As the system has it',
  firstSteps: 'First steps',
  aboutFirstSteps: 'From the camera to the first recognised word.',
  showFirstSteps: 'Show the first steps',
  camera: {
    title: 'Camera',
    about:
      'With several people in view, Signwright reads one of them, and stays with that person while they are there.',
    mirrored: 'My camera sends a mirror image',
    aboutMirrored:
      'Some virtual cameras do, and then left and right are mistaken for each other. To find out, hold something with letters up to the camera while this is off: where you can read them in Signwright’s picture, turn it on.',
  },
  conversation: {
    title: 'Conversation',
    sentenceEnds: 'A sentence ends',
    whenISaySo: 'when I say so (N)',
    afterSeconds: (count: number) =>
      plural(count, {
        one: `after ${count} second without a sign`,
        other: `after ${count} seconds without a sign`,
      }),
    keep: 'Keep conversations on this computer',
    kept: 'They are there again at the next start. Turning this off deletes them.',
    notKept: 'They are gone when Signwright is closed.',
  },
  usual: {
    title: 'What you usually say',
    about: 'Where two signs look alike, Signwright then writes the one that you usually sign next.',
    learn: 'Learn which words I sign after one another',
    stays: 'Words are counted as you leave or correct them. The counts stay on this computer, and no sentence is kept.',
    counted: (count: number) =>
      count === 0
        ? 'Nothing has been counted yet.'
        : plural(count, {
            one: `${decimal(count)} word has been counted so far.`,
            other: `${decimal(count)} words have been counted so far.`,
          }),
    forget: 'Forget what I usually say',
  },
  speech: {
    title: 'Speech',
    about: 'Sentences are said by the voices that are installed on this computer. No text is sent anywhere.',
    looking: 'Looking for voices…',
    languageOfWords: 'Language of the words',
    voice: 'Voice',
    foreign: (voice: string, words: string) =>
      `This voice is made for ${voice}. The words are in ${words}, so they may sound odd.`,
    measures: { rate: 'Speed', pitch: 'Pitch', volume: 'Loudness' },
    tryIt: 'Try it',
    /** Said aloud. */
    sample: 'Hello, this is how I sound.',
    stop: 'Stop',
    auto: 'Say each sentence when it ends',
  },
  caption: {
    title: 'Large caption',
    about: 'For the caption that fills the window, and for its small window.',
    letters: 'Keys of one letter act in Translate (N, S, F, T)',
  },
  engine: {
    title: 'Engine',
    about: 'What computes the words. Nothing of it changes which words are recognised.',
    names: {
      auto: 'Automatic (recommended)',
      onnx: 'Processor (ONNX Runtime)',
      webgpu: 'Graphics card with WebGPU (ONNX Runtime)',
      dml: 'Graphics card with DirectML (ONNX Runtime)',
      coreml: 'Graphics card with CoreML (ONNX Runtime)',
      cuda: 'NVIDIA graphics card with CUDA (ONNX Runtime)',
      tensorflow: 'TensorFlow',
    },
    aboutAuto: 'The fastest one that works on this computer, by measurement.',
    trying: 'Engines are being tried. This takes some seconds.',
    running: (engine: string) => `Running now: ${engine}.`,
    runsNow: 'runs now',
    tryAgain: 'Try again',
    tryEngineAgain: (engine: string) => `Try ${engine} again`,
    measure: 'Measure',
    measureAgain: 'Measure again',
    looking: 'Looking for engines.',
    notMeasured: 'It has not been measured yet.',
    runsOn: (device: string) => `It runs on: ${device}.`,
    /** @param p95 what 95 of 100 answers take at most */
    takes: (p50: string, p95: string) => `An answer takes ${p50}, 95 of 100 take at most ${p95}.`,
    lessThan: (time: string) => `less than ${time}`,
  },
  diagnostics: {
    title: 'Diagnostics',
    about:
      'If something does not work, this text helps to find out why. It holds no word, no name and no take. Nothing is sent: you read it, save it, and give it to whom you like.',
    text: 'The diagnostics',
    show: 'Show the diagnostics',
    showAgain: 'Show them anew',
    save: 'Save as text…',
  },
  product: {
    title: 'About',
    version: (version: string) => `Signwright ${version}. Free software under the licence Apache-2.0.`,
    asksHost: (host: string) =>
      `“Look for updates” asks ${host} for the newest version. That server learns this computer’s internet address, and nothing of what you do here. Signwright never looks by itself.`,
    neverLooks:
      'This copy never looks for updates, and nothing of it goes over the network. A newer version comes from where you got this one.',
    look: 'Look for updates',
    looking: 'Looking…',
    current: 'This is the newest version.',
    newer: (version: string, size: string) => `Version ${version} is there (${size}).`,
    fetch: (version: string) => `Fetch version ${version}`,
    fetching: (version: string, size: string) => `Fetching version ${version} (${size})…`,
    fetched: (version: string, path: string) =>
      `Version ${version} is in ${path}. Close Signwright and open that file to install it. Your takes and models stay.`,
    unknown: 'Signwright does not say which version it is. Close it and open it again.',
    licencesMore: 'Licences…',
    licences: 'Licences',
    licencesOfAll: 'Licences of everything that Signwright consists of',
    oneMoment: 'One moment…',
    noLicences: 'The list of licences is missing. It is made by “npm run build”.',
  },
};
export type Messages = typeof messages;

/** Puts the parts together and opens the window's one page. */
import { mount } from 'svelte';
import { createApi } from '../electron/ipc.ts';
import App from './App.svelte';
import { cameraSurroundings } from './camera/surroundings.ts';
import { HandDetector } from './landmarks/detector.ts';
import { Live } from './live/live.svelte.ts';
import { openMemory } from './memory.ts';
import { Theme } from './theme/theme.svelte.ts';
import './theme/theme.css';
import { openTransport } from './transport.ts';
import { Lookup } from './words/lookup.svelte.ts';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element "app".');

const memory = openMemory(() => localStorage);
const live = new Live({
  api: createApi(openTransport()),
  camera: cameraSurroundings(memory),
  createDetector: () => HandDetector.create(),
});
const lookup = new Lookup((word) => live.session.loadPrototype(word), memory);

mount(App, { target, props: { live, lookup, theme: new Theme(memory) } });
live.start();
addEventListener('pagehide', () => live.stop());

/** The page of the small window: the caption of the main window's page, and nothing else. */
import { mount } from 'svelte';
import { openMemory } from '../memory.ts';
import { CaptionLook } from '../output/look.svelte.ts';
import '../theme/theme.css';
import SmallCaption from './SmallCaption.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element "app".');
mount(SmallCaption, { target, props: { look: new CaptionLook(openMemory(() => localStorage)) } });

/** The page of the small window: the caption of the main window's page, and nothing else. */
import { mount } from 'svelte';
import { language } from '../language/language.svelte.ts';
import { openMemory } from '../memory.ts';
import { CaptionLook } from '../output/look.svelte.ts';
import '../theme/theme.css';
import SmallCaption from './SmallCaption.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element "app".');
const memory = openMemory(() => localStorage);
const chooseLanguage = () => language.open(memory, navigator.languages);
chooseLanguage();
// The settings of the main window may change it meanwhile.
addEventListener('storage', chooseLanguage);
mount(SmallCaption, { target, props: { look: new CaptionLook(memory) } });

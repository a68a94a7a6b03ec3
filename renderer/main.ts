/** Puts the parts together and opens the window's one page. */
// Before everything else: it begins to look for hands while the rest is still being read.
import { createDetector } from './landmarks/first-detector.ts';
import { mount } from 'svelte';
import { createApi } from '../electron/ipc.ts';
import App from './App.svelte';
import { cameraSurroundings } from './camera/surroundings.ts';
import { Imports } from './imports/imports.svelte.ts';
import { Guide } from './guide/guide.svelte.ts';
import { language } from './language/language.svelte.ts';
import { LibraryStore } from './library/store.svelte.ts';
import { Live } from './live/live.svelte.ts';
import { Place } from './models/place.svelte.ts';
import { ModelStore } from './models/store.svelte.ts';
import { NewWords } from './new-words/store.svelte.ts';
import { openMemory } from './memory.ts';
import { CaptionSender } from './output/caption-channel.ts';
import { Output } from './output/output.svelte.ts';
import { openSmallCaption } from './output/small-window.ts';
import { Chimes } from './record/chimes.ts';
import { Disk } from './record/disk.svelte.ts';
import { Practice } from './practise/practice.ts';
import { Plan } from './record/plan.svelte.ts';
import { Recorder } from './record/recorder.svelte.ts';
import { ErrorReports } from './recovery/error-reports.ts';
import { followNews } from './recovery/news.ts';
import { SharingStore } from './sharing.svelte.ts';
import { reach } from './status/milestones.ts';
import { Theme } from './theme/theme.svelte.ts';
import './theme/theme.css';
import { TrainingStore } from './train/store.svelte.ts';
import { AnswerStore } from './translate/answers.svelte.ts';
import { IdleStore } from './translate/idle.svelte.ts';
import { EngineStore } from './settings/engines.svelte.ts';
import { SensitivityStore } from './translate/sensitivity.svelte.ts';
import { openTransport } from './transport.ts';
import { Views } from './views.svelte.ts';
import { Lookup } from './words/lookup.svelte.ts';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element "app".');

const memory = openMemory(() => localStorage);
language.open(memory, navigator.languages);
const api = createApi(openTransport());
language.tell((code) => void api.setLanguage({ language: code }).catch(() => null));
const live = new Live({ api, camera: cameraSurroundings(memory), createDetector });
const { notices } = live;
new ErrorReports(api).listen(window);
followNews(api, live, { storage: () => localStorage, reload: () => location.reload() });
const lookup = new Lookup((word) => live.session.loadPrototype(word), memory);
const library = new LibraryStore(api, notices);
const imports = new Imports({ api, notices, createDetector });
const models = new ModelStore(api, notices);
const trainings = new TrainingStore(api, notices);
const newWords = new NewWords(api, notices);
const sensitivity = new SensitivityStore(api, notices);
const idle = new IdleStore(api, notices, memory);
const answers = new AnswerStore(api, notices);
live.caption.onanswer = (sign, word) => {
  // What somebody types may be anything; what the model or the library knows is a word.
  const words = [live.session.model?.words, library.description?.words];
  const known = words.some((list) => list?.some((each) => each.word === word)) ? word : null;
  void api.tellSign({ sign, word: known }).catch(() => null);
  if (known !== null) answers.heard(sign, known);
};
const sharing = new SharingStore(api, notices, live.caption.conversation);
const output = new Output({
  api,
  live,
  memory,
  speaking: {
    synthesis: window.speechSynthesis ?? null,
    utter: (text) => new SpeechSynthesisUtterance(text),
    platform: navigator.userAgent.toLowerCase(),
  },
  float: openSmallCaption,
});
const sender = new CaptionSender();
output.watch((caption, look) => sender.send(caption, look));
const chimes = new Chimes(memory);
const recorder = new Recorder({ api, live, notices, chimes });
const studio = { recorder, plan: new Plan(memory), chimes, disk: new Disk(api, notices) };
const practice = new Practice((word) => live.session.loadPrototype(word), memory);
const views = new Views();
views.onchange = (to, from) => {
  if (from === 'record') void recorder.leave();
  if (from === 'practise') practice.leave();
  live.heed = to === 'practise' ? (recognition) => practice.drill.hear(recognition) : null;
  sharing.keepPrivate(to === 'practise');
  live.serve(to);
};

const stores = {
  library,
  models,
  trainings,
  newWords,
  sensitivity,
  idle,
  answers,
  sharing,
  engines: new EngineStore(api, notices),
};
const theme = new Theme(memory);
mount(App, {
  target,
  props: {
    api,
    views,
    live,
    output,
    lookup,
    imports,
    studio,
    practice,
    guide: new Guide(memory),
    ...stores,
    place: new Place(),
    theme,
  },
});
reach('window');
live.start();
void output.keeping.refresh();
void output.usual.refresh();
for (const store of Object.values(stores)) void store.refresh();
addEventListener('pagehide', () => {
  live.stop();
  output.speech.stop();
  void output.keeping.write();
});

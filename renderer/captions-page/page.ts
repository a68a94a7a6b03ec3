/** The captions page: words over a transparent ground, for OBS or any browser. It comes back by itself, whatever ends. */
import { messagesFor } from './messages.ts';
import { optionsFrom } from './options.ts';
import './page.css';
import { hear, NOTHING, readable, type Shown } from './shown.ts';

/** Pauses between attempts to reconnect: doubled from the first to the last, ms. */
const FIRST_PAUSE = 500;
const LAST_PAUSE = 5000;
/** A connection that is refused within this time was never a good one, ms. */
const ANSWER_MS = 4000;

const options = optionsFrom(location.search);
const { code, messages } = messagesFor(navigator.languages);
const caption = element('caption');
const heading = element('heading');
const words = element('words');
const trouble = element('trouble');
let shown: Shown = NOTHING;
let pause = FIRST_PAUSE;
let hiding: ReturnType<typeof setTimeout> | undefined;

style();
speak();
connect();

function style(): void {
  const { style: rules } = document.documentElement;
  rules.setProperty('--size', `${options.size}px`);
  rules.setProperty('--lines', String(options.lines));
  rules.setProperty('--ink', options.colour);
  rules.setProperty('--outline', options.outline);
  rules.setProperty('--behind', options.outline === '#000000' ? '#000c' : '#fffc');
  rules.setProperty('--align', options.align);
  caption.classList.toggle('upper', options.uppercase);
}

/** The page's own words alone: nobody knows the language of those that were signed. */
function speak(): void {
  document.title = messages.title;
  heading.textContent = messages.captions;
  heading.lang = code;
  trouble.lang = code;
}

function connect(): void {
  const address = new URL('/api/stream', location.href.replace(/^http/, 'ws'));
  address.searchParams.set('key', options.key);
  const socket = new WebSocket(address);
  socket.addEventListener('open', () => {
    pause = FIRST_PAUSE;
    say(null);
  });
  socket.addEventListener('message', ({ data }) => {
    shown = hear(shown, JSON.parse(String(data)));
    draw();
  });
  socket.addEventListener('close', () => {
    // The words stay: whoever reads them has not finished. A guess is out of date.
    shown = { ...shown, guess: null };
    draw();
    void explain();
    setTimeout(connect, pause);
    pause = Math.min(2 * pause, LAST_PAUSE);
  });
}

/** A socket does not say why it was refused; the same question by another way does. */
async function explain(): Promise<void> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  const headers = { Authorization: `Bearer ${options.key}` };
  const status = await fetch('/api/status', { headers, signal }).then(
    (answer) => answer.status,
    () => null,
  );
  if (status === 401) say(messages.wrongKey);
}

function say(sentence: string | null): void {
  trouble.hidden = sentence === null;
  trouble.textContent = sentence;
}

/** Words that stand already stay the same elements, so that only new ones fade in and are read out. */
function draw(): void {
  const all = shown.words.map(spaced);
  const there = [...words.querySelectorAll('.word')];
  const same = there.findIndex((each, index) => each.textContent !== all[index]);
  const kept = same < 0 ? there.length : same;
  words.querySelector('.guess')?.remove();
  for (const old of there.slice(kept)) old.remove();
  for (const word of all.slice(kept)) put('word', word);
  if (options.guess && shown.guess !== null) put('guess', spaced(shown.guess)).setAttribute('aria-hidden', 'true');
  const empty = words.childElementCount === 0;
  caption.classList.toggle('box', options.box && !empty);
  clearTimeout(hiding);
  words.hidden = false;
  if (options.hide > 0) hiding = setTimeout(hide, options.hide * 1000);
}

/** The space belongs to its word, so that it goes with it. */
function spaced(gloss: string): string {
  return `${readable(gloss)} `;
}

function put(kind: 'word' | 'guess', text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = kind;
  span.textContent = text;
  words.append(span);
  return span;
}

function hide(): void {
  words.hidden = true;
  caption.classList.remove('box');
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no element "${id}".`);
  return found;
}

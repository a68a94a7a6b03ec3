import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('de');

export const messages: Messages = {
  practice: 'Üben',
  practiseSigns: 'Gebärden üben',
  about:
    'Ein Wort wird gezeigt, und du gebärdest es. Gewertet wird, was das Modell liest, wie in einem Gespräch; wie gut du gebärdest, kann es nicht sagen.',
  place: (at, of) => `Wort ${at} von ${of}`,
  sign: 'Gebärde:',
  unseen: 'Noch wird nicht gesehen, was du gebärdest: Warte auf die Kamera und die Handerkennung.',
  movingHands: (word) => `Hände gebärden „${word}“, wie im Spiegel`,
  noMovement: 'Zu diesem Wort gibt es keine Bewegung zu zeigen.',
  showMe: 'Zeig es mir',
  hold: 'Bewegung anhalten',
  play: 'Bewegung abspielen',
  skip: 'Dieses Wort überspringen',
  end: 'Runde beenden',
  word: 'Wort',
  read: 'Gelesen',
  onceMore: (count) =>
    plural(count, {
      one: 'Noch einmal das Wort, das nicht gelang',
      other: `Noch einmal die ${count} Wörter, die nicht gelangen`,
    }),
  whichWords: 'Welche Wörter',
  choices: { all: 'Beliebige Wörter', weak: 'Wörter, die nicht gelangen', new: 'Noch nicht geübte Wörter' },
  howMany: 'Wie viele',
  showEach: 'Zeigen, wie jedes Wort gebärdet wird',
  leftHand: 'Ich gebärde mit der linken Hand',
  start: 'Beginnen',
  noModel: 'Die Wörter kommen mit dem Modell, und das ist nicht geladen.',
  noneWrong: 'Bisher ist kein Wort misslungen.',
  noneNew: 'Alle Wörter wurden schon geübt.',
  right: (word, sure) => `Richtig: „${word}“, zu ${sure} sicher.`,
  nearly: (word, sure) => `Beinahe: Es sah aus wie „${word}“, aber nur zu ${sure} sicher. Noch einmal.`,
  other: (word) => `Das wurde als „${word}“ gelesen. Sieh dir die Bewegung an und versuche es noch einmal.`,
  nothing: 'Das wurde als kein Wort gelesen. Sieh dir die Bewegung an und versuche es noch einmal.',
  noneSigned: 'Es wurde kein Wort gebärdet.',
  allAtOnce: (count) =>
    plural(count, { one: 'Beim ersten Versuch richtig.', other: `Alle ${count} beim ersten Versuch richtig.` }),
  someAtOnce: (right, count) => `${right} von ${count} beim ersten Versuch richtig.`,
  skipped: 'übersprungen',
  notRead: 'nicht gelesen',
  tries: (tries, sure) => `${tries}. Versuch, zu ${sure} sicher`,
  textToSigns: 'Vom Text zu Gebärden',
  aboutText:
    'Schreib, was du sagen möchtest. Die Gebärden, die das Modell kennt, werden nacheinander gezeigt: für jemanden, der antwortet, oder zum Mitgebärden.',
  text: 'Text',
  showSigns: 'Gebärden zeigen',
  notLoaded: (why) => `Die Bewegungen konnten nicht geladen werden. ${why}`,
  quoted: (word) => `„${word}“`,
  unknown: (count, words) =>
    plural(count, {
      one: `Für ${words} ist keine Gebärde bekannt. Nimm sie auf, dann lernt das Programm sie.`,
      other: `Für ${words} sind keine Gebärden bekannt. Nimm sie auf, dann lernt das Programm sie.`,
    }),
  unmoving: (words) => `Zu ${words} gibt es keine Bewegung zu zeigen.`,
  signs: 'Gebärden',
  playback: 'Wiedergabe der Gebärden',
  playButton: 'Abspielen',
  pauseButton: 'Anhalten',
  slowly: 'Langsam',
};

import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('de');

export const messages: Messages = {
  howDoISign: 'Wie gebärde ich…',
  close: 'Wörterliste schließen',
  find: 'Wort suchen',
  fromWhere: 'Herkunft der Wörter',
  all: 'Alle',
  origins: { new: 'Neu', model: 'Gelernt', released: 'Mitgeliefert' },
  marks: { new: 'neu', released: 'mitgeliefert' },
  words: 'Wörter',
  twoHanded: ', mit beiden Händen',
  noneLike: (text) => `Das Modell kennt kein Wort wie „${text}“.`,
  noModel: 'Die Wörter kommen mit dem Modell, und das ist nicht geladen.',

  movingHands: (word) => `Hände gebärden „${word}“, wie im Spiegel`,
  loading: 'Wird geladen…',
  noMovement: (word) => `Das Modell erkennt „${word}“, hat aber keine Bewegung zu zeigen.`,
  notLoaded: (why) => `Die Bewegung konnte nicht geladen werden. ${why}`,
  movement: 'Bewegung',
  play: 'Abspielen',
  pause: 'Anhalten',
  momentOfMovement: 'Moment der Bewegung',
  moment: (at, of) => `${decimal(at, 1)} von ${decimal(of, 1)} Sekunden`,
  slowly: 'Langsam',
  leftHand: 'Ich gebärde mit der linken Hand',
  moments: (count) =>
    plural(count, { one: `${count} Moment der Bewegung`, other: `${count} Momente der Bewegung, der Reihe nach` }),

  extent: (words, model) => plural(words, { one: `${words} Wort · ${model}`, other: `${words} Wörter · ${model}` }),
  aboutModel: 'Über das Modell',
  closeCard: 'Schließen',
  modelCard: 'Steckbrief des Modells',
  network: (words, family, parameters) =>
    plural(words, {
      one: `${words} Wort · ${family}-Netz · ${decimal(parameters)} Parameter`,
      other: `${words} Wörter · ${family}-Netz · ${decimal(parameters)} Parameter`,
    }),
  notMeasured: 'Wie gut es bei Personen ist, die es nie gesehen hat, wurde nicht gemessen.',
  measured: (right) => `Von 100 Gebärden von Personen, die es nie gesehen hatte, las es etwa ${right} richtig.`,
  measuredWithWorst: (right, person, worst) =>
    `Von 100 Gebärden von Personen, die es nie gesehen hatte, las es etwa ${right} richtig; bei der Person, die es am schlechtesten verstand (${person}), ${worst}.`,
};

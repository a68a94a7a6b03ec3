import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import { spelledIn } from '../language/spelled.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('de');
const spelled = spelledIn('de');

const takes = (count: number) => plural(count, { one: '1 Aufnahme', other: `${decimal(count)} Aufnahmen` });

export const messages: Messages = {
  quoted: (word) => `„${word}“`,
  missing: (count) => plural(count, { one: 'noch 1 Aufnahme', other: `noch ${count} Aufnahmen` }),
  worksUntrained: 'geht untrainiert',
  off: 'aus',
  progress: (made, all, missing) => `${made} von ${takes(all)}: noch ${spelled(missing)}, dann wird es erkannt`,
  worksFirmer: 'Geht jetzt; mehr Aufnahmen machen es sicherer',
  offNow: 'Aus: Es wird nicht erkannt',
  needs: (count) => plural(count, { one: 'braucht noch 1 Aufnahme', other: `braucht noch ${count} Aufnahmen` }),
  worksNow: 'geht jetzt',
  recognisedWhen: (missing) =>
    plural(missing, {
      one: 'Es wird erkannt, sobald noch eine Aufnahme davon gemacht ist.',
      other: `Es wird erkannt, sobald noch ${spelled(missing)} Aufnahmen davon gemacht sind.`,
    }),
  importedOff: 'Importierte Wörter werden nur erkannt, wenn du sie einschaltest.',
  recognisedBy: (count) =>
    plural(count, {
      one: 'Es wird an seiner 1 Aufnahme erkannt. Trainiere neu, damit es sicher sitzt.',
      other: `Es wird an seinen ${takes(count)} erkannt. Trainiere neu, damit es sicher sitzt.`,
    }),
  moreWords: (count) => plural(count, { one: '1 weiteres Wort', other: `${count} weitere Wörter` }),
  nowWork: (count, words) =>
    plural(count, { one: `${words} wird jetzt erkannt.`, other: `${words} werden jetzt erkannt.` }),
  retrainFirm: (count) =>
    plural(count, {
      one: 'Trainiere neu, damit es sicher sitzt.',
      other: 'Trainiere neu, damit sie sicher sitzen.',
    }),
  muchAlike: (one, other) => `${one} sieht ${other} sehr ähnlich: Sie könnten verwechselt werden.`,
  littleAlike: (one, other) => `${one} ist ${other} ein wenig ähnlich: Vergleiche sie, falls sie verwechselt werden.`,

  pair: (one, other) => `${one} und ${other}`,
  alike: (nearness) =>
    `Ihre Ähnlichkeit ist ${decimal(nearness, 2)}: Bei zwei Aufnahmen derselben Gebärde ist sie etwa ${decimal(0.9, 1)}, bei verschiedenen Gebärden etwa 0.`,
  bothMovements: 'beide Bewegungen',
  whatYouCanDo: 'Was du tun kannst',
  ifMixedUp: 'Falls sie verwechselt werden, kannst du',
  recordWord: (word) => `${word} anders aufnehmen.`,
  aboutRecording: (count) =>
    plural(count, {
      one: 'Die 1 Aufnahme davon kommt in den Papierkorb der Bibliothek, und es wird nach neuen gefragt.',
      other: `Die ${takes(count)} davon kommen in den Papierkorb der Bibliothek, und es wird nach neuen gefragt.`,
    }),
  recordDifferently: 'Anders aufnehmen',
  anotherName: 'Ihm einen anderen Namen geben.',
  aboutName: 'Die Bewegung bleibt, wie sie ist.',
  rename: 'Umbenennen',
  turnWordOff: (word) => `${word} ausschalten.`,
  aboutTurningOff: 'Es wird nicht erkannt, bis du es wieder einschaltest oder neu trainierst; seine Aufnahmen bleiben.',
  turnOff: 'Ausschalten',
  leaveThem: 'Beide so lassen.',
  aboutLeaving: 'Nichts ändert sich, und diese Warnung kommt nicht wieder, solange das Fenster offen ist.',
  leaveBoth: 'Beide so lassen',
  deleted: (count, word) =>
    plural(count, {
      one: `1 Aufnahme von ${word} gelöscht. „Rückgängig“ in der Bibliothek holt sie zurück.`,
      other: `${takes(count)} von ${word} gelöscht. „Rückgängig“ in der Bibliothek holt sie zurück.`,
    }),
  renamed: (before, now) => `${before} heißt jetzt ${now}.`,
  isOff: (word) => `${word} ist aus. Der Schalter in der Bibliothek schaltet es wieder ein.`,

  recogniseUntrained: 'Untrainiert erkennen',
  compareMovements: 'Bewegungen vergleichen',
  ofBoth: (one, other) => `(${one} und ${other})`,
  tryIt: 'Ausprobieren',
  retrain: 'Neu trainieren',
  endsRecording: 'Beides beendet die Aufnahme.',
  morePairs: (count) =>
    plural(count, {
      one: '1 weiteres Paar sieht sich ähnlich: Sieh dir die Wörter in der Bibliothek an.',
      other: `${count} weitere Paare sehen sich ähnlich: Sieh dir die Wörter in der Bibliothek an.`,
    }),

  moments: (count, word) => `${count} Augenblicke von ${word}, wie im Spiegel`,
  movingHands: (word) => `Hände gebärden ${word}, wie im Spiegel`,
  loading: 'Wird geladen…',
  notLoaded: (why) => `Die Bewegung konnte nicht geladen werden. ${why}`,
  noMovement: 'Es gibt keine Bewegung zu zeigen.',
  takeOfLibrary: 'eine Aufnahme der Bibliothek',
  fromModel: 'aus dem Modell',
};

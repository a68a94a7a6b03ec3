import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import { capital, spelledIn } from '../language/spelled.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('de');
const spelled = spelledIn('de');

const takes = (count: number) => plural(count, { one: '1 Aufnahme', other: `${decimal(count)} Aufnahmen` });
const bracketed = (text: string) => text && ` (${text})`;

export const messages: Messages = {
  quoted: (word) => `„${word}“`,
  noSign: '„keine Gebärde“',
  more: (count) => plural(count, { one: '1 weiteres', other: `${count} weitere` }),
  takes,
  of: (part, whole) => `${decimal(part)} von ${decimal(whole)}`,
  range: (low, high) => `${low} bis ${high}`,
  doubt: (range) => `wahrscheinlich ${range}`,
  tryAgain: 'Noch einmal versuchen',
  showFirst: (count) => `Nur ${count} zeigen`,
  showAllWords: (count) => `Alle ${decimal(count)} Wörter zeigen`,
  showAllPeople: (count) => `Alle ${decimal(count)} Personen zeigen`,
  showAllConfusions: (count) => `Alle ${decimal(count)} Verwechslungen zeigen`,

  unread: (why) => `Die Ergebnisse konnten nicht gelesen werden. ${why}`,
  unreadAgain: (why) => `Die Ergebnisse konnten nicht noch einmal gelesen werden. ${why}`,
  loading: 'Ergebnisse werden geladen…',
  noResults: 'Keine Ergebnisse zu einzelnen Aufnahmen',
  onlyCard:
    'Welche Aufnahmen richtig gelesen wurden, ist nur von hier trainierten Modellen bekannt: Von diesem weiß man nur, was auf seinem Steckbrief steht.',
  stillComing:
    'Es kann schon benutzt werden. Die Zahlen kommen noch: die ersten, sobald der erste Teil seiner Aufnahmen ausgelassen und beurteilt ist.',
  notJudged: 'Es wurde nicht Aufnahme für Aufnahme beurteilt.',

  verdict: 'Wie gut es ist',
  noneJudged: 'Keine Aufnahme konnte beurteilt werden.',
  ofStrangers: (count, doubt) =>
    `von ${takes(count)} von Personen, die beim Lernen fehlten, richtig gelesen${bracketed(doubt)}.`,
  ofSittings: (count, doubt) =>
    `von ${takes(count)} aus Sitzungen, die beim Lernen fehlten, richtig gelesen${bracketed(doubt)}.`,
  worst: 'Am schlechtesten:',
  worstSitting: 'Schlechteste Sitzung:',
  mayMove: 'Die Zahlen können sich noch ändern.',
  unjudged: (count, named) =>
    plural(count, {
      one: `Nicht beurteilt, weil nur ausgelassene Personen es gezeigt haben: ${named}.`,
      other: `Nicht beurteilt, weil nur ausgelassene Personen sie gezeigt haben: ${named}.`,
    }),

  byWord: 'Nach Wort',
  byPerson: 'Nach Person',
  word: 'Wort',
  person: 'Person',
  readRightly: 'Richtig gelesen',
  takesColumn: 'Aufnahmen',

  confusions: 'Was wofür gehalten wurde',
  noConfusions: 'Nichts wurde verwechselt.',
  readElse: (count) =>
    plural(count, {
      one: '1 Aufnahme wurde als etwas anderes gelesen. Öffne eine Zahl, um genau diese Aufnahmen zu sehen, neben Aufnahmen dessen, was gelesen wurde.',
      other: `${takes(count)} wurden als etwas anderes gelesen. Öffne eine Zahl, um genau diese Aufnahmen zu sehen, neben Aufnahmen dessen, was gelesen wurde.`,
    }),
  confusionList: 'Verwechslungen, die häufigsten zuerst',
  confusedOnly: 'Nur verwechselte Wörter zeigen',
  asList: 'Als Liste',
  matrix: 'Was gebärdet wurde, je Zeile, und was gelesen wurde, je Spalte',
  signed: 'Gebärdet',
  read: 'gelesen',
  cellRead: (word, written, part, whole) => `${word} als ${written} gelesen: ${decimal(part)} von ${decimal(whole)}`,
  cellRight: (word, part, whole) => `${word} richtig gelesen: ${decimal(part)} von ${decimal(whole)}`,

  readAs: (word, written) => `${word} als ${written} gelesen`,
  readRight: (word) => `${word} richtig gelesen`,
  signedReadAs: (word, written) => `${word} gebärdet, als ${written} gelesen`,
  signedAndRead: (word) => `${word} gebärdet und gelesen`,
  takesReadAs: (word, written) => `Aufnahmen: ${word} als ${written} gelesen`,
  takesReadRight: (word) => `Aufnahmen: ${word} richtig gelesen`,
  someGone: (count) =>
    plural(count, {
      one: '1 davon ist nicht mehr in der Bibliothek.',
      other: `${decimal(count)} davon sind nicht mehr in der Bibliothek.`,
    }),
  allGone: (count) =>
    plural(count, {
      one: 'Sie ist nicht mehr in der Bibliothek.',
      other: 'Keine davon ist noch in der Bibliothek.',
    }),
  shown: (count) => `Gezeigt werden ${count} davon.`,
  takesUnread: (why) => `Die Aufnahmen konnten nicht gelesen werden. ${why}`,
  forComparison: (word) => `Zum Vergleich: ${word}`,
  takesForComparison: (word) => `Aufnahmen von ${word}, zum Vergleich`,
  noneToCompare: (word) => `Die Bibliothek hat keine Aufnahmen von ${word} zum Vergleichen.`,

  calibration: 'Kann man seinen Prozentangaben trauen?',
  noTakes: (least) =>
    `Es wurden keine Aufnahmen beurteilt: zu wenige für eine Aussage. Nötig sind mindestens ${least}.`,
  tooFew: (count, least) =>
    plural(count, {
      one: `1 Aufnahme wurde beurteilt: zu wenig für eine Aussage. Nötig sind mindestens ${least}.`,
      other: `${takes(count)} wurden beurteilt: zu wenige für eine Aussage. Nötig sind mindestens ${least}.`,
    }),
  howSure: 'wie sicher es war',
  sureAndRight: 'Wie sicher es war, und wie oft es richtig lag',
  says: 'Es sagt',
  right: 'Richtig',
  dashedLine: 'Auf der gestrichelten Linie stimmt, was es sagt; große Punkte stehen für viele Aufnahmen.',
  off: (points) =>
    plural(points, {
      one: 'Im Mittel liegt es um 1 Prozentpunkt daneben (erwarteter Kalibrierungsfehler).',
      other: `Im Mittel liegt es um ${decimal(points)} Prozentpunkte daneben (erwarteter Kalibrierungsfehler).`,
    }),
  rightWhenSays: (said, right) => `Wenn es ${said} sagt, liegt es in ${right} der Fälle richtig.`,
  trusted: 'Im Ganzen kann man seinen Prozentangaben trauen.',
  tooSure: 'Im Ganzen ist es sicherer, als es sein sollte.',
  tooModest: 'Im Ganzen liegt es öfter richtig, als es sagt.',

  growth: 'Was mehr Aufnahmen brächten',
  notMeasured: 'Noch nicht gemessen.',
  takesAWordAxis: 'Aufnahmen je Wort',
  takesAWord: 'Aufnahmen je Wort',
  growthTable: 'Wie viel richtig gelesen wird, je nachdem, aus wie vielen Aufnahmen je Wort es gelernt hat',
  growthOfWords: 'Was mehr Aufnahmen der einzelnen Wörter brächten',
  wouldBring: (more, word, share, now) =>
    plural(more, {
      one: `Eine weitere Aufnahme von ${word} brächte etwa ${share} (jetzt ${now}).`,
      other: `${capital(spelled(more))} weitere Aufnahmen von ${word} brächten etwa ${share} (jetzt ${now}).`,
    }),
  recordTakes: (word, count) => `${word} aufnehmen, ${takes(count)}`,
  record: 'Aufnehmen',

  advice: 'Was helfen würde',
  noAdvice: 'Nichts fällt auf.',
  unlearnt: (words) =>
    `Für ${words} hat die Bibliothek Aufnahmen, aus denen dieses Modell nicht gelernt hat: Trainiere neu, um zu sehen, was sie bringen.`,
  recordName: (name) => `${name} aufnehmen`,
  recordSigner: (signer) => `${signer} aufnehmen`,
  recordWords: (count) =>
    plural(count, { one: 'Ein Wort aufnehmen', other: `${capital(spelled(count))} Wörter aufnehmen` }),
  onePerson:
    'Alle Aufnahmen sind von einer Person, deshalb weiß niemand, wie gut es andere liest: Nimm eine zweite Person auf, die dieselben Wörter gebärdet.',
  recordSecond: 'Eine zweite Person aufnehmen',
  theOthers: 'die anderen',
  readWorst: (signer, share, others, rest) =>
    `${signer} wird am schlechtesten gelesen (${share}, ${others} ${rest}): Nimm mehr von ${signer} auf, und zwar die Wörter, die am schlechtesten gelesen werden.`,
  noIdle:
    'Es gibt keine Aufnahmen von Bewegung ohne Gebärde, deshalb wird jede Bewegung für ein Wort gehalten: Nimm auf, was Hände tun, wenn sie nichts gebärden.',
  recordIdle: 'Bewegung ohne Gebärde aufnehmen',
  idleTaken: (wrong, all, more) =>
    `Bewegung ohne Gebärde wurde für ein Wort gehalten (${wrong} von ${all}): Nimm davon ${spelled(more)} weitere Aufnahmen auf.`,
  mixedUp: (more, words, count, of) =>
    `Nimm ${words} noch je ${spelled(more)} Mal auf: Sie werden verwechselt (${count} von ${of}).`,
  mixedUpWith: (more, word, other, count, of) =>
    `Nimm ${word} noch ${spelled(more)} Mal auf: Es wird mit ${other} verwechselt, wovon es schon neue Aufnahmen gibt (${count} von ${of}).`,
  overlooked: (word, count, of, more) =>
    `${word} wird übersehen (${count} von ${of}): Nimm es noch ${spelled(more)} Mal auf.`,
  readBadly: (word, right, of, more) =>
    `${word} wird nur in ${right} von ${of} Aufnahmen richtig gelesen: Nimm es noch ${spelled(more)} Mal auf.`,
  fewTakes: (word, count, more) =>
    plural(count, {
      one: `Von ${word} gibt es nur 1 Aufnahme: Nimm es noch ${spelled(more)} Mal auf.`,
      other: `Von ${word} gibt es nur ${count} Aufnahmen: Nimm es noch ${spelled(more)} Mal auf.`,
    }),
  haveFewTakes: (words, few) => `${words} haben jeweils weniger als ${few} Aufnahmen: Nimm noch einige auf.`,
  onePersonOnly: (count, words) =>
    plural(count, {
      one: `${words} hat nur eine Person gebärdet, deshalb weiß niemand, wie gut andere gelesen werden: Lass es noch jemanden gebärden.`,
      other: `${words} hat nur eine Person gebärdet, deshalb weiß niemand, wie gut andere gelesen werden: Lass sie noch jemanden gebärden.`,
    }),
};

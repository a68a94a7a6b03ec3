import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  firstSteps: 'Erste Schritte',
  close: 'Erste Schritte schließen',
  steps: { camera: 'Lass dich sehen', hands: 'Zeig deine Hände', sign: 'Gebärde dein erstes Wort' },
  done: ', erledigt',
  allowCamera:
    'Erlaube die Kamera, wenn du gefragt wirst. Ihr Bild bleibt auf diesem Computer und wird nie gespeichert.',
  raiseHand: 'Setz dich so, dass beide Hände und dein Gesicht im Bild sind, mit Licht von vorn. Heb eine Hand.',
  makeIt: (word) =>
    `Sieh dir die Bewegung an und mach sie dann nach: „${word}“. Beginne mit ruhenden Händen und lass sie danach wieder ruhen.`,
  readAs: (word) => `Das wurde als „${word}“ gelesen. Versuche es noch einmal oder nimm ein anderes Wort.`,
  firstWord: (word) => `Dein erstes Wort: „${word}“.`,
  noModel: 'Die Wörter kommen mit dem Modell, und das ist nicht geladen.',
  movingHands: (word) => `Hände gebärden „${word}“, wie im Spiegel`,
  hold: 'Bewegung anhalten',
  play: 'Bewegung abspielen',
  anotherWord: 'Ein anderes Wort',
  leftHand: 'Ich gebärde mit der linken Hand',
  whatNext: 'Wie es weitergeht',
  aboutIdle:
    'Zeig eine Minute lang, wie sich deine Hände bewegen, wenn du nicht gebärdest: Dann werden weniger falsche Wörter geschrieben.',
  recordIdle: 'Bewegung ohne Gebärde aufnehmen',
  aboutOwn: 'Bring dem Programm eine eigene Gebärde bei: Für den Anfang genügen fünf Aufnahmen.',
  recordSign: 'Gebärde aufnehmen',
  aboutPractice: 'Sieh, welche Wörter des Modells gelesen werden, wenn du sie gebärdest.',
  practise: 'Üben',
  translate: 'Übersetzen',
};

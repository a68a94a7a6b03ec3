import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  severalPeople: 'Mehrere Personen im Bild',
  follow: 'Folgen',
  choices: {
    nearest: 'Die nächste Person',
    left: 'Die Person links',
    right: 'Die Person rechts',
    chosen: 'Die, auf die ich zeige',
  },
  other: 'Der anderen Person folgen',
  reads: {
    left: 'Mehrere Personen sind im Bild. Gelesen wird die linke.',
    right: 'Mehrere Personen sind im Bild. Gelesen wird die rechte.',
    front: 'Mehrere Personen sind im Bild. Gelesen wird die vordere.',
    back: 'Mehrere Personen sind im Bild. Gelesen wird die hintere.',
    one: 'Mehrere Personen sind im Bild. Eine davon wird gelesen.',
  },
  gone: {
    nearest: 'Die gewählte Person ist weg. Jetzt wird wieder die nächste gelesen.',
    left: 'Die gewählte Person ist weg. Jetzt wird wieder die linke gelesen.',
    right: 'Die gewählte Person ist weg. Jetzt wird wieder die rechte gelesen.',
  },
  setting: {
    legend: 'Sind mehrere Personen im Bild, wird gelesen',
    about:
      'Links und rechts gelten so, wie du sie im Bild siehst. Dort kannst du auch auf eine Person zeigen oder „Der anderen Person folgen“ drücken: Dann wird diese gelesen, bis sie weg ist.',
  },
};

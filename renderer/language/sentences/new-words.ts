/** What the main side says of words that are recognised before a model has learnt them. */
import type { Sentence } from '../sentence.ts';

export const sentences: readonly Sentence[] = [
  {
    en: 'New words cannot be recognised: the sign space is damaged. Reinstall Signwright.',
    de: 'Neue Wörter lassen sich nicht erkennen: Der Gebärdenraum ist beschädigt. Installiere Signwright neu.',
    fr: 'Les nouveaux mots ne peuvent pas être reconnus : l’espace des signes est endommagé. Réinstallez Signwright.',
    es: 'No se pueden reconocer palabras nuevas: el espacio de signos está dañado. Vuelve a instalar Signwright.',
  },
  {
    en: '“none” stands for no sign: it is never written.',
    de: '„none“ steht für keine Gebärde: Es wird nie geschrieben.',
    fr: '« none » veut dire aucun signe : il n’est jamais écrit.',
    es: '«none» significa ningún signo: no se escribe nunca.',
  },
  {
    en: 'The model has learnt “{word}”: turn it on or off among the model’s words.',
    de: 'Das Modell hat „{word}“ gelernt: Schalte es bei den Wörtern des Modells ein oder aus.',
    fr: 'Le modèle a appris « {word} » : activez-le ou désactivez-le parmi les mots du modèle.',
    es: 'El modelo ha aprendido «{word}»: actívala o desactívala entre las palabras del modelo.',
  },
  {
    en: '{most} new words are on: turn one of them off, or train a model.',
    de: '{most} neue Wörter sind eingeschaltet: Schalte eines davon aus, oder trainiere ein Modell.',
    fr: '{most} nouveaux mots sont activés : désactivez-en un, ou entraînez un modèle.',
    es: 'Hay {most} palabras nuevas activadas: desactiva una o entrena un modelo.',
  },
  {
    en: '“{word}” is no longer a new word.',
    de: '„{word}“ ist kein neues Wort mehr.',
    fr: '« {word} » n’est plus un nouveau mot.',
    es: '«{word}» ya no es una palabra nueva.',
  },
];

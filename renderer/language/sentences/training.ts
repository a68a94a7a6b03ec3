/** What the main side says of trainings: how far one is, why it cannot go on, what a comparison of two models means. */
import type { Sentence } from '../sentence.ts';

export const sentences: readonly Sentence[] = [
  // How far it is.
  {
    en: 'Waits for its turn.',
    de: 'Wartet, bis es an der Reihe ist.',
    fr: 'Attend son tour.',
    es: 'Espera su turno.',
  },
  {
    en: 'Collects the takes.',
    de: 'Sammelt die Aufnahmen.',
    fr: 'Rassemble les prises.',
    es: 'Reúne las tomas.',
  },
  { en: 'Learns.', de: 'Lernt.', fr: 'Apprend.', es: 'Aprende.' },
  {
    en: 'Learns where signs of these words begin and end.',
    de: 'Lernt, wo Gebärden dieser Wörter beginnen und enden.',
    fr: 'Apprend où commencent et finissent les signes de ces mots.',
    es: 'Aprende dónde empiezan y terminan las señas de estas palabras.',
  },
  {
    en: 'Leaves some out in turn, and judges.',
    de: 'Lässt nacheinander einige aus und beurteilt.',
    fr: 'En met de côté tour à tour, et évalue.',
    es: 'Aparta algunas por turnos y evalúa.',
  },
  {
    en: 'Finds out what more takes would bring.',
    de: 'Findet heraus, was mehr Aufnahmen bringen würden.',
    fr: 'Cherche ce que plus de prises apporteraient.',
    es: 'Averigua qué aportarían más tomas.',
  },
  {
    en: 'Its figures wait for another training.',
    de: 'Seine Zahlen warten auf ein anderes Training.',
    fr: 'Ses chiffres attendent un autre entraînement.',
    es: 'Sus cifras esperan a otro entrenamiento.',
  },
  { en: 'Done.', de: 'Fertig.', fr: 'Terminé.', es: 'Listo.' },
  { en: 'Cancelled.', de: 'Abgebrochen.', fr: 'Annulé.', es: 'Cancelado.' },
  {
    en: 'Cancelled. The model stays, with the figures that it has.',
    de: 'Abgebrochen. Das Modell bleibt, mit den Zahlen, die es hat.',
    fr: 'Annulé. Le modèle reste, avec les chiffres qu’il a.',
    es: 'Cancelado. El modelo se queda, con las cifras que tiene.',
  },

  // Why it cannot begin, or go on.
  {
    en: 'The training was ended from outside, perhaps because memory ran out. Close other programs and try again: it goes on where it was.',
    de: 'Das Training wurde von außen beendet, vielleicht weil der Arbeitsspeicher nicht reichte. Schließe andere Programme und versuche es noch einmal: Es geht weiter, wo es stehen blieb.',
    fr: 'L’entraînement a été arrêté de l’extérieur, peut-être faute de mémoire. Fermez d’autres programmes et réessayez : il reprend là où il en était.',
    es: 'El entrenamiento se ha terminado desde fuera, quizá por falta de memoria. Cierra otros programas y reintenta: sigue donde estaba.',
  },
  {
    en: 'The takes that this training had begun with are gone: start a new one.',
    de: 'Die Aufnahmen, mit denen dieses Training begonnen hatte, sind weg: Starte ein neues.',
    fr: 'Les prises avec lesquelles cet entraînement avait commencé ne sont plus là : lancez-en un nouveau.',
    es: 'Las tomas con las que empezó este entrenamiento ya no están: empieza otro.',
  },
  {
    en: 'A model needs at least two words: record another one, or some takes of `none`.',
    de: 'Ein Modell braucht mindestens zwei Wörter: Nimm noch eines auf, oder einige Aufnahmen ohne Gebärde.',
    fr: 'Un modèle a besoin d’au moins deux mots : enregistrez-en un autre, ou quelques prises sans signe.',
    es: 'Un modelo necesita al menos dos palabras: graba otra, o algunas tomas sin signo.',
  },
  {
    en: 'The takes that the model learnt from are gone: it cannot be judged any more.',
    de: 'Die Aufnahmen, aus denen das Modell lernte, sind weg: Es lässt sich nicht mehr beurteilen.',
    fr: 'Les prises dont le modèle a appris ne sont plus là : il ne peut plus être évalué.',
    es: 'Las tomas de las que aprendió el modelo ya no están: ya no se puede evaluar.',
  },
  {
    en: 'The takes that {name} learnt from are not here, so it cannot be merged: choose a model that was trained here.',
    de: 'Die Aufnahmen, aus denen „{name}“ lernte, sind nicht hier; darum lässt es sich nicht zusammenführen: Wähle ein Modell, das hier trainiert wurde.',
    fr: 'Les prises dont « {name} » a appris ne sont pas ici, il ne peut donc pas être fusionné : choisissez un modèle entraîné ici.',
    es: 'Las tomas de las que aprendió «{name}» no están aquí, así que no se puede fusionar: elige un modelo entrenado aquí.',
  },
  {
    en: 'The library changes all the time: train when nothing is being recorded.',
    de: 'Die Bibliothek ändert sich ständig: Trainiere, wenn gerade nichts aufgenommen wird.',
    fr: 'La bibliothèque change sans arrêt : entraînez quand rien n’est en cours d’enregistrement.',
    es: 'La biblioteca cambia todo el tiempo: entrena cuando no se esté grabando nada.',
  },
  {
    en: 'There are no takes to learn from: record some first.',
    de: 'Es gibt keine Aufnahmen zum Lernen: Nimm zuerst welche auf.',
    fr: 'Il n’y a pas de prises à apprendre : enregistrez-en d’abord.',
    es: 'No hay tomas de las que aprender: graba algunas primero.',
  },
  {
    en: 'Choose at least one word to learn.',
    de: 'Wähle mindestens ein Wort zum Lernen.',
    fr: 'Choisissez au moins un mot à apprendre.',
    es: 'Elige al menos una palabra para aprender.',
  },
  {
    en: 'Only a training that failed or was cancelled can go on.',
    de: 'Nur ein Training, das fehlgeschlagen ist oder abgebrochen wurde, kann weitergehen.',
    fr: 'Seul un entraînement qui a échoué ou a été annulé peut reprendre.',
    es: 'Solo puede seguir un entrenamiento que falló o se canceló.',
  },
  {
    en: 'This training is not over: cancel it first.',
    de: 'Dieses Training ist noch nicht zu Ende: Brich es zuerst ab.',
    fr: 'Cet entraînement n’est pas terminé : annulez-le d’abord.',
    es: 'Este entrenamiento no ha terminado: cancélalo antes.',
  },
  {
    en: 'The training failed. Try again.',
    de: 'Das Training ist fehlgeschlagen. Versuche es noch einmal.',
    fr: 'L’entraînement a échoué. Réessayez.',
    es: 'El entrenamiento ha fallado. Reintenta.',
  },
  {
    en: 'This training is no longer on the list.',
    de: 'Dieses Training steht nicht mehr auf der Liste.',
    fr: 'Cet entraînement n’est plus dans la liste.',
    es: 'Este entrenamiento ya no está en la lista.',
  },

  // Two models side by side.
  {
    en: 'Another comparison is under way: wait for it.',
    de: 'Ein anderer Vergleich läuft gerade: Warte, bis er fertig ist.',
    fr: 'Une autre comparaison est en cours : attendez qu’elle finisse.',
    es: 'Hay otra comparación en marcha: espera a que termine.',
  },
  {
    en: 'Two models are being compared: wait for it, then try again.',
    de: 'Gerade werden zwei Modelle verglichen: Warte, bis der Vergleich fertig ist, und versuche es dann noch einmal.',
    fr: 'Deux modèles sont en cours de comparaison : attendez qu’elle finisse, puis réessayez.',
    es: 'Se están comparando dos modelos: espera a que termine y vuelve a intentarlo.',
  },
  {
    en: 'Takes are being deleted at the moment: compare the models when that is done.',
    de: 'Gerade werden Aufnahmen gelöscht: Vergleiche die Modelle, wenn das fertig ist.',
    fr: 'Des prises sont en cours de suppression : comparez les modèles quand ce sera fini.',
    es: 'Ahora mismo se están eliminando tomas: compara los modelos cuando termine.',
  },
  {
    en: 'The comparison was ended from outside. Try again.',
    de: 'Der Vergleich wurde von außen beendet. Versuche es noch einmal.',
    fr: 'La comparaison a été arrêtée de l’extérieur. Réessayez.',
    es: 'La comparación se ha terminado desde fuera. Reintenta.',
  },
  {
    en: 'Nothing can be said fairly: of each take one of the models has learnt without having been judged on it. Record new takes to compare them by.',
    de: 'Ein fairer Vergleich ist nicht möglich: Aus jeder Aufnahme hat eines der Modelle gelernt, ohne an ihr beurteilt worden zu sein. Nimm für den Vergleich neue auf.',
    fr: 'Aucune comparaison équitable n’est possible : de chaque prise, l’un des modèles a appris sans avoir été évalué sur elle. Enregistrez de nouvelles prises pour les comparer.',
    es: 'No es posible una comparación justa: de cada toma ha aprendido uno de los modelos sin haberse evaluado con ella. Graba tomas nuevas para compararlos.',
  },
  {
    en: 'All {takes} takes count: those that are new to a model it reads itself, those that it learnt from were read by its judges, who had not. Words that a model does not know count as wrong.',
    de: 'Gewertet werden alle Aufnahmen ({takes}): Die, die einem Modell neu sind, liest es selbst; die, aus denen es gelernt hat, lasen Modelle, die zu seiner Beurteilung ohne sie gelernt hatten. Wörter, die ein Modell nicht kennt, gelten als falsch.',
    fr: 'Toutes les prises comptent ({takes}) : celles qui sont nouvelles pour un modèle, il les lit lui-même ; celles dont il a appris ont été lues par des modèles qui, pour l’évaluer, avaient appris sans elles. Les mots qu’un modèle ne connaît pas comptent comme faux.',
    es: 'Cuentan todas las tomas ({takes}): las que son nuevas para un modelo las lee él mismo; las que aprendió las leyeron modelos que, para evaluarlo, habían aprendido sin ellas. Las palabras que un modelo no conoce cuentan como erróneas.',
  },
  {
    en: '{fair} of {takes} takes count: those that are new to a model it reads itself, those that it learnt from were read by its judges, who had not. Words that a model does not know count as wrong.',
    de: 'Gewertete Aufnahmen: {fair} von {takes}. Die, die einem Modell neu sind, liest es selbst; die, aus denen es gelernt hat, lasen Modelle, die zu seiner Beurteilung ohne sie gelernt hatten. Wörter, die ein Modell nicht kennt, gelten als falsch.',
    fr: 'Prises qui comptent : {fair} sur {takes}. Celles qui sont nouvelles pour un modèle, il les lit lui-même ; celles dont il a appris ont été lues par des modèles qui, pour l’évaluer, avaient appris sans elles. Les mots qu’un modèle ne connaît pas comptent comme faux.',
    es: 'Tomas que cuentan: {fair} de {takes}. Las que son nuevas para un modelo las lee él mismo; las que aprendió las leyeron modelos que, para evaluarlo, habían aprendido sin ellas. Las palabras que un modelo no conoce cuentan como erróneas.',
  },
];

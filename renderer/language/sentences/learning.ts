/** What a training says of the takes that it learns from, of how it goes on, and of how it was judged. */
import type { Sentence } from '../sentence.ts';

const data: readonly Sentence[] = [
  {
    en: 'No take shows {words}.',
    de: 'Keine Aufnahme zeigt {words}.',
    fr: 'Aucune prise ne montre {words}.',
    es: 'Ninguna toma muestra {words}.',
  },
  {
    en: 'No take shows a hand: all landmarks are missing.',
    de: 'Keine Aufnahme zeigt eine Hand: Alle Punkte fehlen.',
    fr: 'Aucune prise ne montre de main : tous les points manquent.',
    es: 'Ninguna toma muestra una mano: faltan todos los puntos.',
  },
  {
    en: 'A model needs at least two words; record another one, or some takes of `none`.',
    de: 'Ein Modell braucht mindestens zwei Wörter; nimm noch eines auf, oder einige Aufnahmen ohne Gebärde.',
    fr: 'Un modèle a besoin d’au moins deux mots ; enregistrez-en un autre, ou quelques prises sans signe.',
    es: 'Un modelo necesita al menos dos palabras; graba otra, o algunas tomas sin signo.',
  },
  {
    en: 'No take of the signers to learn from shows a hand.',
    de: 'Keine Aufnahme der Personen, von denen gelernt werden soll, zeigt eine Hand.',
    fr: 'Aucune prise des personnes dont il faut apprendre ne montre de main.',
    es: 'Ninguna toma de las personas de las que hay que aprender muestra una mano.',
  },
  {
    en: 'No average movement shows {words}.',
    de: 'Keine mittlere Bewegung zeigt {words}.',
    fr: 'Aucun mouvement moyen ne montre {words}.',
    es: 'Ningún movimiento medio muestra {words}.',
  },
  {
    en: 'There is no signer in the data.',
    de: 'In den Daten gibt es keine Person, die gebärdet.',
    fr: 'Il n’y a personne qui signe dans les données.',
    es: 'En los datos no hay nadie que signe.',
  },
  {
    en: 'The data has one signer only: nothing can be said about how well the model works for others. Record a second person.',
    de: 'In den Daten gibt es nur eine Person: Wie gut das Modell bei anderen klappt, lässt sich nicht sagen. Nimm eine zweite Person auf.',
    fr: 'Il n’y a qu’une personne dans les données : on ne peut pas dire si le modèle marche pour d’autres. Enregistrez une deuxième personne.',
    es: 'En los datos solo hay una persona: no se puede decir si el modelo funciona para otras. Graba a una segunda persona.',
  },
  {
    en: '{folds} folds need as many signers; there are {signers}.',
    de: '{folds} Gruppen brauchen ebenso viele Personen; es gibt {signers}.',
    fr: '{folds} groupes demandent autant de personnes ; il y en a {signers}.',
    es: '{folds} grupos necesitan otras tantas personas; hay {signers}.',
  },
  {
    en: 'No take is signed by {names}; the signers are {known}.',
    de: 'Keine Aufnahme ist von {names}; die Personen sind {known}.',
    fr: 'Aucune prise n’est de {names} ; les personnes sont {known}.',
    es: 'Ninguna toma es de {names}; las personas son {known}.',
  },
  {
    en: 'All signers are held out: nobody is left to learn from.',
    de: 'Alle Personen sind ausgelassen: Niemand bleibt, von dem gelernt werden könnte.',
    fr: 'Toutes les personnes sont mises de côté : il ne reste personne dont apprendre.',
    es: 'Todas las personas están apartadas: no queda nadie de quien aprender.',
  },
  {
    en: 'The folds of the data cut through the signer {signer}.',
    de: 'Die Gruppen in den Daten teilen die Aufnahmen von {signer}.',
    fr: 'Les groupes des données séparent les prises de {signer}.',
    es: 'Los grupos de los datos separan las tomas de {signer}.',
  },
];

const progress: readonly Sentence[] = [
  {
    en: 'The checkpoint is damaged: the training begins anew.',
    de: 'Der Zwischenstand ist beschädigt: Das Training beginnt von vorn.',
    fr: 'L’état intermédiaire est endommagé : l’entraînement recommence du début.',
    es: 'El estado intermedio está dañado: el entrenamiento empieza de nuevo.',
  },
  {
    en: 'The checkpoint belongs to a training on other data, by another recipe or version: this one begins anew.',
    de: 'Der Zwischenstand gehört zu einem Training mit anderen Daten, einem anderen Rezept oder einer anderen Version: Dieses beginnt von vorn.',
    fr: 'L’état intermédiaire est celui d’un entraînement sur d’autres données, avec une autre recette ou version : celui-ci recommence du début.',
    es: 'El estado intermedio es de un entrenamiento con otros datos, otra receta u otra versión: este empieza de nuevo.',
  },
  {
    en: 'The training goes on from step {step} of {steps}.',
    de: 'Das Training geht bei Schritt {step} von {steps} weiter.',
    fr: 'L’entraînement reprend au pas {step} sur {steps}.',
    es: 'El entrenamiento sigue desde el paso {step} de {steps}.',
  },
  {
    en: 'A checkpoint could not be written ({code}).',
    de: 'Ein Zwischenstand konnte nicht geschrieben werden ({code}).',
    fr: 'Un état intermédiaire n’a pas pu être écrit ({code}).',
    es: 'No se ha podido escribir un estado intermedio ({code}).',
  },
];

/** What ends a training, where no person can help it but by trying again. */
const failures: readonly Sentence[] = [
  {
    en: 'There is nothing to train on.',
    de: 'Es gibt nichts, womit trainiert werden könnte.',
    fr: 'Il n’y a rien sur quoi entraîner un modèle.',
    es: 'No hay nada con lo que entrenar.',
  },
  {
    en: 'Training diverged at step {step}: the loss is no number any more.',
    de: 'Das Training ist bei Schritt {step} auseinandergelaufen: Der Verlust ist keine Zahl mehr.',
    fr: 'L’entraînement a divergé au pas {step} : la perte n’est plus un nombre.',
    es: 'El entrenamiento ha divergido en el paso {step}: la pérdida ya no es un número.',
  },
  {
    en: 'The process of fold {fold} ended before its result ({code}).',
    de: 'Der Prozess für Gruppe {fold} endete vor seinem Ergebnis ({code}).',
    fr: 'Le processus du groupe {fold} s’est arrêté avant son résultat ({code}).',
    es: 'El proceso del grupo {fold} terminó antes de dar su resultado ({code}).',
  },
  {
    en: 'No shard is prepared.',
    de: 'Für das Training ist noch nichts vorbereitet.',
    fr: 'Rien n’est encore préparé pour l’entraînement.',
    es: 'Aún no hay nada preparado para el entrenamiento.',
  },
  {
    en: 'A training thread ended before its work was done ({code}).',
    de: 'Ein Teil des Trainings endete, bevor die Arbeit getan war ({code}).',
    fr: 'Une partie de l’entraînement s’est arrêtée avant la fin de son travail ({code}).',
    es: 'Una parte del entrenamiento terminó antes de acabar su trabajo ({code}).',
  },
];

const judgement: readonly Sentence[] = [
  {
    en: 'The {members} signers were left out in {groups} groups, each judged by a network that learnt from the others.',
    de: 'Die {members} Personen wurden in {groups} Gruppen ausgelassen, jede beurteilt von einem Netz, das von den anderen gelernt hat.',
    fr: 'Les {members} personnes ont été mises de côté en {groups} groupes, chacun évalué par un réseau qui a appris des autres.',
    es: 'Las {members} personas se han apartado en {groups} grupos, cada uno evaluado por una red que aprendió de los demás.',
  },
  {
    en: 'Each of the {members} signers was left out and judged by a network that learnt from the others.',
    de: 'Jede der {members} Personen wurde ausgelassen und von einem Netz beurteilt, das von den anderen gelernt hat.',
    fr: 'Chacune des {members} personnes a été mise de côté et évaluée par un réseau qui a appris des autres.',
    es: 'Cada una de las {members} personas se ha apartado y evaluado con una red que aprendió de las demás.',
  },
  {
    en: 'All takes are of one signer. Sittings were left out in turn, so nothing is known about other people: record a second person to know.',
    de: 'Alle Aufnahmen sind von einer Person. Sitzungen wurden nacheinander ausgelassen; über andere Personen ist also nichts bekannt: Nimm eine zweite Person auf, um es zu erfahren.',
    fr: 'Toutes les prises sont d’une seule personne. Des séances ont été mises de côté tour à tour ; on ne sait donc rien pour d’autres personnes : enregistrez une deuxième personne pour le savoir.',
    es: 'Todas las tomas son de una sola persona. Se han apartado sesiones por turnos, así que de otras personas no se sabe nada: graba a una segunda persona para saberlo.',
  },
  {
    en: 'Those networks started from {model}.',
    de: 'Diese Netze haben mit „{model}“ begonnen.',
    fr: 'Ces réseaux sont partis de « {model} ».',
    es: 'Esas redes partieron de «{model}».',
  },
  {
    en: 'All takes are of one signer and one sitting: nothing could be left out to judge it by. Record another sitting, or a second person.',
    de: 'Alle Aufnahmen sind von einer Person und aus einer Sitzung: Zur Beurteilung konnte nichts ausgelassen werden. Nimm noch eine Sitzung oder eine zweite Person auf.',
    fr: 'Toutes les prises sont d’une seule personne et d’une seule séance : rien ne pouvait être mis de côté pour l’évaluer. Enregistrez une autre séance, ou une deuxième personne.',
    es: 'Todas las tomas son de una sola persona y de una sola sesión: no se podía apartar nada para evaluarlo. Graba otra sesión o a una segunda persona.',
  },
];

const growth: readonly Sentence[] = [
  {
    en: 'Networks that learnt from a quarter and a half of the other sittings read the same left-out ones.',
    de: 'Netze, die von einem Viertel und von der Hälfte der anderen Sitzungen gelernt haben, haben dieselben ausgelassenen gelesen.',
    fr: 'Des réseaux qui ont appris d’un quart et de la moitié des autres séances ont lu les mêmes séances mises de côté.',
    es: 'Redes que aprendieron de un cuarto y de la mitad de las demás sesiones han leído las mismas sesiones apartadas.',
  },
  {
    en: 'Networks that learnt from a quarter and a half of the other people’s takes read the same left-out ones.',
    de: 'Netze, die von einem Viertel und von der Hälfte der Aufnahmen der anderen Personen gelernt haben, haben dieselben ausgelassenen gelesen.',
    fr: 'Des réseaux qui ont appris d’un quart et de la moitié des prises des autres personnes ont lu les mêmes prises mises de côté.',
    es: 'Redes que aprendieron de un cuarto y de la mitad de las tomas de las demás personas han leído las mismas tomas apartadas.',
  },
  {
    en: 'Networks that learnt from half of the other sittings read the same left-out ones.',
    de: 'Netze, die von der Hälfte der anderen Sitzungen gelernt haben, haben dieselben ausgelassenen gelesen.',
    fr: 'Des réseaux qui ont appris de la moitié des autres séances ont lu les mêmes séances mises de côté.',
    es: 'Redes que aprendieron de la mitad de las demás sesiones han leído las mismas sesiones apartadas.',
  },
  {
    en: 'Networks that learnt from half of the other people’s takes read the same left-out ones.',
    de: 'Netze, die von der Hälfte der Aufnahmen der anderen Personen gelernt haben, haben dieselben ausgelassenen gelesen.',
    fr: 'Des réseaux qui ont appris de la moitié des prises des autres personnes ont lu les mêmes prises mises de côté.',
    es: 'Redes que aprendieron de la mitad de las tomas de las demás personas han leído las mismas tomas apartadas.',
  },
  {
    en: 'The ranges hold in about four of five cases, for further takes like those that are there; takes of other people may bring more.',
    de: 'Die Bereiche gelten in etwa vier von fünf Fällen, für weitere Aufnahmen wie die vorhandenen; Aufnahmen anderer Personen bringen vielleicht mehr.',
    fr: 'Les fourchettes sont justes dans environ quatre cas sur cinq, pour d’autres prises comme celles qui existent ; des prises d’autres personnes apporteront peut-être plus.',
    es: 'Los márgenes aciertan en unos cuatro de cada cinco casos, con más tomas como las que ya hay; las tomas de otras personas quizá aporten más.',
  },
  {
    en: 'The ranges hold in about four of five cases, for further takes like those that are there; new people may bring more.',
    de: 'Die Bereiche gelten in etwa vier von fünf Fällen, für weitere Aufnahmen wie die vorhandenen; neue Personen bringen vielleicht mehr.',
    fr: 'Les fourchettes sont justes dans environ quatre cas sur cinq, pour d’autres prises comme celles qui existent ; de nouvelles personnes apporteront peut-être plus.',
    es: 'Los márgenes aciertan en unos cuatro de cada cinco casos, con más tomas como las que ya hay; nuevas personas quizá aporten más.',
  },
  {
    en: 'So far more takes have not helped: takes of other people may.',
    de: 'Bisher haben mehr Aufnahmen nicht geholfen: Aufnahmen anderer Personen vielleicht schon.',
    fr: 'Jusqu’ici, plus de prises n’ont rien apporté : des prises d’autres personnes aideront peut-être.',
    es: 'Por ahora más tomas no han servido de ayuda: quizá sí las de otras personas.',
  },
  {
    en: 'So far more takes have not helped: takes of new people may.',
    de: 'Bisher haben mehr Aufnahmen nicht geholfen: Aufnahmen neuer Personen vielleicht schon.',
    fr: 'Jusqu’ici, plus de prises n’ont rien apporté : des prises de nouvelles personnes aideront peut-être.',
    es: 'Por ahora más tomas no han servido de ayuda: quizá sí las de personas nuevas.',
  },
];

export const sentences: readonly Sentence[] = [...data, ...progress, ...failures, ...judgement, ...growth];

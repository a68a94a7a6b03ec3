/** What the data card warns of: what a model that learns from these takes cannot know. */
import type { Sentence } from '../sentence.ts';

const alone: readonly Sentence[] = [
  {
    en: 'One signer only: Signwright cannot tell how well this works for others.',
    de: 'Nur eine Person: wie gut das bei anderen klappt, kann Signwright nicht sagen.',
    fr: 'Une seule personne : Signwright ne peut pas dire si cela marche pour d’autres.',
    es: 'Una sola persona: Signwright no puede decir si funciona para otras.',
  },
  {
    en: '{words} and {last} by one signer only: of these words it cannot be told how well they work for others.',
    de: 'Nur von einer Person: {words} und {last}. Wie gut diese Wörter bei anderen klappen, lässt sich nicht sagen.',
    fr: 'D’une seule personne : {words} et {last}. On ne peut pas dire si ces mots marchent pour d’autres.',
    es: 'De una sola persona: {words} y {last}. No se puede decir si estas palabras funcionan para otras.',
  },
  {
    en: '{words} and 1 more word by one signer only: of these words it cannot be told how well they work for others.',
    de: 'Nur von einer Person: {words} und 1 weiteres Wort. Wie gut diese Wörter bei anderen klappen, lässt sich nicht sagen.',
    fr: 'D’une seule personne : {words} et 1 autre mot. On ne peut pas dire si ces mots marchent pour d’autres.',
    es: 'De una sola persona: {words} y 1 palabra más. No se puede decir si estas palabras funcionan para otras.',
  },
  {
    en: '{words} and {more} more words by one signer only: of these words it cannot be told how well they work for others.',
    de: 'Nur von einer Person: {words} und {more} weitere Wörter. Wie gut diese Wörter bei anderen klappen, lässt sich nicht sagen.',
    fr: 'D’une seule personne : {words} et {more} autres mots. On ne peut pas dire si ces mots marchent pour d’autres.',
    es: 'De una sola persona: {words} y {more} palabras más. No se puede decir si estas palabras funcionan para otras.',
  },
  {
    en: '{word} by one signer only: of these words it cannot be told how well they work for others.',
    de: 'Nur von einer Person: {word}. Wie gut dieses Wort bei anderen klappt, lässt sich nicht sagen.',
    fr: 'D’une seule personne : {word}. On ne peut pas dire si ce mot marche pour d’autres.',
    es: 'De una sola persona: {word}. No se puede decir si esta palabra funciona para otras.',
  },
];

const few: readonly Sentence[] = [
  {
    en: '{words} and {last} with fewer than {few} takes: record some more.',
    de: 'Weniger als {few} Aufnahmen: {words} und {last}. Nimm noch einige auf.',
    fr: 'Moins de {few} prises : {words} et {last}. Enregistrez-en d’autres.',
    es: 'Menos de {few} tomas: {words} y {last}. Graba algunas más.',
  },
  {
    en: '{words} and 1 more word with fewer than {few} takes: record some more.',
    de: 'Weniger als {few} Aufnahmen: {words} und 1 weiteres Wort. Nimm noch einige auf.',
    fr: 'Moins de {few} prises : {words} et 1 autre mot. Enregistrez-en d’autres.',
    es: 'Menos de {few} tomas: {words} y 1 palabra más. Graba algunas más.',
  },
  {
    en: '{words} and {more} more words with fewer than {few} takes: record some more.',
    de: 'Weniger als {few} Aufnahmen: {words} und {more} weitere Wörter. Nimm noch einige auf.',
    fr: 'Moins de {few} prises : {words} et {more} autres mots. Enregistrez-en d’autres.',
    es: 'Menos de {few} tomas: {words} y {more} palabras más. Graba algunas más.',
  },
  {
    en: '{word} with fewer than {few} takes: record some more.',
    de: 'Weniger als {few} Aufnahmen: {word}. Nimm noch einige auf.',
    fr: 'Moins de {few} prises : {word}. Enregistrez-en d’autres.',
    es: 'Menos de {few} tomas: {word}. Graba algunas más.',
  },
];

const rare: readonly Sentence[] = [
  {
    en: '{words} and {last} with far fewer takes than the others, which have about {usual}.',
    de: 'Viel weniger Aufnahmen als die anderen Wörter, die etwa {usual} haben: {words} und {last}.',
    fr: 'Bien moins de prises que les autres mots, qui en ont environ {usual} : {words} et {last}.',
    es: 'Muchas menos tomas que las demás palabras, que tienen unas {usual}: {words} y {last}.',
  },
  {
    en: '{words} and 1 more word with far fewer takes than the others, which have about {usual}.',
    de: 'Viel weniger Aufnahmen als die anderen Wörter, die etwa {usual} haben: {words} und 1 weiteres Wort.',
    fr: 'Bien moins de prises que les autres mots, qui en ont environ {usual} : {words} et 1 autre mot.',
    es: 'Muchas menos tomas que las demás palabras, que tienen unas {usual}: {words} y 1 palabra más.',
  },
  {
    en: '{words} and {more} more words with far fewer takes than the others, which have about {usual}.',
    de: 'Viel weniger Aufnahmen als die anderen Wörter, die etwa {usual} haben: {words} und {more} weitere Wörter.',
    fr: 'Bien moins de prises que les autres mots, qui en ont environ {usual} : {words} et {more} autres mots.',
    es: 'Muchas menos tomas que las demás palabras, que tienen unas {usual}: {words} y {more} palabras más.',
  },
  {
    en: '{word} with far fewer takes than the others, which have about {usual}.',
    de: 'Viel weniger Aufnahmen als die anderen Wörter, die etwa {usual} haben: {word}.',
    fr: 'Bien moins de prises que les autres mots, qui en ont environ {usual} : {word}.',
    es: 'Muchas menos tomas que las demás palabras, que tienen unas {usual}: {word}.',
  },
];

const rest: readonly Sentence[] = [
  {
    en: 'There are no takes.',
    de: 'Es gibt keine Aufnahmen.',
    fr: 'Il n’y a pas de prises.',
    es: 'No hay tomas.',
  },
  {
    en: 'One word only: a model needs two to tell apart.',
    de: 'Nur ein Wort: ein Modell braucht zwei, um sie zu unterscheiden.',
    fr: 'Un seul mot : un modèle a besoin de deux pour les distinguer.',
    es: 'Una sola palabra: un modelo necesita dos para distinguirlas.',
  },
  {
    en: 'No takes of “none”: without idle hands to learn from, every movement is taken for a word.',
    de: 'Keine Aufnahmen ohne Gebärde: ohne Hände, die nichts gebärden, wird jede Bewegung für ein Wort gehalten.',
    fr: 'Aucune prise sans signe : sans mains qui ne signent rien, chaque mouvement est pris pour un mot.',
    es: 'Ninguna toma sin signo: sin manos que no signan nada, cada movimiento se toma por una palabra.',
  },
  {
    en: 'One session only: light, clothes and place never change in it.',
    de: 'Nur eine Sitzung: Licht, Kleidung und Ort ändern sich darin nie.',
    fr: 'Une seule séance : la lumière, les vêtements et le lieu n’y changent jamais.',
    es: 'Una sola sesión: la luz, la ropa y el lugar nunca cambian en ella.',
  },
  {
    en: 'All signers lead with the left hand: nobody shows how the others sign.',
    de: 'Alle Personen führen mit der linken Hand: niemand zeigt, wie die anderen gebärden.',
    fr: 'La main gauche domine chez toutes les personnes : nul ne montre comment signent les autres.',
    es: 'Todas las personas signan con la izquierda como mano dominante: nadie muestra cómo signan las demás.',
  },
  {
    en: 'All signers lead with the right hand: nobody shows how the others sign.',
    de: 'Alle Personen führen mit der rechten Hand: niemand zeigt, wie die anderen gebärden.',
    fr: 'La main droite domine chez toutes les personnes : nul ne montre comment signent les autres.',
    es: 'Todas las personas signan con la derecha como mano dominante: nadie muestra cómo signan las demás.',
  },
  {
    en: '{share} % of the takes have notes on their quality: look through them.',
    de: 'Bei {share} % der Aufnahmen ist etwas aufgefallen: sieh sie durch.',
    fr: '{share} % des prises ont des remarques sur leur qualité : parcourez-les.',
    es: 'El {share} % de las tomas tiene avisos sobre su calidad: revísalas.',
  },
];

export const sentences: readonly Sentence[] = [...alone, ...few, ...rare, ...rest];

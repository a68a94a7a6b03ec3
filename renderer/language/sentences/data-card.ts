/** What the data card warns of: what a model that learns from these takes cannot know. */
import type { Sentence } from '../sentence.ts';

/** As training/data_card.ts names words: so many at most, then how many more there are. */
const NAMED = 5;

const MARKS = { en: ['“', '”'], de: ['„', '“'], fr: ['« ', ' »'], es: ['«', '»'] } as const;
const AND = { en: 'and', de: 'und', fr: 'et', es: 'y' } as const;
const CODES = ['en', 'de', 'fr', 'es'] as const;

/** Each in its language's quotation marks. */
const quoted = (count: number, code: keyof Sentence): string[] =>
  Array.from({ length: count }, (_, k) => MARKS[code].join(`{word${k + 1}}`));

const inEach = (say: (code: keyof Sentence) => string): Sentence => {
  const [en = '', de = '', fr = '', es = ''] = CODES.map(say);
  return { en, de, fr, es };
};

const listOf = (count: number): Sentence =>
  inEach((code) => {
    const words = quoted(count, code);
    const last = words.pop() ?? '';
    return words.length > 0 ? `${words.join(', ')} ${AND[code]} ${last}` : last;
  });

const listAnd = (more: Sentence): Sentence =>
  inEach((code) => `${quoted(NAMED, code).join(', ')} ${AND[code]} ${more[code]}`);

/** A list as it stands in the sentence, the longest first: a short one would take the rest for a part of its words. */
const LISTS: readonly Sentence[] = [
  listAnd({ en: '1 more word', de: '1 weiteres Wort', fr: '1 autre mot', es: '1 palabra más' }),
  listAnd({
    en: '{more} more words',
    de: '{more} weitere Wörter',
    fr: '{more} autres mots',
    es: '{more} palabras más',
  }),
  ...Array.from({ length: NAMED }, (_, k) => listOf(NAMED - k)),
];

const withList = (say: (list: Sentence) => Sentence): Sentence[] => LISTS.map(say);

const alone = withList(({ en, de, fr, es }) => ({
  en: `${en} by one signer only: of these words it cannot be told how well they work for others.`,
  de: `Nur von einer Person: ${de}. Wie gut das bei anderen klappt, lässt sich nicht sagen.`,
  fr: `D’une seule personne : ${fr}. On ne peut pas dire si cela marche pour d’autres.`,
  es: `De una sola persona: ${es}. No se puede decir si funciona para otras.`,
}));

const few = withList(({ en, de, fr, es }) => ({
  en: `${en} with fewer than {few} takes: record some more.`,
  de: `Weniger als {few} Aufnahmen: ${de}. Nimm noch einige auf.`,
  fr: `Moins de {few} prises : ${fr}. Enregistrez-en d’autres.`,
  es: `Menos de {few} tomas: ${es}. Graba algunas más.`,
}));

const rare = withList(({ en, de, fr, es }) => ({
  en: `${en} with far fewer takes than the others, which have about {usual}.`,
  de: `Viel weniger Aufnahmen als die anderen Wörter, die etwa {usual} haben: ${de}.`,
  fr: `Bien moins de prises que les autres mots, qui en ont environ {usual} : ${fr}.`,
  es: `Muchas menos tomas que las demás palabras, que tienen unas {usual}: ${es}.`,
}));

const rest: readonly Sentence[] = [
  {
    en: 'One signer only: Signwright cannot tell how well this works for others.',
    de: 'Nur eine Person: Wie gut das bei anderen klappt, kann Signwright nicht sagen.',
    fr: 'Une seule personne : Signwright ne peut pas dire si cela marche pour d’autres.',
    es: 'Una sola persona: Signwright no puede decir si funciona para otras.',
  },
  {
    en: 'There are no takes.',
    de: 'Es gibt keine Aufnahmen.',
    fr: 'Il n’y a pas de prises.',
    es: 'No hay tomas.',
  },
  {
    en: 'One word only: a model needs two to tell apart.',
    de: 'Nur ein Wort: Ein Modell braucht zwei, um sie zu unterscheiden.',
    fr: 'Un seul mot : un modèle a besoin de deux pour les distinguer.',
    es: 'Una sola palabra: un modelo necesita dos para distinguirlas.',
  },
  {
    en: 'No takes of “none”: without idle hands to learn from, every movement is taken for a word.',
    de: 'Keine Aufnahmen ohne Gebärde: Ohne Hände, die nichts gebärden, wird jede Bewegung für ein Wort gehalten.',
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
    de: 'Alle Personen führen mit der linken Hand: Niemand zeigt, wie die anderen gebärden.',
    fr: 'La main gauche domine chez toutes les personnes : nul ne montre comment signent les autres.',
    es: 'Todas las personas signan con la izquierda como mano dominante: nadie muestra cómo signan las demás.',
  },
  {
    en: 'All signers lead with the right hand: nobody shows how the others sign.',
    de: 'Alle Personen führen mit der rechten Hand: Niemand zeigt, wie die anderen gebärden.',
    fr: 'La main droite domine chez toutes les personnes : nul ne montre comment signent les autres.',
    es: 'Todas las personas signan con la derecha como mano dominante: nadie muestra cómo signan las demás.',
  },
  {
    en: '{share} % of the takes have notes on their quality: look through them.',
    de: 'Bei {share} % der Aufnahmen ist etwas aufgefallen: Sieh sie durch.',
    fr: '{share} % des prises ont des remarques sur leur qualité : parcourez-les.',
    es: 'El {share} % de las tomas tiene avisos sobre su calidad: revísalas.',
  },
];

export const sentences: readonly Sentence[] = [...alone, ...few, ...rare, ...rest];

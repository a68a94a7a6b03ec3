/** Small numbers as words, as they read best in a sentence. */
import type { LanguageCode } from '../../models/languages.ts';

/** From none on. “One” is feminine where a language asks: Aufnahme, prise, toma, palabra. */
const WORDS: Record<LanguageCode, readonly string[]> = {
  en: 'no one two three four five six seven eight nine ten eleven twelve'.split(' '),
  de: 'keine eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' '),
  fr: 'aucune une deux trois quatre cinq six sept huit neuf dix onze douze'.split(' '),
  es: 'ninguna una dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' '),
};

/** "five", "17", by the words of one language. */
export function spelledIn(code: LanguageCode): (count: number) => string {
  return (count) => WORDS[code][count] ?? count.toLocaleString(code);
}

/** As a sentence begins. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

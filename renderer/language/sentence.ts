/**
 * One sentence of the main side in the window's languages, with the English one as its key: `{name}` stands for what
 * the main side puts in. The catalogues are in sentences/, a file an area.
 */
export interface Sentence {
  en: string;
  de: string;
  fr: string;
  es: string;
}

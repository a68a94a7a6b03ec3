/** The languages of the interface: each by its own name, as somebody looks for it who reads no other. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' } as const;
export type LanguageCode = keyof typeof LANGUAGES;

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as readonly LanguageCode[];

/** @param wanted BCP 47 tags, the best first, as `navigator.languages` has them */
export function languageFor(wanted: readonly string[]): LanguageCode {
  for (const tag of wanted) {
    const code = LANGUAGE_CODES.find((each) => each === tag.toLowerCase().split('-')[0]);
    if (code) return code;
  }
  return 'en';
}

/** The form of a phrase that a number wants, by the rules of the language (Unicode CLDR). */
import type { LanguageCode } from '../../models/languages.ts';

/** Categories that a language lacks, or has only for numbers beyond a million, need no form. */
export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

export function pluralsOf(code: LanguageCode): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(code);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}

import { readFileSync } from "node:fs";
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { LANGUAGES, type Language } from "../knowledge/language.ts";

/** Says a message of the interface in a language. */
export type Translate = (language: Language, id: string, values?: Readonly<Record<string, FluentVariable>>) => string;

/**
 * Reads the Fluent files of the interface.
 *
 * @throws Error where a file is broken, or a message that is asked for does not exist: both are faults of the program
 */
export function createTranslator(): Translate {
  const bundles = new Map(LANGUAGES.map((language) => [language, readBundle(language)]));
  return (language, id, values) => {
    const bundle = bundles.get(language);
    const message = bundle?.getMessage(id);
    if (!bundle || !message?.value) throw new Error(`there is no message "${id}" in ${language}.ftl`);
    return bundle.formatPattern(message.value, values ?? null).replace(/\n +\n/g, "\n\n");
  };
}

function readBundle(language: Language): FluentBundle {
  const file = new URL(`locales/${language}.ftl`, import.meta.url);
  // Telegram shows the marks that isolate directions as odd boxes on some phones; none of the three languages needs them.
  const bundle = new FluentBundle(language, { useIsolating: false });
  const errors = bundle.addResource(new FluentResource(readFileSync(file, "utf8")));
  if (errors.length > 0) throw new Error(`${language}.ftl: ${errors[0]?.message}`);
  return bundle;
}

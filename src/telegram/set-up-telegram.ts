import { Api, GrammyError } from "grammy";
import type { BotCommand, BotCommandScope } from "grammy/types";
import { LANGUAGES, type Language } from "../knowledge/language.ts";
import { createTranslator, type Translate } from "./translator.ts";

const COMMANDS = [
  "start",
  "help",
  "topics",
  "contacts",
  "ask_secretariat",
  "status",
  "language",
  "new",
  "privacy",
  "delete_me",
] as const;
const STAFF_COMMANDS: readonly BotCommand[] = [
  { command: "stats", description: "რამდენი კითხვა იყო და რა პასუხებით" },
  { command: "unanswered", description: "რა იკითხეს უშედეგოდ" },
  { command: "tickets", description: "სამდივნოსთვის დასმული ღია კითხვები" },
  { command: "check", description: "მასალების შემოწმება" },
  { command: "reload", description: "მასალების თავიდან წაკითხვა" },
];
/** Where a person's language is none of ours. */
const FALLBACK: Language = "en";
const LANGUAGE_CODES = ["", ...LANGUAGES] as const;

/**
 * Sets names, descriptions and menus in three languages. Only what differs is set, so that running it twice changes
 * nothing; Telegram allows few such calls a day.
 *
 * @returns a line for each thing that was changed
 * @throws Error in words where Telegram refuses the token
 */
export async function setUpTelegram(dependencies: {
  readonly token: string;
  readonly apiRoot?: string | undefined;
  readonly staffChat?: number | undefined;
}): Promise<string[]> {
  const { token, apiRoot, staffChat } = dependencies;
  const api = new Api(token, apiRoot === undefined ? {} : { apiRoot });
  const translate = createTranslator();
  const changes: string[] = [];
  try {
    for (const code of LANGUAGE_CODES) {
      const language = code === "" ? FALLBACK : code;
      const where = code === "" ? {} : { language_code: code };
      const told = code === "" ? "default" : code;
      const { name } = await api.getMyName(where);
      const wantedName = translate(language, "bot-name");
      if (name !== wantedName) {
        await api.setMyName(wantedName, where);
        changes.push(`${told}: name is now "${wantedName}"`);
      }
      const { description } = await api.getMyDescription(where);
      const wantedDescription = translate(language, "bot-description");
      if (description !== wantedDescription) {
        await api.setMyDescription(wantedDescription, where);
        changes.push(`${told}: description set`);
      }
      const { short_description } = await api.getMyShortDescription(where);
      const wantedShort = translate(language, "bot-short-description");
      if (short_description !== wantedShort) {
        await api.setMyShortDescription(wantedShort, where);
        changes.push(`${told}: short description set`);
      }
      changes.push(...(await setCommands(api, menu(translate, language), where, told)));
    }
    if (staffChat !== undefined) {
      const scope: BotCommandScope = { type: "chat", chat_id: staffChat };
      changes.push(...(await setCommands(api, STAFF_COMMANDS, { scope }, "staff chat")));
    }
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 401)
      throw new Error("the token is wrong: Telegram does not know it");
    throw error;
  }
  return changes;
}

function menu(translate: Translate, language: Language): BotCommand[] {
  return COMMANDS.map((command) => ({
    command,
    description: translate(language, `command-${command.replace("_", "-")}`),
  }));
}

async function setCommands(
  api: Api,
  wanted: readonly BotCommand[],
  where: { readonly language_code?: Language; readonly scope?: BotCommandScope },
  told: string,
): Promise<string[]> {
  const present = await api.getMyCommands(where);
  if (JSON.stringify(present) === JSON.stringify(wanted)) return [];
  await api.setMyCommands([...wanted], where);
  return [`${told}: menu of ${wanted.length} commands set`];
}

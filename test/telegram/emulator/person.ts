import { BOT, type BotApiEmulator, type SentMessage } from "./bot-api-emulator.ts";

/** Somebody who talks to the bot through the emulator. */
export class Person {
  readonly id: number;
  readonly chat: { readonly id: number; readonly type: "private" | "supergroup"; readonly title?: string };
  readonly #emulator: BotApiEmulator;
  readonly #language: string | undefined;
  #query = 0;

  constructor(emulator: BotApiEmulator, { id, language, group }: { id: number; language?: string; group?: number }) {
    this.#emulator = emulator;
    this.id = id;
    this.#language = language;
    this.chat = group === undefined ? { id, type: "private" } : { id: group, type: "supergroup", title: "A group" };
  }

  get #from() {
    return {
      id: this.id,
      is_bot: false,
      first_name: "Nino",
      ...(this.#language ? { language_code: this.#language } : {}),
    };
  }

  /** Writes a text; returns the id of the message. */
  say(text: string, extra: Readonly<Record<string, unknown>> = {}): number {
    const message_id = this.#emulator.nextMessageId();
    this.#emulator.updates.add({ message: { ...this.#message(message_id), text, ...entitiesOf(text), ...extra } });
    return message_id;
  }

  /** Sends something that is no text. */
  send(content: Readonly<Record<string, unknown>>): void {
    this.#emulator.updates.add({ message: { ...this.#message(this.#emulator.nextMessageId()), ...content } });
  }

  edit(message_id: number, text: string): void {
    this.#emulator.updates.add({
      edited_message: { ...this.#message(message_id), edit_date: 1, text, ...entitiesOf(text) },
    });
  }

  /** Presses the button with this text under the last message that has one. */
  press(text: string): void {
    const message = this.messages.findLast(({ reply_markup }) =>
      buttonsOf(reply_markup).some((button) => button.text === text),
    );
    const button = buttonsOf(message?.reply_markup).find((candidate) => candidate.text === text);
    if (!message || !button?.callback_data) throw new Error(`there is no button "${text}"`);
    this.pressData(message.message_id, button.callback_data);
  }

  /** Sends callback data as a forger might. */
  pressData(message_id: number, data: string): void {
    const id = `${this.id}-${++this.#query}`;
    this.#emulator.openQuery(id);
    const message = { message_id, date: 1, chat: this.chat, from: BOT, text: "…" };
    this.#emulator.updates.add({ callback_query: { id, from: this.#from, chat_instance: "1", message, data } });
  }

  /** Everything that the bot wrote into this chat. */
  get messages(): SentMessage[] {
    return this.#emulator.messages.filter((message) => message.chat_id === this.chat.id);
  }

  /** The texts of the buttons under the last message. */
  get buttons(): string[] {
    return buttonsOf(this.messages.at(-1)?.reply_markup).map((button) => button.text);
  }

  /** Says something and waits for the answer. */
  async ask(text: string, extra?: Readonly<Record<string, unknown>>): Promise<SentMessage> {
    const before = this.messages.length;
    this.say(text, extra);
    return this.next(before);
  }

  /** The first message after the first `before` ones. */
  async next(before: number = this.messages.length): Promise<SentMessage> {
    return this.#emulator.until(() => this.messages[before]);
  }

  #message(message_id: number) {
    return { message_id, date: Math.floor(Date.now() / 1000), chat: this.chat, from: this.#from };
  }
}

function buttonsOf(markup: SentMessage["reply_markup"]) {
  return (markup?.inline_keyboard ?? []).flat();
}

/** Telegram marks commands and mentions; bots rely on it. */
function entitiesOf(text: string) {
  const entities = [...text.matchAll(/(?:^|\s)(\/\w+(?:@\w+)?)|(@\w+)/g)].map((match) => {
    const found = match[1] ?? match[2] ?? "";
    return {
      type: found.startsWith("/") ? "bot_command" : "mention",
      offset: match.index + match[0].indexOf(found),
      length: found.length,
    };
  });
  return entities.length > 0 ? { entities } : {};
}

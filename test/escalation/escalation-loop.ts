import { Dovecot } from "../mail/dovecot.ts";
import { AUTHSERV_ID, imapUrl, MailHost, type TakenMail } from "../mail/mail-host.ts";
import { BotApiEmulator, type SentMessage } from "../telegram/emulator/bot-api-emulator.ts";
import { Person } from "../telegram/emulator/person.ts";
import { STAFF_CHAT, startMegzuri } from "../telegram/start-megzuri.ts";

export const MEGZURI = "megzuri@bot.example.ge";
export const SECRETARIAT = "scmi-secretariat@sda.gov.ge";
const STAFF_PERSON = 77;

export const BUTTONS = {
  ka: { ask: "ამ კითხვის გაგზავნა სამდივნოში", send: "თანახმა ვარ, გაგზავნეთ" },
  en: { ask: "Send this question to the secretariat", send: "I agree, send it" },
  ru: { ask: "Отправить этот вопрос в секретариат", send: "Даю согласие, отправить" },
} as const;

let lastId = 500;

/** The bot between a Bot API, a mail server for both sides and, where wanted, a real IMAP server. */
export class EscalationLoop {
  readonly emulator = new BotApiEmulator();
  readonly host: MailHost;
  readonly dovecot: Dovecot | undefined;
  /** Somebody in the staff chat. */
  readonly tamar: Person;
  readonly environment: Readonly<Record<string, string>>;
  bot: Awaited<ReturnType<typeof startMegzuri>>;

  private constructor(
    dovecot: Dovecot | undefined,
    host: MailHost,
    emulator: BotApiEmulator,
    environment: Record<string, string>,
    bot: Awaited<ReturnType<typeof startMegzuri>>,
  ) {
    this.dovecot = dovecot;
    this.host = host;
    this.emulator = emulator;
    this.environment = environment;
    this.bot = bot;
    this.tamar = new Person(emulator, { id: STAFF_PERSON, group: STAFF_CHAT });
    emulator.members.set(`${STAFF_CHAT}/${STAFF_PERSON}`, "member");
  }

  /** @param imapPort where the bot is to find the IMAP server, if not where it is */
  static async start(options: {
    readonly imap: boolean;
    readonly imapPort?: (port: number) => Promise<number>;
    readonly environment?: Record<string, string>;
  }): Promise<EscalationLoop> {
    const dovecot = options.imap ? await Dovecot.start() : undefined;
    const host = await new MailHost(dovecot?.port).start();
    const emulator = await new BotApiEmulator().start();
    const environment: Record<string, string> = { SMTP_URL: host.url, MAIL_FROM: MEGZURI };
    if (dovecot) {
      const port = (await options.imapPort?.(dovecot.port)) ?? dovecot.port;
      Object.assign(environment, {
        IMAP_URL: imapUrl(port, MEGZURI),
        STAFF_EMAIL_DOMAINS: "sda.gov.ge",
        MAIL_AUTHSERV_ID: AUTHSERV_ID,
      });
    }
    Object.assign(environment, options.environment);
    return new EscalationLoop(dovecot, host, emulator, environment, await startMegzuri(emulator, { environment }));
  }

  /** Stops the bot, lets something happen, and starts it again with the same data. */
  async restart(meanwhile: () => Promise<void> = async () => {}): Promise<void> {
    await this.bot.stop();
    await meanwhile();
    this.bot = await startMegzuri(this.emulator, { environment: this.environment, data: this.bot.folder });
  }

  async stop(): Promise<void> {
    await this.bot.stop();
    await this.emulator.stop();
    await this.host.stop();
    await this.dovecot?.stop();
  }

  person(language = "en"): Person {
    return new Person(this.emulator, { id: ++lastId, language });
  }

  /** Asks what the knowledge does not hold and presses the button that shows the draft. */
  async draft(nino: Person, question: string, language: keyof typeof BUTTONS = "en"): Promise<SentMessage> {
    await nino.ask(question);
    const before = nino.messages.length;
    nino.press(BUTTONS[language].ask);
    return nino.next(before);
  }

  /** Sends a draft; resolves to the ticket's number and its mail. */
  async send(nino: Person, language: keyof typeof BUTTONS = "en") {
    const known = new Set(nino.messages.flatMap(({ text }) => text.match(/MSG-\d{4}-\d{5}/g) ?? []));
    nino.press(BUTTONS[language].send);
    const number = await this.emulator.until(() =>
      nino.messages.flatMap(({ text }) => text.match(/MSG-\d{4}-\d{5}/g) ?? []).find((found) => !known.has(found)),
    );
    return { number, mail: await this.mailOf(number) };
  }

  async escalate(question: string, language: keyof typeof BUTTONS = "en") {
    const nino = this.person(language);
    await this.draft(nino, question, language);
    return { nino, ...(await this.send(nino, language)) };
  }

  /** The nth mail of a ticket that the secretariat has. */
  mailOf(number: string, index = 0): Promise<TakenMail> {
    const mails = () => this.host.taken.filter(({ subject, to }) => to === SECRETARIAT && subject.includes(number));
    return this.host.until(() => mails()[index]);
  }

  /** Answers a mail as a mail program of the secretariat would. */
  reply(mail: TakenMail, text: string, more: object = {}): Promise<void> {
    return this.host.send({
      from: "Tamar <tamar@sda.gov.ge>",
      to: MEGZURI,
      subject: `Re: ${mail.subject}`,
      inReplyTo: mail.messageId,
      references: mail.messageId,
      text: `${text}\n\nOn Fri, Nov 27, 2026 at 10:00 AM Megzuri <${MEGZURI}> wrote:\n${mail.text.replace(/^/gm, "> ")}`,
      ...more,
    });
  }

  /** The first message to somebody, or into the staff chat, that holds a text. */
  told(chat: Person | "staff", part: string, milliseconds = 20_000): Promise<SentMessage> {
    const messages = () => (chat === "staff" ? this.tamar.messages : chat.messages);
    return this.emulator.until(() => messages().find(({ text }) => text.includes(part)), milliseconds);
  }

  /** Replies in the staff chat to a message there. */
  replyInChat(message: SentMessage, text: string, more: object = {}): void {
    const from = { id: 123456, is_bot: true, first_name: "Megzuri" };
    const reply_to_message = {
      message_id: message.message_id,
      date: 1,
      chat: this.tamar.chat,
      from,
      text: message.text,
    };
    if ("document" in more) this.tamar.send({ reply_to_message, ...more });
    else this.tamar.say(text, { reply_to_message, ...more });
  }
}

/** Long enough for what must not happen to have happened. */
export const aMoment = (milliseconds = 700) => new Promise((resolve) => setTimeout(resolve, milliseconds));

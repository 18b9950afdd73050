import { Composer } from "grammy";
import { contactCard } from "../../knowledge/contacts.ts";
import { isAddressed } from "../addressed.ts";
import { type BotContext, say } from "../bot-context.ts";
import { type ButtonWish, keyboard } from "../keyboard.ts";

/** The secretariat's card with a button that copies the e-mail, a map link, and the hotlines. */
export const contacts = new Composer<BotContext>();

contacts.command("contacts", async (context) => {
  if (!isAddressed(context)) return;
  const { contacts: entries } = context.services.current().knowledge;
  const text = [...entries.values()].map((contact) => contactCard(contact, context.language)).join("\n\n");
  const secretariat = entries.get("secretariat");
  const row: ButtonWish[] = [];
  if (secretariat?.email) row.push({ text: say(context, "contacts-copy"), copy: secretariat.email });
  if (secretariat?.address) {
    const query = encodeURIComponent(secretariat.address.en);
    row.push({ text: say(context, "contacts-map"), url: `https://www.openstreetmap.org/search?query=${query}` });
  }
  await context.reply(text === "" ? say(context, "no-topics") : text, {
    reply_markup: await keyboard(context, [row]),
    link_preview_options: { is_disabled: true },
  });
});

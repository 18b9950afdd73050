import { access, mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { maskContacts } from "../conversation/mask-contacts.ts";
import { maskPersonalData } from "../conversation/mask-personal-data.ts";
import { type DraftFile, proposeKnowledge } from "../escalation/propose-knowledge.ts";
import { currentQuestion } from "../escalation/ticket.ts";
import { publicEmails, publicPhones } from "../knowledge/contacts.ts";
import type { BotContext } from "./bot-context.ts";

/** Writes drafts of a knowledge file out of an answer; false where the ticket holds nothing any more. */
export async function proposeTicket(context: BotContext, id: number): Promise<boolean> {
  const { escalation, knowledgeFolder, current, logger } = context.services;
  const ticket = await escalation?.tickets.byId(id);
  if (!ticket?.content?.answer) return false;
  const { language, answer, name } = ticket.content;
  const { contacts } = current().knowledge;
  const known = { phones: publicPhones(contacts), emails: publicEmails(contacts) };
  const drafts = proposeKnowledge({
    number: ticket.number,
    language,
    question: currentQuestion(ticket.content),
    answer,
    name,
    today: new Date().toISOString().slice(0, 10),
    mask: (text) => maskContacts(maskPersonalData(text, known.phones).text, known),
  });
  const say = (text: string) => context.reply(`${ticket.number}: ${text}`);
  try {
    const written = [];
    for (const draft of drafts) if (await writeDraft(knowledgeFolder, draft)) written.push(draft.path);
    if (written.length === 0) await say("ამ პასუხის მონახაზი უკვე არსებობს.");
    else
      await say(
        `მონახაზი შეიქმნა. ბოტი მისით არ პასუხობს, სანამ არ შეამოწმებთ და სათანადო საქაღალდეში არ გადაიტანთ:\n${written.join("\n")}`,
      );
  } catch (error) {
    logger.warn({ reason: (error as Error).message }, "draft not written");
    await say("მონახაზი ვერ ჩაიწერა, რადგან მასალების საქაღალდეში ჩაწერა არ შეიძლება.");
  }
  return true;
}

/** False where the file is there already: somebody may have worked on it. A file is there whole or not at all. */
async function writeDraft(folder: string, { path: relative, content }: DraftFile): Promise<boolean> {
  const file = path.join(folder, relative);
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists) return false;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
  return true;
}

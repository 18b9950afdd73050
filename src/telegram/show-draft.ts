import { createHash } from "node:crypto";
import { answersInChat } from "../escalation/escalation-settings.ts";
import type { Ticket, TicketContent } from "../escalation/ticket.ts";
import { escapeHtml } from "../language/escape-html.ts";
import type { DraftStep } from "./actions.ts";
import { type BotContext, say } from "./bot-context.ts";
import { type ButtonWish, keyboard } from "./keyboard.ts";

/**
 * Shows a draft: the text just as it will be sent, where the answer will come, and everything that can be changed.
 *
 * @param editing changes the message whose button was pressed instead of writing a new one
 */
export async function showDraft(context: BotContext, draft: Ticket, editing: boolean): Promise<void> {
  const { escalation } = context.services;
  if (!escalation || !draft.content) return;
  const { replyTo } = draft.content;
  const preview = await escalation.preview(draft.content);
  const where = replyTo.kind === "chat" ? say(context, "draft-answer-here") : mailLine(context, replyTo.address);
  const text = [
    escapeHtml(say(context, "draft-preview")),
    `<blockquote expandable>${escapeHtml(preview)}</blockquote>`,
    escapeHtml(where),
    escapeHtml(say(context, "draft-consent")),
  ].join("\n\n");
  const options = {
    parse_mode: "HTML" as const,
    reply_markup: await keyboard(context, buttonsFor(context, draft, fingerprintOf(preview, replyTo))),
  };
  if (editing) await context.editMessageText(text, options);
  else await context.reply(text, options);
}

/** Keeps a draft as it was changed, and shows it so. */
export async function keepDraft(
  context: BotContext,
  draft: Ticket,
  content: TicketContent,
  editing: boolean,
): Promise<void> {
  await context.services.escalation?.tickets.changeDraft(draft.id, content);
  await showDraft(context, { ...draft, content }, editing);
}

function mailLine(context: BotContext, address: string): string {
  return address === "" ? say(context, "draft-answer-mail-missing") : say(context, "draft-answer-mail", { address });
}

/** Tells what was shown once from what was shown another time: the text, and where the answer goes. */
export function fingerprintOf(preview: string, replyTo: TicketContent["replyTo"]): string {
  return createHash("sha256")
    .update(JSON.stringify([preview, replyTo]))
    .digest("base64url")
    .slice(0, 16);
}

function buttonsFor(context: BotContext, { id, content }: Ticket, seen: string): ButtonWish[][] {
  const { settings } = context.services.escalation ?? {};
  if (!content) return [];
  const step = (text: string, name: DraftStep) => ({
    text,
    action: { kind: "draft" as const, draft: id, step: name, seen },
  });
  const turns = content.turns.map(({ question, included }, index): ButtonWish[] => [
    { text: `${included ? "☑" : "☐"} ${question}`, action: { kind: "draft-turn", draft: id, index } },
  ]);
  const chosen = (kind: "chat" | "email") => (content.replyTo.kind === kind ? "●" : "○");
  const here =
    settings && answersInChat(settings) ? [step(`${chosen("chat")} ${say(context, "draft-here")}`, "chat")] : [];
  return [
    [step(say(context, "draft-change"), "question")],
    ...turns,
    [
      content.name === undefined
        ? step(say(context, "draft-add-name"), "name")
        : step(say(context, "draft-remove-name"), "no-name"),
    ],
    [...here, step(`${chosen("email")} ${say(context, "draft-by-mail")}`, "email")],
    [step(say(context, "draft-send"), "send"), step(say(context, "draft-cancel"), "cancel")],
  ];
}

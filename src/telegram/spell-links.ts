import type { MessageEntity } from "grammy/types";

/** A text with the address behind each word that hides a link: passed on as plain text, a link would be lost. */
export function spellLinks(text: string, entities: readonly MessageEntity[] = []): string {
  const links = entities.filter((entity) => entity.type === "text_link").sort((a, b) => b.offset - a.offset);
  let spelled = text;
  for (const { offset, length, url } of links) {
    const end = offset + length;
    spelled = `${spelled.slice(0, end)} (${url})${spelled.slice(end)}`;
  }
  return spelled;
}

import type { Api } from "grammy";

/** Drafts more often than once a second are throttled for minutes. */
const PACE = 1000;
/** Answers that are there within this time are sent at once, without a draft. */
const PATIENCE = 1000;
const LONGEST_DRAFT = 4000;

/**
 * Shows an answer while it is being written, in private chats: nothing in the first second, then at most one draft a
 * second. A draft that fails is dropped; the final message is the caller's.
 */
export function createDraftStream(dependencies: {
  readonly api: Api;
  readonly chat: number;
  readonly draftId: number;
  readonly now?: () => number;
}) {
  const { api, chat, draftId, now = Date.now } = dependencies;
  const begun = now();
  let shown = "";
  let latest = "";
  let lastAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;

  const show = () => {
    timer = undefined;
    if (ended || latest === shown) return;
    lastAt = now();
    shown = latest;
    api.raw
      .sendMessageDraft({ chat_id: chat, draft_id: draftId, text: latest.slice(0, LONGEST_DRAFT) })
      .catch(() => {});
  };
  return {
    /** The text so far. */
    update(text: string) {
      latest = text;
      if (ended || timer) return;
      const wait = Math.max(begun + PATIENCE - now(), lastAt + PACE - now(), 0);
      timer = setTimeout(show, wait);
    },
    end() {
      ended = true;
      clearTimeout(timer);
    },
    get latest() {
      return latest;
    },
  };
}

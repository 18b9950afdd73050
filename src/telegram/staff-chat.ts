import type { Logger } from "pino";
import type { MovedChats } from "../storage/moved-chats.ts";

/** The chat of the secretariat's staff, where there is one. */
export interface StaffChat {
  /** Its id now. */
  readonly id: number | undefined;
  /** A group has become a supergroup, as it does when somebody turns topics on; where it is another chat, nothing happens. */
  move(from: number, to: number): Promise<void>;
}

/**
 * @param configured STAFF_CHAT_ID; the chat may have moved since it was set
 * @param onMoved told of its new id
 */
export async function openStaffChat(
  configured: number | undefined,
  moved: MovedChats,
  onMoved: (id: number) => Promise<void>,
  logger: Logger,
): Promise<StaffChat> {
  let id = configured === undefined ? undefined : await moved.whereIs(configured);
  return {
    get id() {
      return id;
    },
    async move(from, to) {
      if (from !== id || configured === undefined) return;
      id = to;
      await moved.remember(configured, to);
      logger.warn({ STAFF_CHAT_ID: to }, "the staff chat has a new id; it is followed, please change the setting");
      await onMoved(to);
    },
  };
}

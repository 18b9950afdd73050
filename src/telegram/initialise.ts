import { type Bot, GrammyError } from "grammy";
import type { Logger } from "pino";
import type { BotContext } from "./bot-context.ts";
import { WrongTokenError } from "./poll-updates.ts";

const PAUSE = 3000;

/**
 * Asks Telegram who the bot is, until it answers or the program stops.
 *
 * @throws WrongTokenError where Telegram does not know the token
 */
export async function initialise(bot: Bot<BotContext>, stopping: AbortSignal, logger: Logger): Promise<void> {
  for (let attempt = 0; !stopping.aborted; attempt++) {
    try {
      await bot.init(stopping as never);
      return;
    } catch (error) {
      if (stopping.aborted) return;
      if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404))
        throw new WrongTokenError();
      if (attempt === 0) logger.warn("Telegram cannot be reached at the start; trying again until it can");
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

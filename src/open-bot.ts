import path from "node:path";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Answer } from "./conversation/answer-question.ts";
import { checkKnowledge } from "./knowledge/check-knowledge.ts";
import { loadKnowledge } from "./knowledge/load-knowledge.ts";
import { detectDocumentLanguage } from "./language/detect-language.ts";
import type { LiveSnapshot } from "./live-snapshot.ts";
import { openAnswer, tryModel } from "./open-answer.ts";
import { openEscalation } from "./open-escalation.ts";
import type { Snapshot } from "./retrieval/passage-index.ts";
import { createButtons } from "./storage/buttons.ts";
import { createConversations } from "./storage/conversations.ts";
import { createLimits } from "./storage/limits.ts";
import { createMovedChats } from "./storage/moved-chats.ts";
import { openDatabase } from "./storage/open-database.ts";
import { createPeople } from "./storage/people.ts";
import { createVault, readKeyFile } from "./storage/vault.ts";
import type { BotServices } from "./telegram/bot-context.ts";
import { createFileDownload } from "./telegram/download-file.ts";
import { runBot } from "./telegram/run-bot.ts";
import { openStaffChat } from "./telegram/staff-chat.ts";
import { createTranslator } from "./telegram/translator.ts";
import { createMetrics } from "./web/metrics.ts";
import { startWebServer } from "./web/web-server.ts";

const DEFAULT_PORT = 8080;
/** Telegram not heard for so long counts as not reachable, in milliseconds; a poll alone takes 30 seconds. */
const SILENCE = 120_000;

/** Wires the bot, its database and its web server together. */
export async function openBot(dependencies: {
  readonly config: Config;
  readonly token: string;
  readonly folder: string;
  readonly live: LiveSnapshot;
  readonly logger: Logger;
  /** Another way to answer than the settings say. */
  readonly answer?: Answer;
  /** Told how far the embedding of the passages has come. */
  readonly onProgress?: (text: string) => void;
}) {
  const { config, token, folder, live, logger } = dependencies;
  const vault = createVault(config.DATA_KEY ?? readKeyFile(config.DATA_KEY_FILE));
  const database = await openDatabase(path.join(config.DATA_DIR, "megzuri.sqlite"), vault.cipherKey);
  const answering = await openAnswer({
    config,
    database,
    logger,
    ...(dependencies.onProgress ? { onProgress: dependencies.onProgress } : {}),
  });
  const prepare = (snapshot: Snapshot) =>
    answering
      .prepare(snapshot)
      .catch((error: Error) => logger.error({ reason: error.message }, "passages not embedded; searching by words"));
  void prepare(live.current());
  if (answering.chat) {
    void tryModel(answering.chat).then((problem) => {
      if (problem === undefined) logger.info({ model: answering.chat?.name }, "the model answers");
      else logger.error({ problem }, "the model does not answer; answers are quoted from the materials meanwhile");
    });
  }
  const limits = createLimits(database, vault);
  const escalation = await openEscalation({
    config,
    database,
    vault,
    limits,
    contacts: () => live.current().knowledge.contacts,
    tellStaff: (text) => bot.sendToStaff(text),
    logger,
  });
  const metrics = createMetrics(
    () => bot.waiting(),
    async () => (await escalation?.waiting()) ?? 0,
  );
  const services: BotServices = {
    current: live.current,
    answer: dependencies.answer ?? answering.answer,
    chat: answering.chat,
    transcriber: answering.transcriber,
    download: createFileDownload(token, config.TELEGRAM_API_ROOT),
    reload: live.reload,
    check: async () => checkKnowledge(await loadKnowledge(folder, detectDocumentLanguage), new Date()),
    translate: createTranslator(),
    buttons: createButtons(database, vault),
    conversations: createConversations(database, vault),
    limits,
    people: createPeople(database, vault),
    escalation: escalation?.escalation,
    knowledgeFolder: folder,
    logger,
    retentionDays: config.RETENTION_DAYS,
    staffChat: await openStaffChat(
      config.STAFF_CHAT_ID,
      createMovedChats(database),
      async (chat) => escalation?.escalation.postOpenTickets(chat),
      logger,
    ),
    running: new Map(),
    observe: metrics.answered,
  };
  const secret = config.TELEGRAM_WEBHOOK_SECRET;
  const webhook = config.PUBLIC_URL && secret ? { url: `${config.PUBLIC_URL}/telegram`, secret } : undefined;
  const bot = await runBot({
    token,
    apiRoot: config.TELEGRAM_API_ROOT,
    webhook,
    database,
    vault,
    services,
    onDeliveries: escalation?.wakeAlso,
    logger,
  });

  const health = {
    async notReady() {
      const missing: string[] = [];
      if (live.current().knowledge.documents.length === 0) missing.push("no knowledge is loaded");
      await database
        .updateTable("limits")
        .set({ used: 0 })
        .where("key", "=", "")
        .execute()
        .catch(() => missing.push("the database cannot be written"));
      // By webhook Telegram speaks only when people do; silence says nothing then.
      if (!webhook && Date.now() - bot.lastContact() > SILENCE)
        missing.push("Telegram has not been heard for two minutes");
      return missing;
    },
    metrics: metrics.text,
  };
  const port = config.PORT ?? (webhook ? DEFAULT_PORT : undefined);
  const web =
    port === undefined
      ? undefined
      : await startWebServer({
          port,
          health,
          logger,
          webhook: webhook && { secret: webhook.secret, store: bot.store },
        });
  if (web) logger.info({ port: web.port }, "web server started");

  return {
    sendToStaff: bot.sendToStaff,
    /** Embeds what is new in a snapshot that has gone live. */
    prepare,
    port: web?.port,
    /** Rejects where the bot cannot go on; never resolves. */
    failed: Promise.race([bot.finished.then(() => new Promise<never>(() => {})), database.failed]),
    async close() {
      await web?.close();
      await bot.stop();
      await escalation?.close();
      await answering.close();
      await database.destroy();
      logger.info("stopped");
    },
  };
}

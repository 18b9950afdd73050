// Moves what the write-ahead log holds into the database file, beside the program's own thread: the log is forced to the
// disk for that, which may take long enough for everybody to notice.
import { DatabaseSync } from "node:sqlite";
import { workerData } from "node:worker_threads";

const EVERY = 2000;

const database = new DatabaseSync(workerData as string);
database.exec("PRAGMA busy_timeout = 0");
setInterval(() => database.exec("PRAGMA wal_checkpoint(PASSIVE)"), EVERY);

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";

export const PASSWORD = "of-the-tests";

/** Where Debian puts it, people who are not root do not look. */
const ENVIRONMENT = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** Why Dovecot cannot be used here; undefined where it can. `scripts/install-dovecot.sh` installs it. */
export const dovecotMissing = findMissing();

function findMissing(): string | undefined {
  try {
    const version = execFileSync("dovecot", ["--version"], { encoding: "utf8", env: ENVIRONMENT });
    // The settings below have other names from 2.4 on.
    return version.startsWith("2.3.") ? undefined : `Dovecot 2.3 is needed, here is ${version.trim()}`;
  } catch {
    return "Dovecot is not installed (scripts/install-dovecot.sh installs it on Debian)";
  }
}

/** A real IMAP server in a folder of its own: every user name has an empty mailbox, all with one password. */
export class Dovecot {
  readonly port: number;
  readonly #folder: string;
  #process: ChildProcess | undefined;

  private constructor(port: number, folder: string) {
    this.port = port;
    this.#folder = folder;
  }

  static async start(): Promise<Dovecot> {
    const folder = await mkdtemp(path.join(tmpdir(), "megzuri-dovecot-"));
    const dovecot = new Dovecot(await freePort(), folder);
    await chmod(folder, 0o755);
    const mail = path.join(folder, "mail");
    await mkdir(mail);
    const owner = mailOwner();
    await chown(mail, owner.uid, owner.gid);
    await writeFile(path.join(folder, "dovecot.conf"), configuration(folder, dovecot.port, owner));
    await dovecot.up();
    return dovecot;
  }

  /** Starts it again, with the same mail. */
  async up(): Promise<void> {
    this.#process = spawn("dovecot", ["-F", "-c", path.join(this.#folder, "dovecot.conf")], {
      stdio: "inherit",
      env: ENVIRONMENT,
    });
    for (let attempt = 0; attempt < 100; attempt++) {
      if (await answers(this.port)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("Dovecot does not answer");
  }

  async down(): Promise<void> {
    const process = this.#process;
    if (!process || process.exitCode !== null) return;
    const gone = once(process, "exit");
    process.kill("SIGTERM");
    await gone;
  }

  async stop(): Promise<void> {
    await this.down();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Dovecot gives no mail to root. */
function mailOwner(): { name: string; group: string; uid: number; gid: number } {
  const { uid, gid, username } = userInfo();
  if (uid !== 0) return { name: username, group: execFileSync("id", ["-gn"], { encoding: "utf8" }).trim(), uid, gid };
  const id = (flag: string) => Number(execFileSync("id", [flag, "mail"], { encoding: "utf8" }));
  return { name: "mail", group: "mail", uid: id("-u"), gid: id("-g") };
}

function configuration(folder: string, port: number, owner: ReturnType<typeof mailOwner>): string {
  const users =
    userInfo().uid === 0
      ? ""
      : `default_internal_user = ${owner.name}
default_internal_group = ${owner.group}
default_login_user = ${owner.name}
`;
  return `
base_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
${users}mail_location = maildir:${folder}/mail/%u
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

async function answers(port: number): Promise<boolean> {
  const { connect } = await import("node:net");
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", (data) => {
      socket.destroy();
      resolve(data.includes("OK"));
    });
    socket.once("error", () => resolve(false));
  });
}

import { connect, createServer, type Server, type Socket } from "node:net";

/** A line to a server that can be cut after so many bytes. */
export class CuttingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Cuts once the server has sent so many bytes more; undefined for never. */
  cutAfter: number | undefined;
  cuts = 0;
  /** Cuts wherever the server sends this. */
  cutAt: string | undefined;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async to(port: number): Promise<CuttingProxy> {
    const server = createServer();
    const proxy = new CuttingProxy(server);
    server.on("connection", (near) => proxy.#join(near, connect(port, "127.0.0.1")));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === "object" && address ? address.port : 0;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(near: Socket, far: Socket): void {
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        near.destroy();
        far.destroy();
        this.#sockets.delete(socket);
      });
    }
    near.pipe(far);
    far.on("data", (data: Buffer) => {
      if (this.cutAt !== undefined && data.includes(this.cutAt)) this.cutAfter = 0;
      if (this.cutAfter === undefined || data.length < this.cutAfter) {
        if (this.cutAfter !== undefined) this.cutAfter -= data.length;
        near.write(data);
        return;
      }
      near.write(data.subarray(0, this.cutAfter));
      this.cutAfter = undefined;
      this.cuts++;
      near.end(() => near.destroy());
      far.destroy();
    });
  }
}

const ADDRESS = /[^\s<>"']{1,64}@[^\s<>"']{1,255}/g;

/** Servers repeat the addresses that they refuse; neither a log nor a notice may hold an asker's. */
export function maskAddresses(reason: string): string {
  return reason.replace(ADDRESS, "•••");
}

/** Telegram takes more from a bot, but gives no more than this to one; staff are promised one figure. */
const LARGEST = 20 * 1024 * 1024;

const KINDS: readonly { readonly extensions: readonly string[]; readonly magic: readonly number[] }[] = [
  { extensions: ["pdf"], magic: [0x25, 0x50, 0x44, 0x46] },
  { extensions: ["docx"], magic: [0x50, 0x4b, 0x03, 0x04] },
  { extensions: ["png"], magic: [0x89, 0x50, 0x4e, 0x47] },
  { extensions: ["jpg", "jpeg"], magic: [0xff, 0xd8, 0xff] },
  { extensions: ["gif"], magic: [0x47, 0x49, 0x46, 0x38] },
];

export type AttachmentJudgement =
  | { readonly kind: "passed on" }
  | { readonly kind: "refused"; readonly reason: "type" | "size" };

/** Whether a file goes to the asker: pdf, docx and pictures that are what their names say, up to 20 MB. */
export function judgeAttachment(file: { readonly name: string; readonly content: Uint8Array }): AttachmentJudgement {
  const extension = file.name.toLowerCase().split(".").at(-1) ?? "";
  const known = KINDS.find(({ extensions }) => extensions.includes(extension));
  if (!known?.magic.every((byte, index) => file.content[index] === byte)) return { kind: "refused", reason: "type" };
  return file.content.length > LARGEST ? { kind: "refused", reason: "size" } : { kind: "passed on" };
}

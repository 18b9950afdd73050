/** A mail as far as it is looked at; everything in it comes from outside. */
export interface IncomingMail {
  /** By this it is known again, however often and by whatever way it comes: its Message-ID and what it says. */
  readonly identity: string;
  /** Message-IDs that it answers (In-Reply-To). */
  readonly inReplyTo: readonly string[];
  /** The same, and those that it goes on with (References), the nearest first. */
  readonly answers: readonly string[];
  readonly from: readonly string[];
  readonly subject: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
  /** Files that were attached; pictures that belong to the text, like a signature's, are none. */
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[];
  /** What a delivery report holds: its status, and the head of the mail that it is about. */
  readonly report: string;
  /** The Authentication-Results headers from top to bottom. */
  readonly authenticationResults: readonly string[];
  /** Any other header by its lower-case name, unfolded. */
  header(name: string): string | undefined;
}

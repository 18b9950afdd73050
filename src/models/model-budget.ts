/** What a day may cost. */
export type DailyLimit =
  | { readonly kind: "tokens"; readonly most: number }
  | { readonly kind: "money"; readonly most: number };

/** US dollars for a million tokens in, and out. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
}

export interface TokenUse {
  readonly input: number;
  readonly output: number;
}

/** Where the day's use is kept, so that a restart does not forget it. */
export interface Spending {
  /** Use so far today. */
  today(): Promise<TokenUse & { readonly dollars: number }>;
  add(use: TokenUse & { readonly dollars: number }): Promise<void>;
}

export interface ModelBudget {
  /** Whether the day's budget still allows a call. */
  allows(): Promise<boolean>;
  spend(use: TokenUse): Promise<void>;
}

/** Counts the tokens of every call against the day's limit; without a limit it only counts. */
export function createModelBudget(
  spending: Spending,
  limit: DailyLimit | undefined,
  price: TokenPrice | undefined,
): ModelBudget {
  return {
    async allows() {
      if (!limit) return true;
      const { input, output, dollars } = await spending.today();
      return (limit.kind === "tokens" ? input + output : dollars) < limit.most;
    },
    async spend(use) {
      const dollars = price ? (use.input * price.input + use.output * price.output) / 1e6 : 0;
      await spending.add({ ...use, dollars });
    },
  };
}

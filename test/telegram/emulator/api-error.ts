/** An error as the Bot API tells it: the HTTP status and the body agree. */
export class ApiError extends Error {
  readonly status: number;
  readonly parameters: { readonly retry_after?: number } | undefined;

  constructor(status: number, description: string, parameters?: { retry_after?: number }) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }
}

export const badRequest = (description: string) => new ApiError(400, `Bad Request: ${description}`);

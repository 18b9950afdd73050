/** An error as the Bot API tells it: the HTTP status and the body agree. */
export class ApiError extends Error {
  readonly status: number;
  readonly parameters: { readonly retry_after?: number; readonly migrate_to_chat_id?: number } | undefined;

  constructor(status: number, description: string, parameters?: ApiError["parameters"]) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }
}

export const badRequest = (description: string) => new ApiError(400, `Bad Request: ${description}`);

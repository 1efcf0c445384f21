/** A refusal by the marketplace, written as a failure envelope. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Login, signature or privilege: the status of these can be switched to 200. */
  readonly auth: boolean;

  constructor(
    status: number,
    code: number,
    message: string,
    more: { readonly auth?: boolean; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.auth = more.auth ?? false;
    this.headers = more.headers ?? {};
  }
}

/** Numeric families of Miinto's service template: 2000 offset, 3000 limit, 4000 order, 6000 filters; the rest is ours. */
export const CODE = {
  request: 1000,
  offset: 2001,
  limit: 3001,
  order: 4001,
  fields: 5001,
  filter: 6001,
  authentication: 9001,
  privilege: 9003,
  notFound: 9004,
  conflict: 9009,
  rule: 9022,
  rate: 9029,
  server: 9500,
} as const;

export const authError = (message: string): ApiError => new ApiError(401, CODE.authentication, message, { auth: true });
export const badRequest = (message: string): ApiError => new ApiError(400, CODE.request, message);
export const notFound = (message: string): ApiError => new ApiError(404, CODE.notFound, message);
export const conflict = (message: string): ApiError => new ApiError(409, CODE.conflict, message);
export const ruleBroken = (message: string): ApiError => new ApiError(422, CODE.rule, message);

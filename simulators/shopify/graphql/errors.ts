import { GraphQLError } from 'graphql';

/** A top-level error with a code, as Shopify writes them. */
export function apiError(code: string, message: string, extra: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extra } });
}

export function accessDenied(field: string, required: string): GraphQLError {
  const requiredAccess = `\`${required}\` access scope.`;
  return apiError('ACCESS_DENIED', `Access denied for ${field} field. Required access: ${requiredAccess}`, {
    documentation: 'https://shopify.dev/api/usage/access-scopes',
    requiredAccess,
  });
}

import type { AdapterError } from '../../core/errors.ts';
import { adapterError } from '../../core/errors.ts';
import type { ChannelEnvironment } from '../../core/ids.ts';
import type { Result } from '../../core/result.ts';
import { err, ok } from '../../core/result.ts';
import type { Action } from './errors.ts';
import { buildTarget, DEFAULT_PATHS } from './paths.ts';
import type { MiintoPaths, QueryPairs, Target } from './paths.ts';
import { DEFAULT_VERSIONS } from './settings.ts';
import type { MiintoDeps, MiintoService } from './settings.ts';

/** Which resource is meant, before hosts and templates turn it into an address. */
export interface Resource {
  readonly environment: ChannelEnvironment;
  readonly service: MiintoService;
  readonly path: keyof MiintoPaths;
  readonly values?: Readonly<Record<string, string>>;
  readonly query?: QueryPairs;
  readonly action: Action;
}

/** The resource's address by the configured hosts and templates. */
export function addressOf(deps: MiintoDeps, resource: Resource): Result<Target, AdapterError> {
  const base = deps.hosts(resource.environment)[resource.service];
  if (!base) {
    const sentence = `No address is set for Miinto's ${resource.service} service in this mode, so this is switched off.`;
    return err(adapterError('rejected', sentence));
  }
  const template = deps.paths?.[resource.path] ?? DEFAULT_PATHS[resource.path];
  const target = buildTarget(base, template, resource.values ?? {}, resource.query);
  return target ? ok(target) : err(adapterError('not-found', `Miinto does not know ${resource.action.subject}.`));
}

/** Sent with every request and not part of the signature (reference section 1). */
export function controlHeaders(deps: MiintoDeps, service: MiintoService): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'Miinto-Api-Control-Flavour': 'Miinto-Generic',
    'Miinto-Api-Control-Version': deps.versions?.[service] ?? DEFAULT_VERSIONS[service],
  };
}

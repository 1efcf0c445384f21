/** Settings and logger of the web process, ready before the container is: a start with a wrong setting ends here, by name. */
import { loadEnv } from '#sync/platform/env.ts';
import { createLogger } from '#sync/platform/logger.ts';

export const env = loadEnv();
export const log = createLogger({ level: env.LOG_LEVEL, name: 'web' });

/** The simulator as a process. Writes one line of JSON with its addresses to standard output. */
import { startMiintoSimulator } from './start.ts';
import { SERVICES, type Service } from './switches.ts';

function numberFrom(name: string): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`${name} must be a number, not ${text}.`);
  return value;
}

const ports: Partial<Record<Service, number>> = {};
const signingHosts: Partial<Record<Service, string[]>> = {};
for (const service of SERVICES) {
  const port = numberFrom(`${service.toUpperCase()}_PORT`);
  if (port !== undefined) ports[service] = port;
  const hosts = process.env[`${service.toUpperCase()}_SIGNING_HOSTS`];
  if (hosts !== undefined && hosts !== '') signingHosts[service] = hosts.split(',');
}

const simulator = await startMiintoSimulator({
  port: numberFrom('PORT') ?? 0,
  host: process.env.HOST ?? '127.0.0.1',
  timeScale: numberFrom('TIME_SCALE') ?? 1,
  seed: numberFrom('SEED') ?? 1,
  ports,
  signingHosts,
});
process.stdout.write(`${JSON.stringify({ url: simulator.url, urls: simulator.urls })}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void simulator.close().then(() => process.exit(0));
  });
}

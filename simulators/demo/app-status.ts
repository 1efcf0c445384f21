/** Where the app's background work stands, as its monitoring address tells it. */
export interface AppStatus {
  readonly effects: Readonly<Record<'planned' | 'sending' | 'unclear' | 'person' | 'done' | 'rejected', number>>;
  readonly attention: number;
  readonly lastChangeAt: string | null;
}

/** Null while the app does not answer. */
export async function appStatus(appUrl: string, secret: string): Promise<AppStatus | null> {
  try {
    const reply = await fetch(`${appUrl}/cron/status`, { headers: { authorization: `Bearer ${secret}` } });
    return reply.ok ? ((await reply.json()) as AppStatus) : null;
  } catch {
    return null;
  }
}

export function underWay(status: AppStatus): number {
  return status.effects.planned + status.effects.sending + status.effects.unclear;
}

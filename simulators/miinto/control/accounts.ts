/** Control of logins, channels and locations. */
import { putAccount, revokeChannels, type AccountSpec } from '../market/accounts.ts';
import { putLocation, type LocationSpec, type World } from '../market/world.ts';
import { accountOf } from './find.ts';

export function accountControl(world: World) {
  return {
    /** Makes an account with its locations; a known login gets the new settings. Locations may be shared by accounts. */
    addAccount(spec: AccountSpec): { login: string; accessorId: number; locationIds: string[] } {
      const { login, accessorId, locationIds } = putAccount(world, spec);
      return { login, accessorId, locationIds: [...locationIds] };
    },

    /** Channels made with the old password stay valid. */
    setPassword(change: { login: string; password: string }): void {
      accountOf(world, change.login).password = change.password;
    },

    /** Ends channels at once: one, those of one login, or all. */
    expireChannels(which: { login?: string; channelId?: string } = {}): void {
      const accounts = which.login === undefined ? [...world.accounts.values()] : [accountOf(world, which.login)];
      for (const account of accounts) revokeChannels(account, world.clock.now(), which.channelId);
    },

    /** Makes a location, or changes what is given of name, currency and active. */
    setLocation(spec: LocationSpec): void {
      putLocation(world, spec);
    },
  };
}

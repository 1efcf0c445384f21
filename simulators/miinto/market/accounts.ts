/** Logins, the channels made with them, and what a channel may see. */
import { authError } from '../errors.ts';
import type { Json, WireObject, WireValue } from '../json.ts';
import type { Account, Channel, PrivilegeLayout } from './state.ts';
import { putLocation, type LocationSpec, type World } from './world.ts';

export interface AccountSpec {
  readonly login: string;
  readonly password: string;
  /** Default `A`. With `[]` the channel may see nothing; with `*` all of the account's locations, unnamed. */
  readonly layout?: PrivilegeLayout;
  /** Shown as `privileges` instead of the layout; what may be seen stays the account's locations. */
  readonly rawPrivileges?: Json;
  readonly locations: readonly LocationSpec[];
}

/** Makes the account or, if the login is known, replaces its settings; channels made before stay valid. */
export function putAccount(world: World, spec: AccountSpec): Account {
  const locationIds = spec.locations.map((location) => putLocation(world, location).id);
  const settings = {
    password: spec.password,
    layout: spec.layout ?? 'A',
    rawPrivileges: spec.rawPrivileges,
    locationIds,
  };
  const known = world.accounts.get(spec.login);
  if (known !== undefined) return Object.assign(known, settings);
  const account: Account = { login: spec.login, accessorId: 42 + world.accounts.size, channels: [], ...settings };
  world.accounts.set(spec.login, account);
  return account;
}

/** @throws ApiError 401 when login or password are wrong */
export function logIn(world: World, login: string, password: string): { account: Account; channel: Channel } {
  const account = world.accounts.get(login);
  if (account === undefined || account.password !== password) throw authError('Identifier or secret is wrong.');
  const now = world.clock.now();
  if (world.switches.newChannelRevokesOlder) revokeChannels(account, now);
  const channel: Channel = {
    id: channelId(world, account, now),
    token: world.random.hex(40),
    createdAt: now,
    revokedAt: null,
  };
  account.channels.push(channel);
  return { account, channel };
}

/** Form of the ids: prefix, accessor id, a time-based value of 13 hex digits, a decimal number. */
function channelId(world: World, account: Account, now: number): string {
  const accessor = String(account.accessorId).padStart(10, '0');
  const seconds = Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0');
  return `M!t!Ch!v1!${accessor}-${seconds}${world.random.hex(5)}-${world.random.between(1000000000, 9999999999)}`;
}

export function revokeChannels(account: Account, at: number, channelId?: string): void {
  for (const channel of account.channels) {
    if (channelId === undefined || channel.id === channelId) channel.revokedAt ??= at;
  }
}

/** null when it is unknown, revoked or too old. */
export function findChannel(world: World, id: string): { account: Account; channel: Channel } | null {
  const maxAge = world.switches.channelMaxAgeMs;
  for (const account of world.accounts.values()) {
    const channel = account.channels.find((candidate) => candidate.id === id);
    if (channel === undefined) continue;
    const tooOld = maxAge !== null && world.clock.now() - channel.createdAt > world.clock.scaled(maxAge);
    return channel.revokedAt !== null || tooOld ? null : { account, channel };
  }
  return null;
}

export function maySee(account: Account, locationId: string): boolean {
  const seesNothing = account.layout === '[]' && account.rawPrivileges === undefined;
  return !seesNothing && account.locationIds.includes(locationId);
}

export function channelWire(world: World, account: Account, channel: Channel): WireObject {
  return {
    id: channel.id,
    token: channel.token,
    data: { accessorId: account.accessorId },
    privileges: account.rawPrivileges ?? privileges(world, account),
  };
}

const EVERYTHING: WireObject = { '*': -1 };

function privileges(world: World, account: Account): WireValue {
  switch (account.layout) {
    case 'A':
      return storeLayout(account.locationIds, EVERYTHING);
    case 'B':
      return countryLayout(world, account.locationIds);
    case 'both':
      // Below Store a bit mask may stand where elsewhere an object does.
      return { ...storeLayout(account.locationIds, -1), ...countryLayout(world, account.locationIds) };
    case '[]':
      return [];
    case '*':
      return { __GLOBAL__: { Store: { '*': -1 } } };
  }
}

function storeLayout(locationIds: readonly string[], mask: WireValue): WireObject {
  return { __GLOBAL__: { Store: Object.fromEntries(locationIds.map((id) => [id, mask])) } };
}

function countryLayout(world: World, locationIds: readonly string[]): WireObject {
  const countries: Record<string, { ShopAdmin: Record<string, WireValue> }> = {};
  for (const id of locationIds) {
    const country = world.locations.get(id)?.countryCode ?? 'EU';
    (countries[country] ??= { ShopAdmin: {} }).ShopAdmin[id] = EVERYTHING;
  }
  return countries;
}

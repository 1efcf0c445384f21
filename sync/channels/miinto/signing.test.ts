import { describe, expect, it } from 'vitest';
import { authHeaders, sign } from './signing.ts';
import type { Signable } from './signing.ts';

const common = {
  token: {
    id: 'M!t!Ch!v1!0000000042-65a0f1c2b3d4e-1234567890',
    secret: '0123456789abcdef0123456789abcdef01234567',
  },
  timestamp: 1_700_000_000,
  body: '',
  query: '',
  method: 'GET',
  host: 'api-order.miinto.net',
};

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The five vectors of reference miinto-api 2.5. */
const vectors: readonly {
  name: string;
  request: Signable;
  expected: { resource: string; header: string; payload: string; signature: string };
}[] = [
  {
    name: '1: a list with an encoded filter',
    request: {
      ...common,
      path: '/shops/1-m!i!s-045-1234/transfers',
      query: 'status%5B%5D=pending&limit=50&offset=0&sort=-createdAt',
      seed: '65536a40c1f2e',
    },
    expected: {
      resource: 'e10fe93d27be50c634377a61ef208fd7d5c0a8033e8e4891eac5c6c566483a32',
      header: 'f9d7ff1ca9a20b93b56a6432b4eb05cf22cc5089bd79cd1d35cb251f807db2e9',
      payload: emptyHash,
      signature: '74636d113b164c5e97363df7ad3738718572bc96b7286871244de220f99b450e',
    },
  },
  {
    name: '2: the answer to a transfer',
    request: {
      ...common,
      method: 'PATCH',
      path: '/shops/1-m!i!s-045-1234/transfers/5551',
      seed: '65536a40c1f2e',
      body: '{"acceptedPositions":[{"id":9001}],"declinedPositions":[{"id":9002}]}',
    },
    expected: {
      resource: '4d47e930b77cb23112c0ac2b133277ea4b6664c0bcd06fcde49e4b94d54634ff',
      header: 'f9d7ff1ca9a20b93b56a6432b4eb05cf22cc5089bd79cd1d35cb251f807db2e9',
      payload: 'be4152abccdcffa24d789677dc94f884e22c075358afa90511dfb2c747936084',
      signature: '2f093d1ebcaff5febd00225aac58e8a069c10f9e1aa27e71b72f9a5af285e17b',
    },
  },
  {
    name: '3: one order, short seed',
    request: { ...common, path: '/shops/1-m!i!s-045-1234/orders/777', seed: '42' },
    expected: {
      resource: '70dce49685b06ef9617be2557bf00ce98bc3fa7e7b168547753d72197d9e6154',
      header: 'fc674f950b2d02a7a72cc85fb7442b9387c89fcd52e01bcb84d75565ecaeee36',
      payload: emptyHash,
      signature: '39317d74c99ff56e6e12620638f325bd2e128a5a8eb3894f99d512c45e71998c',
    },
  },
  {
    name: '4: the list of orders',
    request: {
      ...common,
      path: '/shops/1-m!i!s-045-1234/orders',
      query: 'status%5B%5D=accepted&limit=50&offset=0',
      seed: '1700000000123',
    },
    expected: {
      resource: '5e29d444b5089d101363f2b6554351da1d7130d3caf06bf0418c3111fb249198',
      header: '99f6310e23d10c844f5f258e0217924b6400255c9f3bbfec5c390d163881477b',
      payload: emptyHash,
      signature: '59f575376d33affdf7bf17eddfd450b3352e9844524d8eaca99500b0aec62f25',
    },
  },
  {
    name: '5: a body with spaces and escapes, signed as it stands',
    request: {
      ...common,
      method: 'PATCH',
      host: 'api-stock.miinto.net',
      path: '/locations/1-m!i!s-045-1234/items',
      seed: '1700000000123',
      body: '[{"stock": 3, "group": "ABC012346", "brand": "Bl\\u00e5", "color": "Black", "size": "8.5"}]',
    },
    expected: {
      resource: '8a7a4f16b7d5d7adbaaef629238e0cec5e819fe2f28ee2a80f28264a448b7305',
      header: '99f6310e23d10c844f5f258e0217924b6400255c9f3bbfec5c390d163881477b',
      payload: 'e9c9c729e9d1481469493a6adc7af2d78e02e1ace3afcf6e1b3277c75e215fe6',
      signature: '5f607d6bf250da567cc11852996a4a98d36a377626122587a3ab1184b607a1d6',
    },
  },
];

describe('the signature', () => {
  it.each(vectors)('reproduces vector $name, with every intermediate hash', ({ request, expected }) => {
    expect(sign(request)).toEqual({
      resourceHash: expected.resource,
      headerHash: expected.header,
      payloadHash: expected.payload,
      signature: expected.signature,
    });
  });

  it('travels in five headers', () => {
    const [vector] = vectors;
    expect(authHeaders(vector!.request)).toEqual({
      'Miinto-Api-Auth-ID': common.token.id,
      'Miinto-Api-Auth-Timestamp': '1700000000',
      'Miinto-Api-Auth-Seed': '65536a40c1f2e',
      'Miinto-Api-Auth-Type': 'MNT-HMAC-SHA256-1-0',
      'Miinto-Api-Auth-Signature': vector!.expected.signature,
    });
  });
});

/*
 * A stand-in for Shopify's App Bridge, for the simulated admin only: what an embedded app needs of it, and nothing that
 * calls another host. Served by the simulator as /app-bridge.js, so that the script's own address names the admin.
 */
(() => {
  if (window.shopify && window.shopify.simulated) return;
  const script = document.currentScript;
  const adminOrigin = new URL(script.src).origin;
  const framed = window.parent !== window;
  const realFetch = window.fetch.bind(window);
  const realOpen = window.open.bind(window);

  const query = new URLSearchParams(location.search);
  const remembered = (name) => {
    const key = `app-bridge:${name}`;
    const value = query.get(name);
    try {
      if (value) sessionStorage.setItem(key, value);
      return value || sessionStorage.getItem(key) || '';
    } catch {
      return value || '';
    }
  };
  const config = {
    apiKey:
      script.dataset.apiKey || (document.querySelector('meta[name="shopify-api-key"]') || { content: '' }).content,
    shop: remembered('shop'),
    host: remembered('host'),
    locale: remembered('locale') || 'en',
  };

  const tell = (type, data) => {
    if (framed) window.parent.postMessage({ appBridge: true, type, ...data }, adminOrigin);
  };
  const ask = async (path, parameters) => {
    const url = new URL(path, adminOrigin);
    url.search = new URLSearchParams({ shop: config.shop, ...parameters }).toString();
    const response = await realFetch(url);
    if (!response.ok) throw new Error(`The simulated admin refused ${path}: ${response.status}`);
    return response.json();
  };

  // Session tokens live a minute; one is used for half of it.
  let cached = { token: '', until: 0 };
  const idToken = async () => {
    const { token } = await ask('/_admin/session-token', {});
    cached = { token, until: Date.now() + 30_000 };
    return token;
  };
  const tokenForFetch = async (fresh) => (!fresh && cached.until > Date.now() ? cached.token : idToken());

  // The bounce page: come back to the page that lacked a token, with one.
  const reload = query.get('shopify-reload');
  if (reload) {
    void idToken().then((token) => {
      const target = new URL(reload);
      target.searchParams.set('id_token', token);
      location.replace(target.href);
    });
  }

  const adminPath = (address) => {
    const match = /^(?:shopify:\/*admin|https:\/\/admin\.shopify\.com\/store\/[^/]+)(\/[^]*)?$/i.exec(String(address));
    return match ? match[1] || '/' : null;
  };
  const openAdmin = (address, newTab) => tell('open-admin', { path: adminPath(address), newTab: Boolean(newTab) });

  window.open = (address, target, ...rest) => {
    if (adminPath(address) !== null) {
      openAdmin(address, target === '_blank');
      return null;
    }
    return realOpen(address, target, ...rest);
  };
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!link || adminPath(link.getAttribute('href')) === null) return;
      event.preventDefault();
      openAdmin(link.getAttribute('href'), link.target === '_blank');
    },
    true,
  );

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin) return realFetch(input, init);
    const send = async (fresh) => {
      const headers = new Headers(request.headers);
      if (!headers.has('Authorization')) headers.set('Authorization', `Bearer ${await tokenForFetch(fresh)}`);
      headers.set('X-Requested-With', 'XMLHttpRequest');
      return realFetch(new Request(request.clone(), { headers }));
    };
    let response = await send(false);
    if (response.status === 401 && response.headers.has('X-Shopify-Retry-Invalid-Session-Request')) {
      response = await send(true);
    }
    const elsewhere = response.headers.get('X-Shopify-API-Request-Failure-Reauthorize-Url');
    if (elsewhere) window.open(new URL(elsewhere, location.href).href, '_top');
    return response;
  };

  // What the admin asks of the app, by the id it was told.
  const handlers = new Map();
  let nextId = 1;
  const register = (work) => {
    const id = `handler-${nextId++}`;
    handlers.set(id, work);
    return id;
  };
  const visitors = new Map();
  window.addEventListener('message', (event) => {
    if (event.origin !== adminOrigin || !event.data || !event.data.appBridge) return;
    const { type, id } = event.data;
    if (type === 'call') handlers.get(id)?.(event.data.value);
    visitors.get(type)?.(event.data);
  });

  const toastInPage = (message, { isError = false, duration = 5000 }) => {
    const toast = document.createElement('div');
    toast.setAttribute('role', 'status');
    toast.textContent = message;
    toast.style.cssText = `position:fixed;bottom:24px;left:50%;transform:translateX(-50%);padding:10px 16px;border-radius:10px;color:#fff;background:${isError ? '#8e1f0b' : '#1a1a1a'};z-index:99999`;
    document.body.append(toast);
    setTimeout(() => toast.remove(), duration);
  };
  const toast = {
    show: (message, options = {}) => {
      const id = `toast-${nextId++}`;
      if (!framed) toastInPage(message, options);
      const action = options.onAction ? register(options.onAction) : null;
      const dismiss = options.onDismiss ? register(options.onDismiss) : null;
      const { isError = false, duration = 5000 } = options;
      tell('toast', { id, message, isError, duration, actionLabel: options.action || null, action, dismiss });
      return id;
    },
    hide: (id) => tell('toast-hide', { id }),
  };

  const elementById = (id) => document.getElementById(id);
  const onElement = (method) => async (id) => void elementById(id)?.[method]?.();
  let unsaved = 0;

  window.shopify = {
    simulated: true,
    config,
    origin: adminOrigin,
    ready: Promise.resolve(),
    environment: { mobile: false, embedded: framed, pos: false, intent: false },
    idToken,
    loading: (on = true) => tell('loading', { on: Boolean(on) }),
    toast,
    modal: { show: onElement('show'), hide: onElement('hide'), toggle: onElement('toggle') },
    saveBar: {
      show: onElement('show'),
      hide: onElement('hide'),
      toggle: onElement('toggle'),
      leaveConfirmation: async () => {
        if (unsaved > 0 && !window.confirm('Leave this page? Unsaved changes will be lost.'))
          throw new Error('Stayed.');
      },
    },
    scopes: {
      query: () => ask('/_admin/scopes', {}),
      request: async () => ({ result: 'granted-all', detail: await ask('/_admin/scopes', {}) }),
      revoke: async () => ({ detail: await ask('/_admin/scopes', {}) }),
    },
    user: async () => ({ accountAccess: 'Full access' }),
    resourcePicker: (options) =>
      new Promise((resolve) => {
        if (!framed) {
          resolve(undefined);
          return;
        }
        const id = register((selection) => {
          handlers.delete(id);
          resolve(selection ? Object.assign(selection, { selection }) : undefined);
        });
        const { type, action = 'add', multiple = false, query: search = '' } = options;
        tell('picker', { id, resource: type, action, multiple: Boolean(multiple), search });
      }),
  };
  window.shopify.parts = {
    tell,
    register,
    framed,
    visit: (type, work) => visitors.set(type, work),
    unsaved: (change) => (unsaved = Math.max(0, unsaved + change)),
  };
})();

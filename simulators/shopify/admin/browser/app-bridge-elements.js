/* The elements of App Bridge: navigation, title bar, save bar, modal; and the address bar kept in step. */
(() => {
  if (!window.shopify || !window.shopify.parts) return;
  const { tell, register, framed, visit, unsaved } = window.shopify.parts;
  delete window.shopify.parts;

  const PRIVATE = ['embedded', 'hmac', 'host', 'id_token', 'locale', 'session', 'shop', 'timestamp', 'protocol'];
  const here = () => {
    const url = new URL(location.href);
    for (const name of PRIVATE) url.searchParams.delete(name);
    return url.pathname + url.search + url.hash;
  };
  const report = () => tell('location', { path: here() });
  for (const name of ['pushState', 'replaceState']) {
    const original = history[name].bind(history);
    history[name] = (...rest) => {
      original(...rest);
      report();
    };
  }
  window.addEventListener('popstate', report);
  window.addEventListener('DOMContentLoaded', report);
  window.addEventListener('load', () => tell('loading', { on: false }));

  const hidden = document.createElement('style');
  hidden.textContent = 'ui-nav-menu,s-app-nav,ui-title-bar,ui-save-bar,ui-modal{display:none}';
  document.head.append(hidden);

  /** An element that tells the admin what is in it, now and after each change. */
  const publishing = (publish) =>
    class extends HTMLElement {
      connectedCallback() {
        this.observer = new MutationObserver(() => publish(this));
        this.observer.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
        queueMicrotask(() => publish(this));
      }

      disconnectedCallback() {
        this.observer.disconnect();
        publish(null);
      }
    };

  const menu = publishing((element) => {
    const links = element ? [...element.querySelectorAll('a[href],s-link[href]')] : [];
    tell('nav', {
      links: links
        .filter((link) => link.getAttribute('rel') !== 'home')
        .map((link) => ({ href: link.getAttribute('href'), label: link.textContent.trim() })),
    });
  });
  customElements.define('ui-nav-menu', menu);
  customElements.define('s-app-nav', class extends menu {});

  let listening = false;
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    listening ||= type === 'shopify:navigate';
    return addEventListener.call(this, type, ...rest);
  };
  visit('navigate', ({ href }) => {
    const known = [...document.querySelectorAll('ui-nav-menu a,s-app-nav a,s-app-nav s-link')].find(
      (link) => link.getAttribute('href') === href,
    );
    const link = known || Object.assign(document.createElement('a'), { href });
    if (!known) link.setAttribute('href', href);
    if (!known) document.body.append(link);
    link.dispatchEvent(new Event('shopify:navigate', { bubbles: true }));
    if (!known) link.remove();
    // An app that does not listen is sent there the plain way. One that listened before this script was there is told by
    // what it does: it goes, or it asks something first.
    if (listening) return;
    const before = location.pathname + location.search;
    const target = new URL(href, location.href);
    setTimeout(() => {
      const stays = location.pathname !== target.pathname && location.pathname + location.search === before;
      if (stays && !document.querySelector('[role="dialog"]')) location.assign(target.href);
    }, 1500);
  });

  const buttonsIn = (element) =>
    [...element.querySelectorAll('button,a')].map((button) => ({
      label: button.textContent.trim(),
      primary: button.getAttribute('variant') === 'primary',
      disabled: button.hasAttribute('disabled'),
      call: register(() => button.click()),
    }));
  customElements.define(
    'ui-title-bar',
    publishing((element) => {
      if (element && element.closest('ui-modal')) return;
      tell('title', {
        title: element ? element.getAttribute('title') : null,
        buttons: element ? buttonsIn(element) : [],
      });
    }),
  );

  const showSaveBar = (save, discard) => {
    unsaved(1);
    tell('save-bar', { on: true, save: register(save), discard: register(discard) });
  };
  const hideSaveBar = () => {
    unsaved(-1);
    tell('save-bar', { on: false });
  };
  customElements.define(
    'ui-save-bar',
    class extends HTMLElement {
      show() {
        if (this.showing) return;
        this.showing = true;
        const buttons = [...this.querySelectorAll('button')];
        const save = buttons.find((button) => button.getAttribute('variant') === 'primary');
        const discard = buttons.find((button) => button !== save);
        showSaveBar(
          () => save && save.click(),
          () => discard && discard.click(),
        );
        this.dispatchEvent(new Event('show'));
      }

      hide() {
        if (!this.showing) return;
        this.showing = false;
        hideSaveBar();
        this.dispatchEvent(new Event('hide'));
      }

      toggle() {
        return this.showing ? this.hide() : this.show();
      }

      disconnectedCallback() {
        this.hide();
      }
    },
  );
  // Forms with data-save-bar show it by themselves.
  const dirty = new Set();
  const clean = (form) => dirty.delete(form) && hideSaveBar();
  document.addEventListener('input', (event) => {
    const form = event.target instanceof Element ? event.target.closest('form[data-save-bar]') : null;
    if (!form || dirty.has(form)) return;
    dirty.add(form);
    showSaveBar(
      () => form.requestSubmit(),
      () => form.reset(),
    );
  });
  for (const type of ['submit', 'reset']) {
    document.addEventListener(type, (event) => event.target instanceof HTMLFormElement && clean(event.target));
  }

  customElements.define(
    'ui-modal',
    class extends HTMLElement {
      constructor() {
        super();
        this.content = document.createElement('div');
      }

      show() {
        if (this.overlay) return;
        const bar = this.querySelector('ui-title-bar');
        const overlay = document.createElement('div');
        overlay.style.cssText =
          'position:fixed;inset:0;background:#0008;display:flex;align-items:center;justify-content:center;z-index:9999';
        overlay.innerHTML =
          '<div role="dialog" aria-modal="true" style="background:#fff;border-radius:14px;min-width:min(560px,92vw);max-width:92vw;max-height:86vh;overflow:auto"><header style="display:flex;justify-content:space-between;padding:14px 16px;background:#f3f3f3;font-weight:600"><span></span><button type="button" aria-label="Close">✕</button></header><div></div><footer style="display:flex;gap:8px;justify-content:flex-end;padding:12px 16px"></footer></div>';
        const dialog = overlay.firstElementChild;
        const [header, body, footer] = dialog.children;
        header.firstElementChild.textContent = (bar && bar.getAttribute('title')) || '';
        header.lastElementChild.addEventListener('click', () => this.hide());
        const source = this.getAttribute('src');
        if (source) {
          const frame = document.createElement('iframe');
          frame.src = source;
          frame.style.cssText = 'width:100%;height:70vh;border:0';
          body.append(frame);
        } else {
          body.append(this.content);
        }
        for (const button of bar ? bar.querySelectorAll('button') : []) {
          const twin = document.createElement('button');
          twin.type = 'button';
          twin.textContent = button.textContent;
          twin.disabled = button.disabled;
          twin.addEventListener('click', () => button.click());
          footer.append(twin);
        }
        document.body.append(overlay);
        this.overlay = overlay;
        this.dispatchEvent(new Event('show'));
      }

      hide() {
        if (!this.overlay) return;
        this.overlay.remove();
        this.overlay = null;
        this.dispatchEvent(new Event('hide'));
      }

      toggle() {
        return this.overlay ? this.hide() : this.show();
      }

      disconnectedCallback() {
        this.hide();
      }
    },
  );
  if (!framed) tell('location', { path: here() });
})();

// Opens the pages of accounts as Material opens others with instant navigation, where the map of
// the site that Material goes by leaves them out because there are thousands.
(() => {
  "use strict";
  const { location$ } = window;
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement && location$)) return;
  if (window.location.protocol === "file:") return; // as Material: no page can be loaded
  /** The folder of all accounts, wherever the site is served. */
  const accounts = new URL("../../accounts/", script.src).href;

  /** @param {string} address */
  const isOfAnAccount = (address) =>
    address.startsWith(accounts) &&
    /^[^/]+\/(.*\/)?(index\.html)?$/.test(address.slice(accounts.length));

  /** @param {MouseEvent} event */
  const isPlain = (event) =>
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  /** @param {EventTarget | null} target */
  const linkAt = (target) => {
    const link = target instanceof Element ? target.closest("a") : null;
    return link?.href && !link.target && !link.hasAttribute("download") ? link : null;
  };

  // On the document: Material asks first, on the body.
  document.addEventListener("click", (event) => {
    const link = event.defaultPrevented || !isPlain(event) ? null : linkAt(event.target);
    if (!link) return;
    const address = new URL(link.href);
    if (address.pathname === window.location.pathname) return; // a place on the same page
    if (!isOfAnAccount(`${address.origin}${address.pathname}`)) return;
    event.preventDefault();
    // what Material does with a link that it knows; it loads a page that does not come anew
    history.replaceState({ x: Math.max(0, scrollX), y: Math.max(0, scrollY) }, "");
    history.pushState(null, "", address);
    location$.next(address);
  });
})();

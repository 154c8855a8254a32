// What the other scripts stand on: a call for each page, elements in one line, files that come when
// they are asked for. What scrolls sideways is reached by keyboard.
(() => {
  "use strict";

  /**
   * Calls `start` for this page and each that the reader goes to. It may be called twice for one.
   *
   * Material's instant navigation puts the next page into the document that is open. No script is
   * loaded again; `document$` tells of the page. From a folder on the disk there is no such
   * navigation, and Material closes `document$` before the first page: hence the second way.
   *
   * @type {Gosart["onEachPage"]}
   */
  const onEachPage = (start) => {
    window.document$?.subscribe?.(() => start());
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => start());
    } else {
      start();
    }
  };

  /** @type {Gosart["make"]} */
  const make = (name, properties, children = []) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /** @type {Gosart["setAttributes"]} */
  const setAttributes = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute(name, String(value));
    }
  };

  /** @type {Gosart["makeStatus"]} */
  const makeStatus = (className) => {
    const status = make("p", { className });
    status.setAttribute("role", "status");
    return status;
  };

  /** @type {Gosart["worksheetColumns"]} */
  const worksheetColumns = (table) => {
    const heads = [...(table.tHead?.rows[1].cells ?? [])];
    const newest = heads.filter((head) => !("earlier" in head.dataset)).length;
    // the criterion comes first, and the evidence behind the columns of the latest date
    return heads.map((head, index) => ({ head, position: index + (index < newest ? 1 : 2) }));
  };

  /** @type {Gosart["fill"]} */
  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (placeholder, name) => String(values[name] ?? placeholder));

  // ---- Files that come when a reader asks for what they hold

  /**
   * Those that have come or are on their way, by their address.
   *
   * @type {Map<string, Promise<unknown>>}
   */
  const files = new Map();
  /** What the file that has just run gave us. */
  let received = /** @type {unknown} */ (undefined);

  /**
   * By an element, because a page from a folder on the disk may not fetch.
   *
   * @param {string} src
   * @returns {Promise<unknown>}
   */
  const request = (src) =>
    new Promise((resolve, reject) => {
      const script = make("script", { src });
      script.onload = () => {
        resolve(received);
        received = undefined;
      };
      script.onerror = () => {
        files.delete(src); // whoever asks again tries again
        script.remove();
        reject(new Error(src));
      };
      document.head.append(script);
    });

  /** @type {Gosart["load"]} */
  const load = (address) => {
    const src = new URL(address, document.baseURI).href;
    const file = files.get(src) ?? request(src);
    files.set(src, file);
    return file;
  };

  /**
   * A file of data calls this with what it holds. The browser runs it and tells of it in one go, so
   * that no other comes between.
   *
   * @type {Gosart["receive"]}
   */
  const receive = (data) => {
    received = data;
  };

  /**
   * The text of the last heading before an element, without the sign of its permanent link.
   *
   * @param {Element} element
   */
  const headingAbove = (element) => {
    const headings = [...document.querySelectorAll("article :is(h1, h2, h3)")];
    const above = headings.filter(
      (heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return above.pop()?.textContent?.replace("\u00b6", "").trim();
  };

  /**
   * Lets a box that scrolls sideways be reached by keyboard, named by the heading above it. What is
   * a figure stays one, because its caption belongs to it.
   *
   * @param {HTMLElement} box
   */
  const makeReachable = (box) => {
    if (box.scrollWidth <= box.clientWidth || box.hasAttribute("tabindex")) return;
    const heading = headingAbove(box);
    box.tabIndex = 0;
    if (box.tagName !== "FIGURE") box.setAttribute("role", "group");
    if (heading !== undefined) box.setAttribute("aria-label", heading);
  };

  /**
   * Letters that are none with an accent, as those without them on the keyboard type them.
   *
   * @type {Record<string, string>}
   */
  const TYPED = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", ı: "i" };

  /** @type {Gosart["folded"]} */
  const folded = (text) => {
    const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    return bare.replace(/[øłđðþæœßı]/g, (letter) => TYPED[letter]);
  };

  const elements = { make, makeStatus, setAttributes, worksheetColumns };
  window.gosart = { ...window.gosart, ...elements, fill, folded, load, onEachPage, receive };

  /**
   * Gives the ratings of a radar their older name as well, for one version.
   *
   * @param {Element} point
   */
  const nameMark = (point) => {
    point.setAttribute("data-mark", point.getAttribute("data-rating") ?? "");
  };

  /**
   * Material puts the button that copies a text into a landmark without a name, which a reader's
   * voice would then list once for each text: it is none.
   *
   * @param {Element} text
   */
  const watchCopying = (text) => {
    const relieve = () => text.querySelector(".md-code__nav")?.setAttribute("role", "none");
    new MutationObserver(relieve).observe(text, { childList: true, subtree: true });
    relieve();
  };

  onEachPage(() => {
    document.querySelectorAll(".gosart .copy").forEach(watchCopying);
    document.querySelectorAll(".gosart-radar [data-rating]").forEach(nameMark);
    /** @type {NodeListOf<HTMLElement>} */
    const boxes = document.querySelectorAll(".gosart :is(.g-scroll, .g-figure)");
    boxes.forEach(makeReachable);
  });
})();

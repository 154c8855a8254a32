// What the other scripts stand on: a call for each page and elements in one line. What scrolls
// sideways is reached by keyboard.
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

  /** @type {Gosart["fill"]} */
  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (placeholder, name) => String(values[name] ?? placeholder));

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
   * Lets a box that scrolls sideways be reached by keyboard, named by the heading above it.
   *
   * @param {HTMLElement} box
   */
  const makeReachable = (box) => {
    if (box.scrollWidth <= box.clientWidth || box.hasAttribute("tabindex")) return;
    const heading = headingAbove(box);
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    if (heading !== undefined) box.setAttribute("aria-label", heading);
  };

  window.gosart = { ...window.gosart, fill, make, onEachPage };

  onEachPage(() => {
    /** @type {NodeListOf<HTMLElement>} */
    const boxes = document.querySelectorAll(".gosart .g-scroll");
    boxes.forEach(makeReachable);
  });
})();

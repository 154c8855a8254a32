// Makes pages fit for a screen that others see: tactful words for how people stand towards us, and
// no notes on what is not shown. The browser remembers it until its tab is closed.
/* eslint no-restricted-globals: ["error", "fetch", "XMLHttpRequest", "WebSocket", "localStorage"]
   -- a choice for this tab that the next page has to know: nothing about who reads */
(() => {
  "use strict";

  const { onEachPage } = window.gosart;
  const KEY = "gosart-projector";
  const HARSH = /(^|-)(mentor|enemy)$/;
  /** @type {Record<string, string>} */
  const MILD = { mentor: "supporter", enemy: "non-supporter" };

  /** A browser may refuse to remember anything. */
  const isOn = () => {
    try {
      return sessionStorage.getItem(KEY) === "on";
    } catch {
      return false;
    }
  };

  /** @param {boolean} on */
  const remember = (on) => {
    try {
      sessionStorage.setItem(KEY, on ? "on" : "");
    } catch {
      return false;
    }
    return true;
  };

  const switchOf = () => /** @type {HTMLElement | null} */ (document.querySelector(".g-projector"));

  /**
   * A text with other words for those that it has between its middle dots, and without notes there.
   *
   * @param {string} text
   * @param {Record<string, string>} words
   * @param {Set<string>} notes
   */
  const softened = (text, words, notes) =>
    text
      .split(/\s+·\s+/)
      .filter((part) => !notes.has(part.trim()))
      .map((part) => {
        const word = words[part.trim()];
        return word === undefined ? part : part.replace(part.trim(), word);
      })
      .join(" · ");

  /**
   * The text nodes of an element, without those of scripts and of what explains the words.
   *
   * @param {Node} root
   */
  const textsOf = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = /** @type {Text[]} */ ([]);
    while (walker.nextNode()) {
      const text = /** @type {Text} */ (walker.currentNode);
      if (!text.parentElement?.closest("script, style, .g-terms")) texts.push(text);
    }
    return texts;
  };

  /**
   * Takes a note on what is not shown out of sight, or the tile of a number; a cell that held
   * nothing else has a dash.
   *
   * @param {Text} text
   */
  const hush = (text) => {
    const holder = text.parentElement;
    if (holder?.matches("td, th, dd")) text.data = "–";
    else (holder?.closest(".g-tiles > div") ?? holder)?.setAttribute("hidden", "");
  };

  /**
   * Names of looks and data that tell the same as a word does.
   *
   * @param {Element} element
   */
  const softenNames = (element) => {
    for (const name of ["class", "data-status"]) {
      const value = element.getAttribute(name);
      if (!value) continue;
      const mild = value
        .split(" ")
        .map((each) => each.replace(HARSH, (_, before, harsh) => before + MILD[harsh]));
      if (mild.join(" ") !== value) element.setAttribute(name, mild.join(" "));
    }
  };

  /**
   * What the switch of the page says of words, signs and notes.
   *
   * @param {HTMLElement} button
   */
  const choicesOf = ({ dataset: { words = "{}", signs = "{}", notes = "[]" } }) => ({
    words: /** @type {Record<string, string>} */ (JSON.parse(words)),
    signs: /** @type {Record<string, string>} */ (JSON.parse(signs)),
    notes: new Set(/** @type {string[]} */ (JSON.parse(notes))),
  });

  /**
   * Attributes that a table is filtered and sorted by, and the signs before words.
   *
   * @param {Element} root
   * @param {ReturnType<typeof choicesOf>} choices
   */
  const softenAttributes = (root, { words, signs }) => {
    for (const element of root.querySelectorAll("[data-sign]")) {
      const sign = element.getAttribute("data-sign") ?? "";
      element.setAttribute("data-sign", signs[sign] ?? sign);
    }
    for (const element of root.querySelectorAll("[data-order]")) {
      const order = (element.getAttribute("data-order") ?? "").split("|");
      const mild = new Set(order.map((value) => words[value] ?? value));
      element.setAttribute("data-order", [...mild].join("|"));
    }
  };

  /**
   * Makes an element fit, and all in it.
   *
   * @param {Element} root
   */
  const soften = (root) => {
    const button = switchOf();
    if (!button) return;
    const choices = choicesOf(button);
    for (const text of textsOf(root)) {
      const isSign = text.parentElement?.matches(".gm-sign, .pg-letter, .g-status");
      if (choices.notes.has(text.data.trim())) hush(text);
      else text.data = softened(text.data, isSign ? choices.signs : choices.words, choices.notes);
    }
    [root, ...root.querySelectorAll("[class], [data-status]")].forEach(softenNames);
    softenAttributes(root, choices);
  };

  /** Rows and panels that come later are seen as well. */
  const watch = () => {
    const observer = new MutationObserver((changes) => {
      for (const node of changes.flatMap((change) => [...change.addedNodes])) {
        if (node instanceof Element && node.closest(".gosart")) soften(node);
      }
    });
    observer.observe(document.body, { childList: true, subtree: true });
  };

  let isWatched = false;

  onEachPage(() => {
    const button = switchOf();
    if (!button) return;
    document.querySelector(".gs-foot")?.append(button);
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isOn()));
    // the page is loaded anew, so that its tables and drawings begin with the words
    button.onclick = () => remember(!isOn()) && location.reload();
    if (!isOn()) return;
    document.querySelectorAll(".gosart").forEach(soften);
    if (!isWatched) watch();
    isWatched = true;
  });
})();

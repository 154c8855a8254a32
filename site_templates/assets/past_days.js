// Map and radar of an opportunity at any date of its history: a slider over what comes in a file
// when a reader asks for it.
(() => {
  "use strict";

  const { load, make, onEachPage } = window.gosart;
  const SVG = "http://www.w3.org/2000/svg";
  const LINK = "http://www.w3.org/1999/xlink";

  /** One open slider with its drawings. */
  class PastDays {
    /**
     * @param {HTMLElement} root
     * @param {PastDaysData} data
     */
    constructor(root, data) {
      this.data = data;
      // HTML of our own templates, in which every text of a plan is escaped
      const page = new DOMParser().parseFromString(data.html, "text/html").body.firstElementChild;
      if (page) root.replaceChildren(page);
      this.root = root;
      this.slider = /** @type {HTMLInputElement} */ (root.querySelector("input"));
      this.output = /** @type {HTMLOutputElement} */ (root.querySelector("output"));
      /**
       * Cards that stand for those of today, each with that one.
       *
       * @type {[Element, Element][]}
       */
      this.replaced = [];
      this.slider.addEventListener("input", () => this.show(Number(this.slider.value)));
      this.show(data.days.length - 1);
      this.slider.focus();
    }

    /** @param {number} number */
    show(number) {
      const { day, sentence, cards, absent } = this.data.days[number];
      this.slider.setAttribute("aria-valuetext", [day, sentence].filter(Boolean).join(", "));
      this.output.replaceChildren(`${day} `, make("small", { textContent: sentence }));
      for (const group of this.root.querySelectorAll(".gt-radar [data-step]")) {
        group.toggleAttribute("hidden", group.getAttribute("data-step") !== String(number));
      }
      this.replaced.forEach(([card, original]) => card.replaceWith(original));
      this.replaced = [];
      Object.entries(cards).forEach(([id, card]) => this.replace(id, this.data.cards[card]));
      this.hide(absent);
    }

    /**
     * @param {string} id
     * @param {string} markup
     */
    replace(id, markup) {
      const original = this.root.querySelector(`[data-person="${CSS.escape(id)}"]`);
      if (!original) return; // a person of a group has no card
      const text = `<svg xmlns="${SVG}" xmlns:xlink="${LINK}">${markup}</svg>`;
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      const card = document.importNode(/** @type {Element} */ (parsed.firstElementChild), true);
      card.setAttribute("transform", original.getAttribute("transform") ?? "");
      card.classList.add("gt-other");
      original.replaceWith(card);
      this.replaced.push([card, original]);
    }

    /**
     * Hides people who were not on the map yet, and their lines.
     *
     * @param {string[]} absent
     */
    hide(absent) {
      const names = ["data-person", "data-from", "data-to", "data-one", "data-other"];
      const selector = names.map((name) => `.gt-map [${name}]`).join(",");
      for (const element of this.root.querySelectorAll(selector)) {
        const isAbsent = names.some((name) => absent.includes(element.getAttribute(name) ?? ""));
        element.classList.toggle("gt-absent", isAbsent);
      }
    }
  }

  /** @param {HTMLElement} root */
  const makeReady = (root) => {
    const address = root.dataset.days ?? "";
    const button = root.querySelector("button");
    if (!button || !button.hidden) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const data = /** @type {PastDaysData} */ (await load(address));
        if (data.html) new PastDays(root, data);
      } catch {
        button.disabled = false; // whoever presses again tries again
      }
    });
  };

  onEachPage(() => {
    /** @type {NodeListOf<HTMLElement>} */
    const roots = document.querySelectorAll("[data-days]");
    roots.forEach(makeReady);
  });
})();

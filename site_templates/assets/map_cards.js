// Where people of the relationship map stand in one of the opportunities: their cards there, in the
// place of those of the account.
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const LINK = "http://www.w3.org/1999/xlink";

  /** The cards of one figure that stand for others. */
  class MapCards {
    /**
     * @param {HTMLElement} figure
     * @param {MapPeople} people
     */
    constructor(figure, people) {
      this.figure = figure;
      this.people = people;
      /**
       * Those of an opportunity, each with that of the account.
       *
       * @type {[Element, Element][]}
       */
      this.replaced = [];
    }

    /**
     * @param {string} json our own SVG of a card, by person; of nobody to have the account's again
     */
    show(json) {
      this.replaced.forEach(([card, original]) => card.replaceWith(original));
      this.replaced = [];
      this.people.read();
      /** @type {Record<string, string>} */
      const cards = JSON.parse(json);
      Object.entries(cards).forEach(([id, card]) => this.replace(id, card));
      this.figure.classList.toggle("gm-stepping", this.replaced.length > 0);
      this.people.read();
    }

    /**
     * @param {string} id
     * @param {string} markup
     */
    replace(id, markup) {
      if (!this.people.has(id)) return;
      const original = this.people.card(id);
      const text = `<svg xmlns="${SVG}" xmlns:xlink="${LINK}">${markup}</svg>`;
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      const card = document.importNode(/** @type {Element} */ (parsed.firstElementChild), true);
      for (const name of ["id", "transform", "tabindex"]) {
        const value = original.getAttribute(name);
        if (value !== null) card.setAttribute(name, value);
      }
      card.classList.add("gm-changed");
      original.replaceWith(card);
      this.replaced.push([card, original]);
    }
  }

  window.gosart = { ...window.gosart, MapCards };
})();

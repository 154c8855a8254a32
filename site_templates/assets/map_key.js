// The key of a way to colour the relationship map, of the values that stand on its cards.
(() => {
  "use strict";

  const { make, methodData, setAttributes } = window.gosart;
  const SVG = "http://www.w3.org/2000/svg";

  /**
   * One entry: a small card in the colour, and what it means.
   *
   * @param {string} name
   * @param {[string, string]} value and its label
   */
  const entry = (name, [value, label]) => {
    const picture = document.createElementNS(SVG, "svg");
    const card = document.createElementNS(SVG, "g");
    const box = document.createElementNS(SVG, "rect");
    setAttributes(picture, {
      class: `gosart-map gm-by-${name}`,
      width: 28,
      "aria-hidden": "true",
    });
    setAttributes(card, { class: "gm-card", [`data-${name}`]: value });
    setAttributes(box, { class: "gm-box", x: 2, y: 3, width: 24, height: 14, rx: 3 });
    card.append(box);
    picture.append(card);
    const number = name === "owner" ? [make("b", { textContent: value })] : [];
    return make("li", {}, [make("span", {}, [picture, ...number, label])]);
  };

  /**
   * Every value of a way to colour with its label: our people's stand on the page.
   *
   * @param {HTMLOptionElement} option
   * @returns {Promise<[string, string][]>}
   */
  const valuesOf = async ({ value: name, dataset }) => {
    if (dataset.names) return JSON.parse(dataset.names);
    const data = await methodData();
    return data?.labels[name] ?? [];
  };

  /** @type {Gosart["showMapKey"]} */
  const showMapKey = async (figure, option) => {
    const name = option.value;
    const isThere = () => !name || figure.querySelector(`[data-key="${name}"]`);
    if (isThere()) return;
    const values = await valuesOf(option);
    if (isThere()) return; // somebody has asked twice meanwhile
    const entries = values
      .filter(([value]) => figure.querySelector(`.gm-card[data-${name}="${value}"]`))
      .map((value) => entry(name, value));
    const list = make("ul", { className: "gm-legend gm-colour-key" }, entries);
    list.dataset.key = name;
    figure.querySelector("figcaption")?.prepend(list);
  };

  window.gosart = { ...window.gosart, showMapKey };
})();

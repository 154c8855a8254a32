// The relationship map as an SVG that stands alone: what the page's styles give is written out.
(() => {
  "use strict";

  const { make, setAttributes } = window.gosart;
  const SVG = "http://www.w3.org/2000/svg";
  const LINK = "http://www.w3.org/1999/xlink";
  const SHAPES = ["path", "rect", "circle", "text", "tspan"];
  const ONLY_OF_THE_PAGE = ["class", "style", "tabindex", "aria-labelledby", "aria-describedby"];

  /**
   * The properties that say where a shape is, by its name.
   *
   * @type {Record<string, string[]>}
   */
  const PLACES = { rect: ["x", "y", "width", "height", "rx"], circle: ["cx", "cy", "r"] };

  /** The properties that are written out, each with the value that needs no attribute. */
  const PROPERTIES = Object.entries({
    fill: "",
    "fill-opacity": "1",
    stroke: "none",
    "stroke-width": "1px",
    "stroke-dasharray": "none",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-opacity": "1",
    opacity: "1",
    "font-size": "",
    "font-weight": "400",
    "font-style": "normal",
    "text-anchor": "start",
    "paint-order": "normal",
  });

  /** @type {CanvasRenderingContext2D | null} */
  let canvas = null;

  /** A canvas of one pixel, made when the first colour needs it. */
  const onePixel = () => {
    const size = { width: 1, height: 1 };
    if (!canvas) canvas = make("canvas", size).getContext("2d", { willReadFrequently: true });
    return canvas;
  };

  /**
   * A colour as red, green and blue.
   *
   * Browsers resolve `color-mix()` to forms such as `oklab(…)`, which other programs that read SVG
   * do not know. What a canvas has painted can be read in the form that all of them know.
   *
   * @param {string} value
   */
  const plainColour = (value) => {
    const pixel = /^(?:color|oklab|oklch|lab|lch)\(/.test(value) ? onePixel() : null;
    if (!pixel) return value;
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = value;
    pixel.fillRect(0, 0, 1, 1);
    const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  };

  /**
   * @param {Element} original
   * @param {Element} copy
   * @param {CSSStyleDeclaration} style
   */
  const writeStyle = (original, copy, style) => {
    const isText = original.localName === "text";
    for (const [name, plain] of PROPERTIES) {
      const value = style.getPropertyValue(name);
      // a `tspan` has its letters from its `text`
      const applies = isText || !name.startsWith("font");
      if (value && value !== plain && applies) copy.setAttribute(name, plainColour(value));
    }
    const line = style.textDecorationLine;
    if (line && line !== "none") copy.setAttribute("text-decoration", line);
  };

  /**
   * Writes out where and how large a shape is that has it from the page's styles.
   *
   * @param {Element} copy
   * @param {CSSStyleDeclaration} style
   */
  const writePlace = (copy, style) => {
    const isText = copy.localName === "text";
    const names = PLACES[copy.localName] ?? [];
    for (const name of names.filter((each) => !copy.hasAttribute(each))) {
      const value = parseFloat(style.getPropertyValue(name));
      if (value) copy.setAttribute(name, String(value));
    }
    if (isText && style.transform !== "none") copy.setAttribute("transform", style.transform);
  };

  /**
   * What a `use` draws, as a copy: for as long as it takes, the shapes stand beside it, where they
   * have its colours.
   *
   * @param {Element} use
   */
  const copyOfUsed = (use) => {
    const target = document.getElementById((use.getAttributeNS(LINK, "href") ?? "").slice(1));
    if (!target) return null;
    const shapes = document.createElementNS(SVG, "g");
    shapes.setAttribute("class", use.getAttribute("class") ?? "");
    const shape = /** @type {Element} */ (target.cloneNode(true));
    shape.removeAttribute("id");
    shapes.append(shape);
    use.after(shapes);
    const copy = copyOf(shapes);
    shapes.remove();
    return copy;
  };

  /**
   * A copy without what only the page has, styles written out; null for what is not displayed.
   *
   * @param {Element} original
   * @returns {Element | null}
   */
  const copyOf = (original) => {
    const name = original.localName;
    const style = window.getComputedStyle(original);
    // a browser displays neither of the two, and both are what a screen reader says
    if (style.display === "none" && name !== "title" && name !== "desc") return null;
    const copy = /** @type {Element} */ (original.cloneNode(false));
    ONLY_OF_THE_PAGE.forEach((attribute) => copy.removeAttribute(attribute));
    if (SHAPES.includes(name)) {
      writeStyle(original, copy, style);
      writePlace(copy, style);
    } else if (style.opacity !== "1") copy.setAttribute("opacity", style.opacity);
    if (name === "a") {
      const address = original.getAttributeNS(LINK, "href") ?? "";
      copy.setAttributeNS(LINK, "xlink:href", new URL(address, document.baseURI).href);
    }
    copy.append(...[...original.childNodes].flatMap(copiesOfChild));
    return copy;
  };

  /**
   * @param {ChildNode} child
   * @returns {Node[]}
   */
  const copiesOfChild = (child) => {
    if (child.nodeType === Node.TEXT_NODE) return [child.cloneNode()];
    if (!(child instanceof Element) || child.localName === "defs") return [];
    const copy = child.localName === "use" ? copyOfUsed(child) : copyOf(child);
    return copy ? [copy] : [];
  };

  /**
   * Puts copies of drawings below each other, and gives the size of all.
   *
   * @param {Element} whole
   * @param {SVGSVGElement[]} drawings
   */
  const stack = (whole, drawings) => {
    let width = 0;
    let height = 0;
    for (const drawing of drawings) {
      const box = drawing.viewBox.baseVal;
      const copy = copyOf(drawing);
      if (!copy) continue;
      setAttributes(copy, { x: 0, y: height, width: box.width, height: box.height });
      whole.append(copy);
      width = Math.max(width, box.width);
      height += box.height;
    }
    return { width, height };
  };

  /** @type {Gosart["mapPicture"]} */
  const mapPicture = (figure, drawings) => {
    const whole = document.createElementNS(SVG, "svg");
    const paper = document.createElementNS(SVG, "rect");
    const fill = plainColour(window.getComputedStyle(document.body).backgroundColor);
    whole.append(paper);
    figure.classList.add("gm-saving");
    const size = stack(whole, drawings);
    figure.classList.remove("gm-saving");
    setAttributes(paper, { ...size, fill });
    setAttributes(whole, { viewBox: `0 0 ${size.width} ${size.height}`, ...size });
    whole.setAttribute("font-family", window.getComputedStyle(drawings[0]).fontFamily);
    return new XMLSerializer().serializeToString(whole);
  };

  window.gosart = { ...window.gosart, mapPicture };
})();

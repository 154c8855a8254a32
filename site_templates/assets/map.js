// The tools of the relationship map. The drawing is whole without them: nothing here draws a card or a line that is not on the page.
// Runs again after each in-site navigation; nothing is fetched. What it listens to belongs to the figure and goes with it.
(function () {
  "use strict";

  var LARGER = 1.3, MOST = 4, LEAST = 0.1;
  var SVG = "http://www.w3.org/2000/svg", LINK = "http://www.w3.org/1999/xlink";
  var DRAWN = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "opacity",
    "font-size", "font-weight", "font-style", "text-anchor", "paint-order"];
  var PLAIN = { "fill-opacity": "1", "stroke": "none", "stroke-width": "1px", "stroke-dasharray": "none", "stroke-linecap": "butt",
    "stroke-linejoin": "miter", "stroke-opacity": "1", "opacity": "1", "font-weight": "400", "font-style": "normal", "text-anchor": "start",
    "paint-order": "normal" };

  function all(root, selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }

  function start() { all(document, "figure[data-map]").forEach(begin); }

  function begin(figure) {
    if (figure.dataset.ready) return;
    figure.dataset.ready = "1";
    figure.classList.add("gm-ready");
    var views = all(figure, ".gm-view"), main = views[0].querySelector("svg"), said = figure.querySelector("[data-said]");
    var cards, lines, zoom = 0, pinned = "", touched = false, walked = [], kept = [];

    // ---- what is on the map
    function read() {
      cards = {};
      all(figure, ".gm-view [data-person]").forEach(function (card) { cards[card.dataset.person] = card; });
      lines = all(figure, "path[data-kind]").map(function (path) {
        return { path: path, kind: path.dataset.kind, from: path.dataset.from, to: path.dataset.to };
      });
    }

    function of(element, name) {
      var found = element && element.closest ? element.closest("[data-" + name + "]") : null;
      return found && figure.contains(found) ? found.getAttribute("data-" + name) : "";
    }

    function person(element) { return of(element, "person") || (element.querySelector && (element.querySelector("[data-person]") || { dataset: {} }).dataset.person) || ""; }

    function stop(id) { return cards[id].closest("a") || cards[id]; }

    function name(id) { return cards[id].querySelector("title").textContent.split(" \u00b7 ")[0]; }

    function say(text) { said.textContent = text; }

    // ---- size
    function size(scale, x, y) {
      var before = zoom || main.getBoundingClientRect().width / main.viewBox.baseVal.width;
      zoom = scale && Math.max(LEAST, Math.min(MOST, scale));
      figure.classList.toggle("gm-zoomed", !!zoom);
      var view = views[0], ratio = zoom / before;
      if (x === undefined) { x = view.clientWidth / 2; y = view.clientHeight / 2; }
      var left = (view.scrollLeft + x) * ratio - x, top = (view.scrollTop + y) * ratio - y;
      all(figure, ".gm-view > svg").forEach(function (svg) {
        svg.style.width = zoom ? svg.viewBox.baseVal.width * zoom + "px" : "";
      });
      if (zoom) { view.scrollLeft = left; view.scrollTop = top; }
    }

    function scale() { return zoom || main.getBoundingClientRect().width / main.viewBox.baseVal.width; }

    function fit() {
      var box = main.viewBox.baseVal, view = views[0], high = isFull() ? view.clientHeight : window.innerHeight * 0.82;
      size(Math.min(view.clientWidth / box.width, high / box.height, isFull() ? 2 : 1));
    }

    function isFull() { return document.fullscreenElement === figure || figure.classList.contains("gm-full"); }

    function full() {
      if (document.fullscreenElement === figure) document.exitFullscreen();
      else if (figure.classList.contains("gm-full")) { figure.classList.remove("gm-full"); changed(); }
      else if (figure.requestFullscreen) figure.requestFullscreen().catch(instead);
      else instead();
    }

    function instead() { figure.classList.add("gm-full"); changed(); } // a phone that knows full screen for films only

    function changed() {
      figure.querySelector("[data-do='full']").setAttribute("aria-pressed", String(isFull()));
      window.requestAnimationFrame(isFull() ? fit : function () { size(0); });
    }

    // ---- one person's lines and neighbours
    function light(id) {
      var lit = {};
      figure.classList.toggle("gm-dim", !!id && id in cards);
      if (id) lit[id] = true;
      lines.forEach(function (line) {
        var is = !!id && (line.from === id || line.to === id);
        line.path.classList.toggle("gm-lit", is);
        if (is) lit[line.from] = lit[line.to] = true;
      });
      all(figure, ".gm-mark").forEach(function (mark) { mark.classList.toggle("gm-lit", mark.dataset.one === id || mark.dataset.other === id); });
      Object.keys(cards).forEach(function (key) { cards[key].classList.toggle("gm-lit", key in lit); });
      all(figure, "[data-ref]").forEach(function (card) { card.classList.toggle("gm-lit", card.dataset.ref in lit); });
    }

    function reveal(id, focus) {
      var unit = cards[id].closest("details"), view = cards[id].closest(".gm-view");
      if (unit) unit.open = true;
      var card = cards[id].getBoundingClientRect(), frame = view.getBoundingClientRect();
      view.scrollLeft += card.left + card.width / 2 - frame.left - frame.width / 2;
      view.scrollTop += card.top + card.height / 2 - frame.top - frame.height / 2;
      if (focus) stop(id).focus({ preventScroll: true });
      card = cards[id].getBoundingClientRect();
      if (card.top < 80 || card.bottom > window.innerHeight) cards[id].scrollIntoView({ block: "center", inline: "nearest" });
    }

    // ---- by keyboard
    function ends(kinds, from, to) {
      return lines.filter(function (line) { return kinds.indexOf(line.kind) >= 0 && (!from || line.from === from) && (!to || line.to === to); });
    }

    function across(id) { return cards[id].getBoundingClientRect().left; }

    function ordered(ids) { return ids.sort(function (a, b) { return across(a) - across(b); }); }

    function boss(id) { var found = ends(["formal"], "", id)[0]; return found ? found.from : ""; }

    function reports(id) { return ordered(ends(["formal"], id).map(function (line) { return line.to; })); }

    function beside(id, step) {
      var above = boss(id), row = above ? reports(above) : ordered(Object.keys(cards).filter(function (key) { return !boss(key); }));
      return row[row.indexOf(id) + step] || "";
    }

    function along(id, kind, back) {
      var ids = ends([kind], back ? "" : id, back ? id : "").map(function (line) { return back ? line.from : line.to; });
      if (kind === "conflict") ids = ids.concat(ends([kind], "", id).map(function (line) { return line.from; }));
      walked.push(id);
      return ids.filter(function (key) { return walked.indexOf(key) < 0; })[0] || ids[0] || "";
    }

    function key(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      touched = false;
      var id = person(event.target), to;
      if (event.key === "Escape") { pinned = ""; light(""); return; }
      if (!id || !(id in cards)) return;
      if (event.key === "i" || event.key === "I") to = along(id, "influence", event.key === "I");
      else if (event.key === "c" || event.key === "C") to = along(id, "conflict", false);
      else {
        walked = [];
        if (event.key === "ArrowUp") to = boss(id);
        else if (event.key === "ArrowDown") to = reports(id)[0];
        else if (event.key === "ArrowLeft") to = beside(id, -1);
        else if (event.key === "ArrowRight") to = beside(id, 1);
        else if (event.key === " " || event.key === "Enter") { if (event.key === " ") stop(id).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })); else return; }
        else return;
      }
      event.preventDefault();
      if (to && to in cards) reveal(to, true);
    }

    function rove(id) {
      Object.keys(cards).forEach(function (key) { stop(key).setAttribute("tabindex", key === id ? "0" : "-1"); });
    }

    // ---- find
    var place = -1;
    function find(text, next) {
      text = text.trim().toLowerCase();
      var found = text ? Object.keys(cards).filter(function (id) { return name(id).toLowerCase().indexOf(text) >= 0; }) : [];
      place = found.length ? (next ? (place + 1) % found.length : 0) : -1;
      pinned = found[place] || "";
      light(pinned);
      if (pinned) reveal(pinned, false);
      say(!text ? "" : pinned ? name(pinned) + " \u00b7 " + figure.dataset.found.replace("{n}", place + 1).replace("{all}", found.length) : figure.dataset.nobody);
    }

    // ---- the stance in an opportunity
    function step(select) {
      kept.forEach(function (pair) { pair[0].replaceWith(pair[1]); });
      kept = [];
      var option = select.selectedOptions[0], drawn = option.dataset.cards ? JSON.parse(option.dataset.cards) : {};
      Object.keys(drawn).forEach(function (id) {
        var old = cards[id] && figure.querySelector("#" + CSS.escape(cards[id].id));
        if (!old) return;
        var text = '<svg xmlns="' + SVG + '" xmlns:xlink="' + LINK + '">' + drawn[id] + "</svg>";
        var card = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement.firstElementChild, true);
        ["id", "transform", "tabindex"].forEach(function (each) { if (old.hasAttribute(each)) card.setAttribute(each, old.getAttribute(each)); });
        card.classList.add("gm-changed");
        old.replaceWith(card);
        kept.push([card, old]);
      });
      figure.classList.toggle("gm-stepping", kept.length > 0);
      read();
      light(pinned);
      say(option.value ? option.textContent : "");
    }

    // ---- a drawing that stands alone
    function save() {
      var text = standalone(figure, views, main), address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
      var link = document.createElement("a");
      link.href = address;
      link.download = main.querySelector("title").textContent.replace(/[\\/:*?"<>|]+/g, " ") + ".svg";
      link.click();
      window.setTimeout(function () { URL.revokeObjectURL(address); }, 1000);
    }

    // ---- what is listened to
    figure.addEventListener("click", function (event) {
      var button = event.target.closest("button[data-do]");
      if (button) {
        switch (button.dataset.do) {
          case "in": return size(scale() * LARGER);
          case "out": return size(scale() / LARGER);
          case "fit": return fit();
          case "full": return full();
          case "save": light(""); save(); return light(pinned);
          case "step": var select = figure.querySelector("[data-step]"); select.selectedIndex = (select.selectedIndex + 1) % select.length; return step(select);
        }
      }
      var group = of(event.target, "group"), id = of(event.target, "person");
      if (group) {
        var unit = figure.querySelector('details[data-unit="' + group + '"]');
        if (unit) { event.preventDefault(); unit.open = !unit.open; if (unit.open) unit.scrollIntoView({ block: "nearest" }); }
      } else if (id && touched && pinned !== id) {
        event.preventDefault(); // the first tap shows the lines, the second leads to the row
        pinned = id;
        light(id);
        say(name(id) + " \u00b7 " + figure.dataset.more);
      } else if (!id && touched && event.target.closest(".gm-view")) { pinned = ""; light(""); say(""); }
    });
    figure.addEventListener("input", function (event) {
      var input = event.target;
      if (input.dataset.layer) figure.classList.toggle("gm-no-" + input.dataset.layer, !input.checked);
      else if ("find" in input.dataset) find(input.value, false);
    });
    figure.addEventListener("change", function (event) {
      var input = event.target;
      if ("colour" in input.dataset) {
        Array.prototype.forEach.call(input.options, function (option) { if (option.value) figure.classList.toggle("gm-by-" + option.value, option.selected); });
        figure.classList.toggle("gm-coloured", !!input.value);
      } else if ("step" in input.dataset) step(input);
    });
    figure.querySelector("[data-find]").addEventListener("keydown", function (event) {
      if (event.key === "Enter") { event.preventDefault(); find(event.target.value, true); }
      else if (event.key === "Escape") { event.target.value = ""; find("", false); }
    });
    figure.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && figure.classList.contains("gm-full")) full();
    });
    document.addEventListener("fullscreenchange", function over() {
      if (!figure.isConnected) document.removeEventListener("fullscreenchange", over);
      else changed();
    });
    views.forEach(function (view) {
      var drag = null, pinch = 0;
      view.addEventListener("keydown", key);
      view.addEventListener("focusin", function (event) {
        var id = person(event.target);
        if (id && id in cards && !touched) { rove(id); light(id); }
      });
      view.addEventListener("focusout", function () { if (!touched) light(pinned); });
      view.addEventListener("pointerover", function (event) { if (event.pointerType === "mouse" && !drag) light(of(event.target, "person") || pinned); });
      view.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse") light(pinned); });
      view.addEventListener("dragstart", function (event) { event.preventDefault(); });
      view.addEventListener("pointerdown", function (event) {
        touched = event.pointerType !== "mouse";
        if (event.pointerType === "mouse" && event.button === 0) drag = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop, moved: false };
      });
      view.addEventListener("pointermove", function (event) {
        if (!drag) return;
        var x = event.clientX - drag.x, y = event.clientY - drag.y;
        if (!drag.moved && Math.abs(x) + Math.abs(y) < 6) return;
        if (!drag.moved) { drag.moved = true; view.setPointerCapture(event.pointerId); view.classList.add("gm-dragged"); }
        view.scrollLeft = drag.left - x;
        view.scrollTop = drag.top - y;
      });
      ["pointerup", "pointercancel"].forEach(function (kind) {
        view.addEventListener(kind, function () {
          if (drag && drag.moved) view.addEventListener("click", function (event) { event.preventDefault(); event.stopPropagation(); }, { capture: true, once: true });
          drag = null;
          view.classList.remove("gm-dragged");
        });
      });
      view.addEventListener("wheel", function (event) {
        if (!event.ctrlKey && !event.metaKey && !isFull()) return; // a wheel alone scrolls the page
        event.preventDefault();
        var frame = views[0].getBoundingClientRect();
        size(scale() * Math.pow(1.0015, -event.deltaY), event.clientX - frame.left, event.clientY - frame.top);
      }, { passive: false });
      view.addEventListener("touchmove", function (event) {
        if (event.touches.length !== 2) { pinch = 0; return; }
        event.preventDefault();
        var a = event.touches[0], b = event.touches[1], apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), frame = views[0].getBoundingClientRect();
        if (pinch) size(scale() * apart / pinch, (a.clientX + b.clientX) / 2 - frame.left, (a.clientY + b.clientY) / 2 - frame.top);
        pinch = apart;
      }, { passive: false });
      view.addEventListener("touchend", function () { pinch = 0; });
    });

    read();
    var first = Object.keys(cards)[0];
    rove(first);
    if (first) views[0].scrollLeft = cards[first].getBoundingClientRect().left - views[0].getBoundingClientRect().left - views[0].clientWidth / 2 + 60;
    arrive(figure, cards, light, reveal, function (id) { pinned = id; });
  }

  // A row of the table leads here.
  function arrive(figure, cards, light, reveal, pin) {
    function look() {
      var target = window.location.hash.length > 1 && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
      var id = target && target.getAttribute("data-person");
      if (!id || !(id in cards) || !figure.contains(target)) return;
      pin(id);
      light(id);
      reveal(id, true);
    }
    window.addEventListener("hashchange", function again() {
      if (!figure.isConnected) window.removeEventListener("hashchange", again);
      else look();
    });
    look();
  }

  // ---- SVG with every colour and size written out
  var pen = null;
  function plain(colour) {
    if (!/^(?:color|oklab|oklch|lab|lch)\(/.test(colour)) return colour;
    pen = pen || Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    var dot = pen.getImageData(0, 0, 1, 1).data;
    return "rgb(" + dot[0] + ", " + dot[1] + ", " + dot[2] + ")";
  }

  function resolved(original) {
    var copy = original.cloneNode(false), style = window.getComputedStyle(original);
    if (style.display === "none" && original.localName !== "title" && original.localName !== "desc") return null;
    ["class", "style", "tabindex", "aria-labelledby", "aria-describedby"].forEach(function (each) { copy.removeAttribute(each); });
    if (/^(?:path|rect|circle|text|tspan)$/.test(original.localName)) {
      DRAWN.forEach(function (each) {
        var value = style.getPropertyValue(each);
        if (value && value !== PLAIN[each] && (original.localName === "text" || each.slice(0, 4) !== "font")) copy.setAttribute(each, plain(value));
      });
      if (style.textDecorationLine && style.textDecorationLine !== "none") copy.setAttribute("text-decoration", style.textDecorationLine);
    } else if (style.opacity !== "1") copy.setAttribute("opacity", style.opacity);
    if (original.localName === "a") copy.setAttributeNS(LINK, "xlink:href", new URL(original.getAttributeNS(LINK, "href"), document.baseURI).href);
    Array.prototype.forEach.call(original.childNodes, function (child) {
      if (child.nodeType === Node.TEXT_NODE) copy.appendChild(child.cloneNode());
      else if (child.nodeType === Node.ELEMENT_NODE && child.localName !== "style") {
        var kept = resolved(child);
        if (kept) copy.appendChild(kept);
      }
    });
    return copy;
  }

  function standalone(figure, views, main) {
    var drawings = views.map(function (view) { return view.querySelector("svg"); }).filter(function (svg) {
      var unit = svg.closest("details");
      return !unit || unit.open;
    });
    var whole = document.createElementNS(SVG, "svg"), width = 0, height = 0;
    var paper = window.getComputedStyle(document.body).backgroundColor, ground = document.createElementNS(SVG, "rect");
    whole.appendChild(ground);
    figure.classList.add("gm-saving");
    drawings.forEach(function (svg) {
      var copy = resolved(svg), box = svg.viewBox.baseVal;
      copy.setAttribute("x", "0");
      copy.setAttribute("y", String(height));
      copy.setAttribute("width", String(box.width));
      copy.setAttribute("height", String(box.height));
      width = Math.max(width, box.width);
      height += box.height;
      whole.appendChild(copy);
    });
    figure.classList.remove("gm-saving");
    ground.setAttribute("width", String(width));
    ground.setAttribute("height", String(height));
    ground.setAttribute("fill", plain(paper));
    whole.setAttribute("viewBox", "0 0 " + width + " " + height);
    whole.setAttribute("width", String(width));
    whole.setAttribute("height", String(height));
    whole.setAttribute("font-family", window.getComputedStyle(main).fontFamily);
    return new XMLSerializer().serializeToString(whole);
  }

  if (window.document$ && window.document$.subscribe) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

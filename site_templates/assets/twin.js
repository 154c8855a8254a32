// The interactive radar. Its button is all that a page starts with; Plotly comes from this site when a reader presses it, never before.
// Runs again after each in-site navigation, frees what left the page with it, and works from a folder on the disk as well.
(function () {
  "use strict";

  var STEP = 1400;  // milliseconds a date is shown while it plays
  var FEW = 6;      // more changes than these are folded away
  var open = [];
  var loading = null;

  // ---- Small pieces ----

  function make(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (key in made && key !== "list") made[key] = attributes[key]; else made.setAttribute(key, attributes[key]);
    });
    (children || []).forEach(function (child) { if (child) made.append(child); });
    return made;
  }

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, key) { return key in values ? values[key] : all; });
  }

  function still() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  function load(address) {
    if (window.Plotly) return Promise.resolve(window.Plotly);
    if (!loading) loading = new Promise(function (resolve, reject) {
      var script = make("script", { src: address });
      function failed() { loading = null; script.remove(); reject(new Error(address)); }
      script.onload = function () { if (window.Plotly) resolve(window.Plotly); else failed(); };
      script.onerror = failed;
      document.head.append(script);
    });
    return loading;
  }

  // Copies a figure with every `var(--…)` as the colour it has here.
  function painted(value, colour) {
    if (typeof value === "string") return value.indexOf("var(") === 0 ? colour(value) : value;
    if (Array.isArray(value)) return value.map(function (item) { return painted(item, colour); });
    if (value && typeof value === "object") {
      var copy = {};
      Object.keys(value).forEach(function (key) { copy[key] = painted(value[key], colour); });
      return copy;
    }
    return value;
  }

  function palette(root) {
    var probe = make("span", { hidden: true }), known = {};
    root.append(probe);
    return {
      colour: function (name) {
        if (!(name in known)) {
          probe.style.color = name;
          known[name] = getComputedStyle(probe).color;
        }
        return known[name];
      },
      close: function () { probe.remove(); }
    };
  }

  // ---- One open radar ----

  function Twin(root, button, plotly) {
    this.root = root;
    this.button = button;
    this.plotly = plotly;
    this.words = JSON.parse(root.dataset.words);
    this.figure = JSON.parse(root.dataset.figure);
    this.about = this.figure.layout.meta;
    this.dates = this.figure.frames.map(function (frame) { return { name: frame.name, said: frame.layout.meta.said }; });
    this.vendors = this.figure.data.map(function (trace, index) {
      return trace.type === "scatterpolar" && trace.fill !== "toself" ? { key: trace.meta.vendor, index: index, trace: trace } : null;
    }).filter(Boolean).reverse();  // us first, as in the drawing's key
    this.areas = this.figure.data.map(function (trace, index) { return trace.fill === "toself" ? index : -1; });
    this.unescape = make("textarea");
    this.start();
    this.build();
    this.draw();
    this.watch();
  }

  Twin.prototype.start = function () {
    this.at = this.dates.length - 1;
    this.then = -1;
    this.axis = -1;
    this.hidden = {};
  };

  Twin.prototype.name = function (vendor) {  // as people wrote it: the figure has it escaped for Plotly
    this.unescape.innerHTML = vendor.trace.name.replace(/</g, "&lt;");
    return this.unescape.value;
  };

  // A trace as it stands on a date: the marks of the vendor's latest assessment up to it, null before the first.
  Twin.prototype.marksOf = function (index, at) {
    for (; at >= 0; at -= 1) {
      var place = this.figure.frames[at].traces.indexOf(index);
      if (place >= 0) return this.figure.frames[at].data[place];
    }
    return null;
  };

  Twin.prototype.shown = function () {
    var twin = this;
    return this.vendors.filter(function (vendor) { return !twin.hidden[vendor.key]; });
  };

  Twin.prototype.traces = function () {
    var twin = this;
    var drawn = [];
    if (this.then >= 0) this.shown().slice().reverse().forEach(function (vendor) {
      var marks = twin.marksOf(vendor.index, twin.then);
      if (!marks) return;
      var moved = {}, count = twin.about.criteria.length;
      twin.moves(vendor).forEach(function (move) { moved[move.index] = true; });
      drawn.push(Object.assign({}, vendor.trace, {
        r: marks.r, theta: marks.theta, mode: "lines+markers", showlegend: false, opacity: 0.65,
        line: Object.assign({}, vendor.trace.line, { width: 1.2 }),
        marker: {
          symbol: "circle-open", color: vendor.trace.line.color, line: { width: 1.2 },
          size: marks.theta.map(function (angle) { return angle !== null && moved[Math.floor(angle * count / 360)] ? 8 : 0; })
        }
      }));
    });
    var all = this.figure.data.map(function (trace, index) {
      if (trace.type !== "scatterpolar") return trace;
      var marks = twin.hidden[trace.meta.vendor] ? null : twin.marksOf(index, twin.at);
      return marks ? Object.assign({}, trace, marks) : Object.assign({}, trace, { r: [null], theta: [null], showlegend: false });
    });
    var ground = all.filter(function (trace) { return trace.type !== "scatterpolar"; });
    var lines = all.filter(function (trace) { return trace.type === "scatterpolar"; });
    return ground.concat([this.pointer()], drawn, lines);
  };

  Twin.prototype.pointer = function () {
    var count = this.about.criteria.length, at = (this.axis + 0.5) * 360 / count, there = this.axis >= 0;
    return {
      type: "scatterpolar", mode: "lines", hoverinfo: "skip", showlegend: false, line: { color: "var(--md-default-fg-color, #222)", width: 2 },
      r: there ? [0, this.about.outer] : [null], theta: there ? [at, at] : [null]
    };
  };

  Twin.prototype.layout = function (width, picture) {
    var box = this.about.box, narrow = !picture && width < this.about.narrow;
    var layout = JSON.parse(JSON.stringify(this.figure.layout)), polar = layout.polar, scale = width / box[0];
    layout.font = { family: getComputedStyle(this.root).fontFamily };
    layout.width = width;
    if (narrow) {
      layout.height = width;
      layout.annotations = [];
      layout.shapes = [];
      layout.polar.domain = { x: [0.08, 0.92], y: [0.08, 0.92] };
      polar.angularaxis.showticklabels = true;
      scale = 0.9;
    } else {
      layout.height = Math.round(box[1] * scale);
      layout.annotations.forEach(function (label) { label.font.size *= scale; });
    }
    polar.radialaxis.tickfont.size = Math.max(11, 13 * scale);
    return layout;
  };

  Twin.prototype.painted = function (value) {
    var colours = palette(this.root), made = painted(value, colours.colour);
    colours.close();
    return made;
  };

  Twin.prototype.draw = function () {
    this.width = Math.max(200, Math.floor(this.holder.clientWidth));
    var made = this.painted({ data: this.traces(), layout: this.layout(this.width, false) });
    var config = { displayModeBar: false, displaylogo: false, showTips: false, scrollZoom: false, doubleClick: false, staticPlot: true };
    this.drawn = this.plotly.react(this.plot, made.data, made.layout, config);
    this.tell();
  };

  // ---- Controls ----

  Twin.prototype.build = function () {
    var twin = this, words = this.words;
    var several = this.dates.length > 1;
    this.plot = make("div", { className: "g-twin-plot", ariaHidden: "true" });
    this.plot.setAttribute("aria-hidden", "true");
    this.holder = make("div", { className: "g-twin-chart", tabIndex: 0 }, [this.plot]);
    this.holder.setAttribute("role", "group");
    this.holder.setAttribute("aria-label", words.radar);
    this.slider = make("input", { type: "range", min: 0, max: this.dates.length - 1, step: 1, value: this.at });
    this.day = make("output");
    this.play = make("button", { type: "button", className: "g-twin-play" });
    this.compare = make("select", {}, [make("option", { value: "-1", textContent: words.nothing })].concat(
      this.dates.map(function (date, index) { return make("option", { value: String(index), textContent: date.said }); })
    ));
    this.boxes = this.vendors.map(function (vendor) {
      var box = make("input", { type: "checkbox", checked: true, value: vendor.key });
      box.addEventListener("change", function () { twin.hidden[vendor.key] = !box.checked; twin.draw(); twin.summary(); });
      return box;
    });
    this.list = make("select", {}, [make("option", { value: "-1", textContent: words.any })]);
    var next = 0;
    this.about.questions.forEach(function (question) {
      var group = make("optgroup", { label: question[0] });
      for (var index = 0; index < question[1]; index += 1, next += 1) {
        group.append(make("option", { value: String(next), textContent: next + 1 + " " + twin.about.criteria[next][1] }));
      }
      twin.list.append(group);
    });
    this.told = make("div", { className: "g-twin-told" });
    this.status = make("p", { className: "g-sr" });
    this.status.setAttribute("role", "status");
    var reset = make("button", { type: "button", className: "g-twin-reset", textContent: words.reset });
    var save = make("button", { type: "button", className: "g-twin-save", textContent: words.save });
    var time = make("div", { className: "g-twin-row" }, several ? [
      make("label", { className: "g-twin-date" }, [make("span", { textContent: words.date }), this.slider, this.day]), this.play,
      make("label", {}, [make("span", { textContent: words.compared }), this.compare])
    ] : [make("p", {}, [words.date + " ", this.day])]);
    var vendors = make("fieldset", { className: "g-twin-vendors" }, [make("legend", { textContent: words.vendors })].concat(
      this.vendors.map(function (vendor, index) {
        return make("label", {}, [twin.boxes[index], swatch(vendor.trace.line), make("span", { textContent: twin.name(vendor), dir: "auto" })]);
      })
    ));
    var criterion = make("label", { className: "g-twin-axis" }, [make("span", { textContent: words.criterion }), this.list]);
    this.panel = make("div", { className: "g-twin-panel" }, [
      time, this.holder, make("div", { className: "g-twin-side" }, [vendors, criterion, this.told]),
      make("div", { className: "g-twin-row g-twin-end" }, [reset, save]), this.status
    ]);
    this.panel.setAttribute("role", "group");
    this.panel.setAttribute("aria-label", words.controls);
    this.root.append(this.panel);

    this.slider.addEventListener("input", function () {
      var at = Number(twin.slider.value);  // before the slider is set to the date that is shown
      twin.stop();
      twin.show(at);
    });
    this.compare.addEventListener("change", function () { twin.then = Number(twin.compare.value); twin.draw(); twin.summary(); });
    this.list.addEventListener("change", function () { twin.point(Number(twin.list.value), true); });
    this.play.addEventListener("click", function () { if (twin.timer) twin.stop(); else twin.run(); });
    reset.addEventListener("click", function () { twin.stop(); twin.start(); twin.boxes.forEach(function (box) { box.checked = true; }); twin.draw(); twin.summary(); });
    save.addEventListener("click", function () { twin.save(); });
    this.holder.addEventListener("pointermove", function (event) {
      if (event.pointerType === "mouse") twin.point(twin.under(event), false);
    });
    this.holder.addEventListener("pointerleave", function () { if (!twin.pinned && document.activeElement !== twin.holder) twin.point(-1, false); });
    this.holder.addEventListener("click", function (event) {
      var axis = twin.under(event);
      twin.point(axis, true);
      twin.pinned = axis >= 0;
    });
    this.holder.addEventListener("keydown", function (event) { twin.key(event); });
  };

  function swatch(line) {
    var space = "http://www.w3.org/2000/svg", svg = document.createElementNS(space, "svg"), path = document.createElementNS(space, "path");
    svg.setAttribute("viewBox", "0 0 30 8");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", "M0 4h30");
    path.style.stroke = line.color;
    path.style.strokeWidth = 2.5;
    if (line.dash) path.style.strokeDasharray = line.dash;
    svg.append(path);
    return svg;
  }

  // The axis under the pointer; -1 outside the circle.
  Twin.prototype.under = function (event) {
    var full = this.plot._fullLayout, box = this.plot.getBoundingClientRect(), domain = full.polar.domain;
    var x = event.clientX - box.left - full.width * (domain.x[0] + domain.x[1]) / 2;
    var y = event.clientY - box.top - full.height * (1 - (domain.y[0] + domain.y[1]) / 2);
    var radius = full.width * (domain.x[1] - domain.x[0]) / 2, count = this.about.criteria.length;
    var far = Math.hypot(x, y);
    if (far > radius * 1.12 || far < radius * 0.06) return -1;
    var share = Math.atan2(x, -y) / (2 * Math.PI);
    return Math.floor((share < 0 ? share + 1 : share) * count) % count;
  };

  Twin.prototype.key = function (event) {
    var count = this.about.criteria.length, steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }, to;
    if (event.key in steps) to = this.axis < 0 ? (steps[event.key] > 0 ? 0 : count - 1) : (this.axis + steps[event.key] + count) % count;
    else if (event.key === "Home") to = 0;
    else if (event.key === "End") to = count - 1;
    else if (event.key === "Escape") to = -1;
    else return;
    event.preventDefault();
    this.pinned = to >= 0;
    this.point(to, true);
  };

  Twin.prototype.point = function (axis, chosen) {
    if (!chosen && (this.pinned || axis === this.axis)) return;
    this.pinned = chosen && axis >= 0;
    if (axis !== this.axis) {
      this.axis = axis;
      var pointer = this.pointer(), place = this.figure.data.filter(function (trace) { return trace.type !== "scatterpolar"; }).length;
      this.plotly.restyle(this.plot, { r: [pointer.r], theta: [pointer.theta] }, [place]);
    }
    this.tell();
    if (axis >= 0) this.say(this.criterion());
  };

  Twin.prototype.show = function (at) {
    this.at = at;
    this.draw();
    this.summary();
  };

  Twin.prototype.run = function () {
    var twin = this, last = this.dates.length - 1;
    this.show(this.at >= last ? 0 : this.at + 1);
    if (still()) return;  // no movement by itself: each press is one date
    this.timer = window.setInterval(function () {
      if (twin.at >= last) twin.stop(); else twin.show(twin.at + 1);
    }, STEP);
    this.labels();
  };

  Twin.prototype.stop = function () {
    window.clearInterval(this.timer);
    this.timer = 0;
    this.labels();
  };

  Twin.prototype.labels = function () {
    this.slider.value = this.at;
    this.slider.setAttribute("aria-valuetext", this.dates[this.at].said);
    this.day.textContent = this.dates[this.at].said;
    this.compare.value = String(this.then);
    this.list.value = String(this.axis);
    this.play.textContent = this.timer ? this.words.pause : still() ? this.words.next : this.words.play;
  };

  // ---- What is said ----

  Twin.prototype.say = function (text) {
    this.status.textContent = text;
  };

  // Marks of a vendor on a date with all that stands behind the one of the chosen axis.
  Twin.prototype.about_axis = function (vendor, at) {
    var marks = at >= 0 ? this.marksOf(vendor.index, at) : null;
    if (!marks) return null;
    var sign = marks.meta.marks.charAt(this.axis), note = marks.meta.notes[this.axis] || ["", "", ""];
    return { sign: sign, letter: this.words.marks[sign][0], label: this.words.marks[sign][1], note: note, said: marks.meta.said, by: marks.meta.by };
  };

  Twin.prototype.criterion = function () {
    var twin = this, words = this.words;
    return [this.about.criteria[this.axis][1] + "."].concat(this.shown().map(function (vendor) {
      var now = twin.about_axis(vendor, twin.at), before = twin.about_axis(vendor, twin.then);
      if (!now) return twin.name(vendor) + ": " + words.unassessed + ".";
      var marks = before && before.sign !== now.sign ? before.label + " → " + now.label : now.label;
      return twin.name(vendor) + ": " + marks + ". " + now.note.filter(Boolean).join(", ");
    })).join(" ");
  };

  Twin.prototype.counts = function (vendor) {
    var marks = this.marksOf(vendor.index, this.at);
    if (!marks) return this.words.unassessed;
    var counted = this.words.counted;
    return ["+", "-", "?", "."].map(function (sign) {
      var n = marks.meta.marks.split(sign).length - 1;
      return n ? filled(counted[sign], { n: n }) : "";
    }).filter(Boolean).join(", ");
  };

  Twin.prototype.moves = function (vendor) {
    var now = this.marksOf(vendor.index, this.at), before = this.marksOf(vendor.index, this.then), twin = this;
    if (!now || !before) return [];
    return this.about.criteria.map(function (criterion, index) {
      var from = before.meta.marks.charAt(index), to = now.meta.marks.charAt(index);
      return from === to ? null : { label: criterion[1], from: from, to: to, index: index };
    }).filter(Boolean);
  };

  Twin.prototype.summary = function () {
    var twin = this;
    this.say([this.dates[this.at].said + "."].concat(this.shown().map(function (vendor) {
      return twin.name(vendor) + ": " + twin.counts(vendor) + ".";
    })).join(" "));
  };

  Twin.prototype.mark = function (sign) {
    var kinds = { "+": "plus", "-": "minus", "?": "unknown", ".": "none" }, told = this.words.marks[sign];
    var made = make("span", { className: "g-mark g-" + kinds[sign], title: told[1], textContent: told[0] });
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", told[1]);
    return made;
  };

  Twin.prototype.tell = function () {
    this.labels();
    var twin = this, words = this.words, parts = [];
    if (this.axis >= 0) {
      var criterion = this.about.criteria[this.axis], list = make("dl");
      parts.push(make("p", { className: "g-twin-title" }, [make("strong", { textContent: this.axis + 1 + " " + criterion[1] })]));
      this.shown().forEach(function (vendor) {
        var now = twin.about_axis(vendor, twin.at), before = twin.about_axis(vendor, twin.then);
        list.append(make("dt", {}, [swatch(vendor.trace.line), make("span", { textContent: twin.name(vendor), dir: "auto" })]));
        if (!now) { list.append(make("dd", { textContent: words.unassessed })); return; }
        var marks = before && before.sign !== now.sign ? [twin.mark(before.sign), " → ", twin.mark(now.sign)] : [twin.mark(now.sign)];
        var when = now.said + (now.by ? " · " + filled(words.by, { name: now.by }) : "");
        var note = now.note[0] || words.evidence;
        if (now.note[1]) note += " – " + now.note[1];
        if (now.note[2]) note += " (" + now.note[2] + ")";
        list.append(make("dd", {}, marks.concat([" ", now.label, " ", make("small", { textContent: when }), make("div", { className: "g-note", textContent: note, dir: "auto" })])));
      });
      parts.push(list);
      var row = document.getElementById(criterion[0].replace(/_/g, "-"));
      if (row) parts.push(make("p", {}, [make("a", { href: "#" + row.id, textContent: words.worksheet })]));
    } else {
      this.shown().forEach(function (vendor) {
        parts.push(make("p", {}, [make("strong", { textContent: twin.name(vendor), dir: "auto" }), " " + twin.counts(vendor)]));
      });
    }
    if (this.then >= 0 && this.then !== this.at) {
      parts.push(make("p", { className: "g-twin-title" }, [make("strong", { textContent: filled(words.moved, { date: this.dates[this.then].said }) })]));
      var moved = this.shown().filter(function (vendor) { return twin.moves(vendor).length; });
      moved.forEach(function (vendor) {
        var items = twin.moves(vendor).map(function (move) {
          return make("li", {}, [move.label + ": ", twin.mark(move.from), " → ", twin.mark(move.to)]);
        });
        parts.push(make("details", { open: items.length <= FEW }, [
          make("summary", {}, [make("span", { textContent: twin.name(vendor), dir: "auto" }), " ", make("small", { textContent: items.length })]),
          make("ul", {}, items)
        ]));
      });
      if (!moved.length) parts.push(make("p", { textContent: words.same }));
    }
    this.told.replaceChildren.apply(this.told, parts);
  };

  // ---- Picture ----

  Twin.prototype.save = function () {
    var twin = this, words = this.words, file = this.root.dataset.file + "-" + this.dates[this.at].name + ".png";
    var layout = this.layout(1000, true), traces = this.traces(), extra = 60;
    var height = layout.height;
    layout.height = height + 2 * extra;
    function moved(y) { return (y * height + extra) / layout.height; }
    layout.polar.domain.y = layout.polar.domain.y.map(moved);
    layout.annotations.forEach(function (label) { label.y = moved(label.y); });
    layout.shapes.forEach(function (lead) { lead.y0 = moved(lead.y0); lead.y1 = moved(lead.y1); });
    layout.paper_bgcolor = "var(--gosart-card, #fff)";
    layout.font.color = "var(--md-default-fg-color, #222)";
    var shown = this.dates[this.at].said;
    if (this.then >= 0 && this.then !== this.at) shown += " (" + words.compared + " " + this.dates[this.then].said + ")";
    var title = (this.root.dataset.title + " · " + shown).replace(/&/g, "&amp;").replace(/</g, "&lt;");
    layout.title = { text: title, x: 0.5, y: 0.975, yanchor: "top", font: { size: 18 } };
    layout.showlegend = true;
    layout.legend = { orientation: "h", x: 0.5, xanchor: "center", y: 0, yanchor: "bottom", traceorder: "reversed" };
    var made = this.painted({ data: traces, layout: layout });
    return this.plotly.toImage({ data: made.data, layout: made.layout }, { format: "png", width: layout.width, height: layout.height, scale: 2 })
      .then(function (address) {
        make("a", { href: address, download: file }).click();
        twin.say(filled(words.saved, { file: file }));
      }, function () { twin.say(words.unsaved); });
  };

  // ---- Coming and going ----

  Twin.prototype.watch = function () {
    var twin = this;
    this.scheme = new MutationObserver(function () { twin.draw(); });
    this.scheme.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
    this.size = new ResizeObserver(function () {
      if (Math.abs(Math.floor(twin.holder.clientWidth) - twin.width) > 1) twin.draw();
    });
    this.size.observe(this.holder);
  };

  Twin.prototype.free = function () {
    window.clearInterval(this.timer);
    this.scheme.disconnect();
    this.size.disconnect();
    this.plotly.purge(this.plot);
    this.panel.remove();
  };

  function figureOf(root) {
    return root.closest("figure") || root;
  }

  function close(twin) {
    open = open.filter(function (other) { return other !== twin; });
    twin.free();
    figureOf(twin.root).classList.remove("g-twin-on");
    twin.button.setAttribute("aria-expanded", "false");
    twin.button.textContent = twin.button.dataset.said;
  }

  function ready(root) {
    var button = root.querySelector(".g-twin-open");
    if (!button.hidden) return;
    button.hidden = false;
    button.dataset.said = button.textContent;
    var status = make("p", { className: "g-twin-status" });
    status.setAttribute("role", "status");
    root.append(status);
    button.addEventListener("click", function () {
      var mine = open.filter(function (twin) { return twin.root === root; })[0];
      if (mine) { close(mine); status.textContent = ""; return; }
      if (button.getAttribute("aria-busy")) return;
      var words = JSON.parse(root.dataset.words);
      button.setAttribute("aria-busy", "true");
      status.textContent = words.loading;
      load(root.dataset.script).then(function (plotly) {
        button.removeAttribute("aria-busy");
        if (!document.contains(root)) return;  // the reader has left meanwhile
        figureOf(root).classList.add("g-twin-on");
        var twin = new Twin(root, button, plotly);
        open.push(twin);
        button.setAttribute("aria-expanded", "true");
        button.textContent = words.close;
        status.textContent = "";
        twin.say(words.ready);
      }).catch(function (error) {
        button.removeAttribute("aria-busy");
        status.textContent = words.failed;
        if (window.Plotly) throw error;
      });
    });
  }

  function start() {
    open.filter(function (twin) { return !document.contains(twin.root); }).forEach(close);
    document.querySelectorAll(".g-twin[data-figure]").forEach(ready);
  }

  // From a folder on the disk the theme tells nobody that the page is there.
  if (window.document$ && window.document$.subscribe) window.document$.subscribe(start);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

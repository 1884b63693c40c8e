"use strict";
// Pan, zoom, fold and search in an exported map. All it knows of the map is in the attributes.
(() => {
  const stage = document.getElementById("stage"), svg = stage.querySelector("svg");
  const nodes = new Map(), below = new Map(), folded = new Set();
  for (const node of svg.querySelectorAll(".node")) {
    nodes.set(node.id, node);
    const up = node.dataset.up;
    if (up) { if (!below.has(up)) below.set(up, []); below.get(up).push(node.id); }
  }
  const lines = [...svg.querySelectorAll("[data-step]")];
  const whole = svg.viewBox.baseVal, all = { x: whole.x, y: whole.y, w: whole.width, h: whole.height };
  let view = { ...all };

  const show = () => svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
  const scale = () => Math.min(stage.clientWidth / view.w, stage.clientHeight / view.h);
  const at = (event) => {
    const box = stage.getBoundingClientRect(), k = scale();
    return {
      x: view.x + view.w / 2 + (event.clientX - box.left - box.width / 2) / k,
      y: view.y + view.h / 2 + (event.clientY - box.top - box.height / 2) / k,
    };
  };
  const zoom = (by, to) => {
    const k = Math.max(0.02, Math.min(6, scale() * by)) / scale();
    const p = to || { x: view.x + view.w / 2, y: view.y + view.h / 2 };
    view = { x: p.x - (p.x - view.x) / k, y: p.y - (p.y - view.y) / k, w: view.w / k, h: view.h / k };
    show();
  };
  const fit = () => { view = { ...all }; show(); };

  // --- fold: what argues for or against a statement goes out of sight, where it stands ---
  const inside = (name) => {
    const found = [], waiting = [...(below.get(name) || [])];
    while (waiting.length) {
      const next = waiting.pop();
      found.push(next);
      waiting.push(...(below.get(next) || []));
    }
    return found;
  };
  const settle = () => {
    const hidden = new Set();
    for (const name of folded) for (const each of inside(name)) hidden.add(each);
    for (const [name, node] of nodes) node.classList.toggle("gone", hidden.has(name));
    for (const line of lines)
      line.classList.toggle("gone", hidden.has(line.dataset.step) || hidden.has(line.dataset.from));
    for (const button of svg.querySelectorAll(".fold")) {
      const name = button.dataset.of, is = folded.has(name);
      button.classList.toggle("gone", hidden.has(name));
      button.setAttribute("aria-expanded", String(!is));
      button.querySelector("text").textContent = (is ? "+" : "\u2212") + button.dataset.count;
    }
  };
  const fold = (name) => { folded.has(name) ? folded.delete(name) : folded.add(name); settle(); };
  const reveal = (name) => {
    let changed = false;
    for (let up = nodes.get(name).dataset.up; up; up = nodes.get(up) && nodes.get(up).dataset.up)
      changed = folded.delete(up) || changed;
    if (changed) settle();
  };
  const go = (name) => {
    const node = nodes.get(name);
    if (!node) return;
    reveal(name);
    const box = node.getBBox(), k = Math.max(scale(), 0.9);
    const w = stage.clientWidth / k, h = stage.clientHeight / k;
    view = { x: box.x + box.width / 2 - w / 2, y: box.y + box.height / 2 - h / 2, w, h };
    show();
    node.focus({ preventScroll: true });
  };

  // --- search ---
  const field = document.getElementById("search"), count = document.getElementById("count");
  let hits = [], place = -1;
  const mark = () => {
    for (const node of nodes.values()) node.classList.remove("hit", "now");
    for (const name of hits) nodes.get(name).classList.add("hit");
    if (place >= 0) nodes.get(hits[place]).classList.add("now");
    count.textContent = field.value.trim() ? (hits.length ? `${place + 1} of ${hits.length}` : "Not found") : "";
  };
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const search = () => {
    const words = plain(field.value.trim()).split(/\s+/).filter(Boolean);
    hits = words.length ? [...nodes.keys()].filter((name) => {
      const text = plain(nodes.get(name).dataset.text || "");
      return text && words.every((word) => text.includes(word));
    }) : [];
    place = -1;
    mark();
  };
  const next = (by) => {
    if (!hits.length) return;
    place = (place + by + hits.length) % hits.length;
    go(hits[place]);
    field.focus();
    mark();
  };
  field.addEventListener("input", search);
  document.getElementById("find").addEventListener("submit", (event) => { event.preventDefault(); next(1); });

  // --- pointer, wheel, keys ---
  const touches = new Map();
  let moved = false;
  stage.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    touches.set(event.pointerId, event);
    moved = false;
  });
  stage.addEventListener("pointermove", (event) => {
    const was = touches.get(event.pointerId);
    if (!was) return;
    const others = [...touches.values()].filter((each) => each.pointerId !== event.pointerId);
    const dx = event.clientX - was.clientX, dy = event.clientY - was.clientY;
    if (!moved && Math.hypot(dx, dy) < 4) return;
    if (!moved) { stage.setPointerCapture(event.pointerId); stage.classList.add("drags"); }
    moved = true;
    if (others.length) {
      const span = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1;
      zoom(span(event, others[0]) / span(was, others[0]), at(event));
    } else {
      const k = scale();
      view = { ...view, x: view.x - dx / k, y: view.y - dy / k };
      show();
    }
    touches.set(event.pointerId, event);
  });
  const end = (event) => { touches.delete(event.pointerId); stage.classList.remove("drags"); };
  stage.addEventListener("pointerup", end);
  stage.addEventListener("pointercancel", end);
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), at(event));
  }, { passive: false });
  svg.addEventListener("click", (event) => {
    const button = event.target.closest(".fold");
    if (button && !moved) fold(button.dataset.of);
  });
  svg.addEventListener("keydown", (event) => {
    const button = event.target.closest(".fold"), node = event.target.closest(".node");
    const name = button ? button.dataset.of : node && below.has(node.id) && node.dataset.text ? node.id : "";
    if (name && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); fold(name); }
  });
  svg.addEventListener("focusin", (event) => {
    const node = event.target.closest(".node");
    if (!node) return;
    const box = node.getBBox();
    const out = box.x < view.x || box.y < view.y || box.x + box.width > view.x + view.w || box.y + box.height > view.y + view.h;
    if (out) { view = { ...view, x: box.x + box.width / 2 - view.w / 2, y: box.y + box.height / 2 - view.h / 2 }; show(); }
  });
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  document.addEventListener("keydown", (event) => {
    if (event.target === field) {
      if (event.key === "Escape") { field.value = ""; search(); field.blur(); }
      if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); next(-1); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ways[event.key];
    if (way && !event.target.closest("nav")) {
      view = { ...view, x: view.x + way[0] * view.w / 10, y: view.y + way[1] * view.h / 10 };
      show();
      event.preventDefault();
    }
    if (event.key === "+" || event.key === "=") zoom(1.25);
    if (event.key === "-") zoom(0.8);
    if (event.key === "0") fit();
    if (event.key === "/") { event.preventDefault(); field.focus(); }
  });
  const buttons = { in: () => zoom(1.25), out: () => zoom(0.8), fit,
    open: () => { folded.clear(); settle(); },
    close: () => { for (const name of nodes.keys()) if (below.has(name) && nodes.get(name).dataset.up && nodes.get(name).dataset.text) folded.add(name); settle(); },
    list: () => { const nav = document.querySelector("nav"); nav.hidden = !nav.hidden; } };
  for (const [name, act] of Object.entries(buttons)) document.getElementById(name).addEventListener("click", act);
  document.querySelector("nav").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link) { event.preventDefault(); go(link.dataset.to); }
  });
  settle();
  show();
})();

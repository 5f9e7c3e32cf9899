// Sorting, searching and filtering of the page's tables. Without it the page still shows everything but the whole matching.
(() => {
  "use strict";
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("words").textContent);
  const lang = root.lang;
  const collator = new Intl.Collator(lang, { numeric: true });
  const whole = new Intl.NumberFormat("en-US");
  const make = (name, text, props) => {
    const node = Object.assign(document.createElement(name), props);
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // Light, dark, or as the system has it.
  const scheme = document.getElementById("scheme");
  if (scheme) {
    scheme.hidden = false;
    scheme.addEventListener("click", () => {
      const now = root.dataset.scheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
      root.dataset.scheme = now === "dark" ? "light" : "dark";
      scheme.setAttribute("aria-pressed", String(root.dataset.scheme === "dark"));
    });
  }
  const paper = document.getElementById("print");
  if (paper) {
    paper.hidden = false;
    paper.addEventListener("click", () => print());
  }

  // Columns of a written table sort by what stands in data-v, else by their text.
  const value = (row, k) => {
    const cell = row.cells[k];
    return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
  };
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b)));
  const sorted = (heads, at) => {
    const up = heads[at].getAttribute("aria-sort") === "ascending"
      ? false
      : heads[at].getAttribute("aria-sort") === "descending" || !heads[at].classList.contains("n");
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    heads[at].setAttribute("aria-sort", up ? "ascending" : "descending");
    return up ? 1 : -1;
  };
  const sortable = (heads, act) => heads.forEach((head, k) => {
    if (head.classList.contains("fixed")) return;
    const button = make("button", head.textContent, { type: "button", title: words.sort });
    head.dataset.name = head.textContent;
    head.textContent = "";
    head.append(button);
    button.addEventListener("click", () => act(k, sorted(heads, k)));
  });
  for (const table of document.querySelectorAll("table.sortable")) {
    const body = table.tBodies[0];
    sortable([...table.tHead.rows[0].cells], (k, sign) => {
      const rows = [...body.rows].map((row, at) => [value(row, k), at, row]);
      rows.sort((a, b) => sign * compare(a[0], b[0]) || a[1] - b[1]);
      body.append(...rows.map((row) => row[2]));
    });
    const search = document.querySelector(`input[data-table="${table.id}"]`);
    if (search) {
      search.closest(".filters").hidden = false;
      search.addEventListener("input", () => {
        const wanted = search.value.trim().toLowerCase();
        for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
      });
    }
  }

  // Recommendations: open, close, one kind only.
  const items = [...document.querySelectorAll("details.item")];
  const bar = document.getElementById("advice-tools");
  if (bar) {
    bar.hidden = false;
    const kinds = bar.querySelector("select");
    const kept = [...items, ...document.querySelectorAll("h3.kind")];
    const show = () => kept.forEach((item) => { item.hidden = kinds.value !== "" && item.dataset.kind !== kinds.value; });
    kinds.addEventListener("change", show);
    const every = (open) => () => items.forEach((item) => { item.open = open; });
    document.getElementById("open-all").addEventListener("click", every(true));
    document.getElementById("close-all").addEventListener("click", every(false));
  }
  // On paper everything is open, and as it was afterwards.
  let before = [];
  addEventListener("beforeprint", () => {
    before = [...document.querySelectorAll("details.item, details.paper")].filter((item) => !item.open);
    before.forEach((item) => { item.open = true; });
  });
  addEventListener("afterprint", () => before.forEach((item) => { item.open = false; }));

  // The matching: rows are made from the data as they are shown.
  const holder = document.getElementById("matching-data");
  const box = document.getElementById("matching");
  if (!holder || !box) return;
  const data = JSON.parse(holder.textContent);
  const PAGE = 50;
  const table = box.querySelector("table");
  const body = table.tBodies[0];
  const inputs = {
    text: box.querySelector("[name=text]"), level: box.querySelector("[name=level]"),
    region: box.querySelector("[name=region]"), years: box.querySelector("[name=years]"),
  };
  // A pair is [period, supply, demand, heads, fit in hundredths, evidence, link row].
  const rows = data.pairs.map(([period, s, d, heads, fit, kind, link]) => {
    const supply = data.supply[s], demand = data.demand[d];
    const major = data.majors[supply[0]], school = supply[2].map(([school]) => data.schools[school]);
    const row = {
      period, supply, demand, kind, link, heads, fit,
      cells: [data.years[period], major[0], data.levels[major[1]], data.regions[supply[1]], data.occupations[demand[0]],
        data.regions[demand[1]], heads, fit / 100, data.evidence[kind]],
    };
    row.key = [row.cells[1], row.cells[3], row.cells[4], row.cells[5], ...school].join("\n").toLowerCase();
    return row;
  });
  let shown = rows, order = null, page = 0;
  const option = (select, list) => list.forEach((text, k) => select.append(make("option", text, { value: String(k) })));
  option(inputs.level, data.levels);
  option(inputs.region, data.regions);
  option(inputs.years, data.years);
  // Where all years are one period, neither the choice nor the column tells anything.
  inputs.years.closest("label").hidden = data.years.length < 2;
  if (data.years.length < 2) box.classList.add("one-period");

  const places = ([before, after], numbers) => before + numbers.slice(0, 12).join(", ") + after
    + (numbers.length > 12 ? say(words.more, { count: numbers.length - 12 }) : "");
  const sources = (row) => {
    const lines = [];
    for (const [school, heads, file, number] of row.supply[2].slice(0, 30)) {
      const from = file < 0 ? words.projected : places(data.files[file], [number]);
      lines.push(say(words.graduates_of, { school: data.schools[school], heads: whole.format(heads), rows: from }));
    }
    if (row.supply[2].length > 30) lines.push(say(words.more_schools, { count: row.supply[2].length - 30 }));
    const of = new Map();
    for (const [file, number] of row.demand[3]) of.set(file, [...(of.get(file) || []), number]);
    for (const [file, numbers] of of) {
      lines.push(say(words.openings_of, { heads: whole.format(row.demand[2]), rows: places(data.files[file], numbers) }));
    }
    if (row.link) lines.push(say(words.link_of, { rows: places(data.files[row.link[0]], [row.link[1]]) }));
    return lines;
  };
  const tell = (row, after, button) => {
    const next = after.nextSibling;
    if (next && next.className === "source") {
      next.remove();
      button.setAttribute("aria-expanded", "false");
      return;
    }
    const line = make("tr", undefined, { className: "source" });
    const cell = make("td", undefined, { colSpan: 10 });
    const list = make("ul");
    sources(row).forEach((text) => list.append(make("li", text)));
    cell.append(list);
    line.append(cell);
    after.after(line);
    button.setAttribute("aria-expanded", "true");
  };
  const draw = () => {
    const pages = Math.max(1, Math.ceil(shown.length / PAGE));
    page = Math.min(page, pages - 1);
    body.textContent = "";
    for (const row of shown.slice(page * PAGE, (page + 1) * PAGE)) {
      const line = body.insertRow();
      row.cells.forEach((cell, k) => {
        const number = k === 6 || k === 7;
        line.append(make("td", k === 6 ? whole.format(cell) : k === 7 ? cell.toFixed(2) : cell, { className: number ? "n" : "" }));
      });
      const last = line.insertCell();
      const button = make("button", words.source, { type: "button", className: "open" });
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("click", () => tell(row, line, button));
      last.append(button);
    }
    const heads = shown.reduce((sum, row) => sum + row.heads, 0);
    document.getElementById("matching-count").textContent = say(words.count, {
      shown: whole.format(shown.length), all: whole.format(rows.length), heads: whole.format(heads), page: page + 1, pages,
    });
    document.getElementById("previous").disabled = page === 0;
    document.getElementById("next").disabled = page === pages - 1;
  };
  const filter = () => {
    const wanted = inputs.text.value.trim().toLowerCase();
    const is = (input, value) => input.value === "" || Number(input.value) === value;
    shown = rows.filter((row) => (wanted === "" || row.key.includes(wanted))
      && is(inputs.level, data.majors[row.supply[0]][1]) && is(inputs.years, row.period)
      && (is(inputs.region, row.supply[1]) || is(inputs.region, row.demand[1])));
    if (order) shown.sort(order);
    page = 0;
    draw();
  };
  Object.values(inputs).forEach((input) => input.addEventListener("input", filter));
  sortable([...table.tHead.rows[0].cells], (k, sign) => {
    order = (a, b) => sign * compare(a.cells[k], b.cells[k]);
    filter();
  });
  document.getElementById("previous").addEventListener("click", () => { page -= 1; draw(); });
  document.getElementById("next").addEventListener("click", () => { page += 1; draw(); });
  box.querySelectorAll("[hidden]").forEach((part) => { if (!part.closest("label")) part.hidden = false; });
  draw();
})();

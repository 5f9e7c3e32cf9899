// Opens reports in headless Chromium: scripts run without errors, the page is usable at once, tables sort, search and
// filter, recommendations open, nothing overflows at three widths, nothing is loaded from elsewhere.
//
// Usage: REPORTS=FOLDER [SHOTS=FOLDER] [CHROMIUM=/usr/bin/chromium] node --test tests/browser/*.test.mjs
// FOLDER has california.html (English) and beijing.html (Chinese), as the example `report` writes them.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = resolve(process.env.REPORTS ?? ".");
const shots = process.env.SHOTS && resolve(process.env.SHOTS);
const widths = [390, 820, 1280];
const reports = [
  { name: "california", lang: "en", search: "dental", rows: 1000 },
  { name: "beijing", lang: "zh", search: "集成电路", rows: 5 },
];

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  if (shots) mkdirSync(shots, { recursive: true });
});
after(() => browser?.close());

/** A page with a report in it; what goes wrong in it is kept. */
async function open(report, width = 1280, scheme = "light") {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") wrong.push(message.text()); });
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) wrong.push(`asks for ${request.url()}`);
  });
  const start = performance.now();
  await page.goto(pathToFileURL(resolve(folder, `${report.name}.html`)).href, { waitUntil: "load" });
  await page.waitForSelector("#matching tbody tr");
  return { page, wrong, usable: performance.now() - start, close: () => context.close() };
}

const numbers = (page, column) => page.$$eval(`#matching tbody tr:not(.source) td:nth-child(${column})`,
  (cells) => cells.map((cell) => Number(cell.textContent.replaceAll(",", ""))));
const count = (page) => page.textContent("#matching-count");

for (const report of reports) {
  describe(report.name, () => {
    it("opens without errors and is usable within two seconds", async (test) => {
      const { page, wrong, usable, close } = await open(report);
      assert.equal(await page.getAttribute("html", "lang"), report.lang);
      test.diagnostic(`${report.name} is usable after ${Math.round(usable)} ms`);
      assert.ok(usable < 2000, `usable after ${usable} ms`);
      assert.deepEqual(wrong, []);
      const sections = await page.$$eval("main h2", (all) => all.length);
      const links = await page.$$eval("nav.contents a", (all) => all.map((a) => a.getAttribute("href").slice(1)));
      assert.equal(links.length, sections);
      for (const id of links) assert.ok(await page.$(`[id="${id}"]`), id);
      await close();
    });

    it("sorts the matching by people, both ways, and by name", async () => {
      const { page, wrong, close } = await open(report);
      const people = page.locator("#matching thead th").nth(6);
      await people.locator("button").click();
      assert.equal(await people.getAttribute("aria-sort"), "descending");
      const falling = await numbers(page, 7);
      assert.deepEqual(falling, falling.toSorted((a, b) => b - a));
      await people.locator("button").press("Enter");
      assert.equal(await people.getAttribute("aria-sort"), "ascending");
      const rising = await numbers(page, 7);
      assert.deepEqual(rising, rising.toSorted((a, b) => a - b));
      await page.locator("#matching thead th").nth(1).locator("button").click();
      assert.equal(await people.getAttribute("aria-sort"), null);
      assert.deepEqual(wrong, []);
      await close();
    });

    it("searches and filters the matching, and says how much it shows", async () => {
      const { page, wrong, close } = await open(report);
      const all = await count(page);
      await page.fill("#matching [name=text]", report.search);
      const found = await page.$$eval("#matching tbody tr", (rows) => rows.map((row) => row.textContent.toLowerCase()));
      assert.ok(found.length > 0);
      assert.notEqual(await count(page), all);
      await page.fill("#matching [name=text]", "no such words anywhere");
      assert.equal((await page.$$("#matching tbody tr")).length, 0);
      await page.fill("#matching [name=text]", "");
      assert.equal(await count(page), all);
      const level = page.locator("#matching [name=level]");
      await level.selectOption({ index: 1 });
      const name = await level.locator("option").nth(1).textContent();
      const levels = await page.$$eval("#matching tbody td:nth-child(3)", (cells) => cells.map((cell) => cell.textContent));
      assert.ok(levels.length > 0 && levels.every((text) => text === name));
      assert.deepEqual(wrong, []);
      await close();
    });

    it("names the table rows behind a pair", async () => {
      const { page, wrong, close } = await open(report);
      const button = page.locator("#matching tbody button.open").first();
      await button.click();
      const text = await page.textContent("#matching tr.source");
      assert.match(text, /demand\.csv|employment\.csv/);
      assert.match(text, /\d/);
      assert.equal(await button.getAttribute("aria-expanded"), "true");
      await button.click();
      assert.equal((await page.$$("#matching tr.source")).length, 0);
      assert.deepEqual(wrong, []);
      await close();
    });

    it("opens a recommendation by keyboard, and shows one kind alone", async () => {
      const { page, wrong, close } = await open(report);
      const first = page.locator("details.item").first();
      assert.equal(await first.getAttribute("open"), null);
      await first.locator("summary").focus();
      await page.keyboard.press("Enter");
      assert.ok((await first.locator("dl dt").count()) >= 5);
      assert.ok(await first.locator("dl").isVisible());
      const kinds = page.locator("#advice-tools select");
      const kind = await first.getAttribute("data-kind");
      await kinds.selectOption(kind);
      const shown = await page.$$eval("details.item:not([hidden])", (items) => items.map((item) => item.dataset.kind));
      assert.ok(shown.length > 0 && shown.every((own) => own === kind));
      await page.click("#open-all");
      assert.ok(await page.$$eval("details.item", (items) => items.every((item) => item.open)));
      assert.deepEqual(wrong, []);
      await close();
    });

    it("sorts and searches the tables of balances", async () => {
      const { page, wrong, close } = await open(report);
      await page.locator("#balances ~ details > summary").first().click();
      const head = page.locator("#t-occupations thead th").nth(1);
      await head.locator("button").click();
      const openings = await page.$$eval("#t-occupations tbody tr td:nth-child(2)",
        (cells) => cells.map((cell) => Number(cell.dataset.v)));
      assert.deepEqual(openings, openings.toSorted((a, b) => b - a));
      const name = await page.textContent("#t-occupations tbody tr td");
      await page.fill("[data-table=t-occupations]", name);
      assert.ok(await page.locator("#t-occupations tbody tr").first().isVisible());
      assert.deepEqual(wrong, []);
      await close();
    });

    it("has a name for every control and figure, and no heading level skipped", async () => {
      const { page, close } = await open(report);
      const nameless = await page.$$eval("button, select, input, svg[role=img]", (all) => all.filter((one) => {
        const labels = (one.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean)
          .map((id) => document.getElementById(id)?.textContent ?? "");
        const label = one.closest("label")?.textContent ?? "";
        return !(labels.join("") + label + one.textContent + (one.getAttribute("aria-label") ?? "")).trim();
      }).length);
      assert.equal(nameless, 0);
      const levels = await page.$$eval("h1, h2, h3, h4", (all) => all.map((one) => Number(one.tagName[1])));
      levels.reduce((before, level) => { assert.ok(level <= before + 1); return level; }, 0);
      const ids = await page.$$eval("[id]", (all) => all.map((one) => one.id));
      assert.equal(new Set(ids).size, ids.length, "ids stand once");
      await close();
    });

    for (const width of widths) {
      for (const scheme of ["light", "dark"]) {
        it(`fits a window of ${width} pixels, ${scheme}`, async () => {
          const { page, wrong, close } = await open(report, width, scheme);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `the page is ${wide} pixels wide`);
          // Labels of a drawing that is shown stay inside it.
          const outside = await page.$$eval("svg[role=img]", (all) => all.flatMap((svg) => {
            const frame = svg.getBoundingClientRect();
            if (frame.width === 0) return [];
            return [...svg.querySelectorAll("text")].filter((text) => {
              const box = text.getBoundingClientRect();
              return box.left < frame.left - 1 || box.right > frame.right + 1;
            }).map((text) => text.textContent);
          }));
          assert.deepEqual(outside, []);
          assert.deepEqual(wrong, []);
          if (shots) {
            const name = `${shots}/${report.name}-${width}-${scheme}.png`;
            await page.screenshot({ path: name, fullPage: true });
          }
          await close();
        });
      }
    }

    it("reads on paper: every recommendation open, the controls gone", async () => {
      const { page, close } = await open(report);
      await page.emulateMedia({ media: "print" });
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      assert.ok(await page.$$eval("details.item", (items) => items.every((item) => item.open)));
      assert.equal(await page.locator("nav.contents").isVisible(), false);
      if (shots) await page.pdf({ path: `${shots}/${report.name}.pdf`, preferCSSPageSize: true });
      await close();
    });
  });
}

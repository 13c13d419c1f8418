// SPDX-License-Identifier: EUPL-1.2

// Script only saves reloads and keystrokes: every page works without it.
(() => {
  "use strict";
  const sleutel = "rondetafel.sneltoetsen";

  // localStorage throws when the browser forbids it.
  const lees = () => { try { return localStorage.getItem(sleutel); } catch { return null; } };
  const bewaar = (waarde) => { try { localStorage.setItem(sleutel, waarde); } catch { /* stays on for this page only */ } };
  let aan = lees() !== "uit";

  const fouten = document.querySelector("[data-fouten]");
  if (fouten) fouten.focus();

  for (const el of document.querySelectorAll("[data-script-nodig]")) el.hidden = false;
  for (const el of document.querySelectorAll("[data-zonder-script]")) el.hidden = true;
  const vakje = document.querySelector("[data-sneltoetsen]");
  if (vakje) {
    vakje.checked = aan;
    vakje.addEventListener("change", () => { aan = vakje.checked; bewaar(aan ? "aan" : "uit"); });
  }

  // A second press would send the form twice. The server would notice (idempotency key), but the answer is then a surprise.
  document.addEventListener("submit", (e) => {
    if (e.target.dataset.bezig) { e.preventDefault(); return; }
    if (e.target.method === "post") e.target.dataset.bezig = "ja";
  });
  window.addEventListener("pageshow", () => {
    for (const f of document.querySelectorAll("[data-bezig]")) delete f.dataset.bezig;
  });

  // A file can be dropped anywhere in its field; one that is too large is said so before it is sent.
  for (const vak of document.querySelectorAll("[data-drop]")) {
    const veld = vak.querySelector("input[type=file]");
    const fout = vak.parentElement.querySelector("[data-drop-fout]");
    const over = (aan) => (e) => { e.preventDefault(); vak.classList.toggle("rt-drop--over", aan); };
    vak.classList.add("rt-drop--kan");
    vak.addEventListener("dragenter", over(true));
    vak.addEventListener("dragover", over(true));
    vak.addEventListener("dragleave", over(false));
    vak.addEventListener("drop", (e) => {
      over(false)(e);
      if (!e.dataTransfer.files.length) return;
      veld.files = e.dataTransfer.files;
      veld.dispatchEvent(new Event("change"));
    });
    veld.addEventListener("change", () => {
      const maten = [...veld.files].map((f) => f.size);
      const teGroot = maten.some((m) => m > Number(veld.dataset.max));
      const teVeel = maten.reduce((a, b) => a + b, 0) > Number(veld.dataset.samen);
      fout.textContent = teGroot ? veld.dataset.teGroot : teVeel ? veld.dataset.teVeel : "";
      if (teGroot || teVeel) veld.value = "";
    });
  }

  document.addEventListener("click", (e) => {
    for (const m of document.querySelectorAll("[data-menu][open]")) if (!m.contains(e.target)) m.open = false;
  });

  const inVeld = (el) => el.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const rijen = () => [...document.querySelectorAll("[data-rij]")].filter((r) => r.querySelector("a, button"));

  const stap = (richting) => {
    const alle = rijen();
    const nu = alle.findIndex((r) => r.contains(document.activeElement));
    const doel = alle[nu < 0 ? (richting > 0 ? 0 : alle.length - 1) : nu + richting];
    if (doel) doel.querySelector("a, button").focus();
  };

  const ga = (pad) => { location.href = pad; };
  const toetsen = {
    "/": () => document.getElementById("zoek-kop")?.focus(),
    "?": () => ga("/sneltoetsen"),
    "j": () => stap(1),
    "k": () => stap(-1),
    "n": () => document.querySelector('[data-toets="n"]')?.click(),
    "i": () => document.querySelector('[data-toets="i"]')?.click(),
    ".": () => {
      const menu = document.querySelector("[data-menu]");
      if (menu) { menu.open = !menu.open; menu.querySelector("summary").focus(); }
    },
  };
  const naG = { w: "/", c: "/casussen", o: "/overleggen" };
  let wachtOpG = false;

  const sluit = () => {
    for (const m of document.querySelectorAll("[data-menu][open]")) { m.open = false; m.querySelector("summary").focus(); }
  };

  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape") { sluit(); return; }
    if (!aan || e.altKey || e.metaKey) return;
    if (e.ctrlKey) {
      const form = e.key === "Enter" && e.target.closest("[data-formulier]");
      if (form) { e.preventDefault(); form.requestSubmit(form.querySelector("[data-versturen]")); }
      return;
    }
    if (inVeld(e.target)) return;
    if (wachtOpG) {
      wachtOpG = false;
      if (naG[e.key]) { e.preventDefault(); ga(naG[e.key]); return; }
    }
    if (e.key === "g") { wachtOpG = true; return; }
    const doe = toetsen[e.key];
    if (doe) { e.preventDefault(); doe(); }
  });
})();

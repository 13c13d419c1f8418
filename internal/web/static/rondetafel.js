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

  // What a part of a page needs, also when it comes in later.
  const begin = (deel) => {
    for (const el of deel.querySelectorAll("[data-script-nodig]")) el.hidden = false;
    for (const el of deel.querySelectorAll("[data-zonder-script]")) el.hidden = true;
    for (const vak of deel.querySelectorAll("[data-drop]")) sleep(vak);
  };
  const vakje = document.querySelector("[data-sneltoetsen]");
  if (vakje) {
    vakje.checked = aan;
    vakje.addEventListener("change", () => { aan = vakje.checked; bewaar(aan ? "aan" : "uit"); });
  }

  // A second press would send the form twice. The server would notice (idempotency key), but the answer is then a surprise.
  let weggestuurd = 0; // when a form of this page was sent
  document.addEventListener("submit", (e) => {
    if (e.target.dataset.bezig) { e.preventDefault(); return; }
    if (e.target.method === "post") { e.target.dataset.bezig = "ja"; weggestuurd = Date.now(); }
  });
  window.addEventListener("pageshow", () => {
    weggestuurd = 0;
    for (const f of document.querySelectorAll("[data-bezig]")) delete f.dataset.bezig;
  });

  // What a choice means is asked anew at each change of it. What stood there before is not shown as true until the answer is there: neither
  // from the first change, nor when a later one overtakes the answer, nor when none comes.
  const beeldtaal = { bezig: "Dit wordt bijgewerkt.", mis: "Dit lukt nu niet. Druk op Voorbeeld bijwerken." };
  let keuze = 0, gevraagd = 0;
  const zegBeeld = (tekst, toon) => {
    const stand = document.querySelector("[data-beeld-stand]"), beeld = document.getElementById("beeld");
    if (!stand || !beeld) return;
    stand.textContent = tekst;
    stand.className = toon ? "rt-onzichtbaar" : "rt-zacht";
    beeld.hidden = !toon;
  };
  document.addEventListener("input", (e) => {
    if (!e.target.closest("[data-bij-beeld]")) return;
    keuze++;
    zegBeeld(beeldtaal.bezig, false);
  });
  const bijBeeld = (naam, doe) => document.addEventListener(naam, (e) => { if (e.detail.elt?.id === "beeld") doe(e); });
  bijBeeld("htmx:beforeRequest", (e) => {
    if (e.detail.elt.closest("form").dataset.bezig) e.preventDefault(); else gevraagd = keuze; // a form that is sent answers it
  });
  bijBeeld("htmx:beforeSwap", (e) => {
    const d = e.detail, goed = [200, 400].includes(d.xhr.status) && d.serverResponse.includes('id="beeld"');
    d.shouldSwap = goed && keuze === gevraagd;
    d.isError = !goed;
  });
  bijBeeld("htmx:load", () => {
    if (keuze === gevraagd) zegBeeld(document.querySelector("#beeld .rt-zin, #beeld .rt-zacht")?.textContent || "", true); else zegBeeld(beeldtaal.bezig, false);
  });
  for (const mis of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) bijBeeld(mis, () => zegBeeld(beeldtaal.mis, false));

  // A file can be dropped anywhere in its field; one that is too large is said so before it is sent.
  const sleep = (vak) => {
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
  };
  begin(document);

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

  // A page of a casus hears through a stream that something changed of what its reader may know, and gets itself anew: the stream says no
  // more than that. Only a page that is looked at has one, as a browser has few connections to a house.
  const taal = {
    bij: (om) => "Bijgewerkt om " + om, kop: "Er is intussen iets veranderd in deze casus.", staat: "Wat je typte, staat er nog.",
    bekijk: "Bekijk de casus (nieuw tabblad)", weg: "Deze velden zijn er niet meer. Kopieer wat je nog nodig hebt.",
    niet: "Je tekst is niet verstuurd. Hij staat hieronder. Kopieer hem als je hem nog nodig hebt.", getypt: "Wat je typte",
  };
  const maak = (soort, klasse, tekst = "") => Object.assign(document.createElement(soort), { className: klasse, textContent: tekst });

  const isKeuze = (v) => v.type === "checkbox" || v.type === "radio";
  const isTekst = (v) => v.tagName === "TEXTAREA" || (v.tagName === "INPUT" && !isKeuze(v) && !["file", "hidden", "submit", "button"].includes(v.type));
  const eersteKeuze = (v) => Math.max(0, [...v.options].findIndex((o) => o.defaultSelected));

  // What somebody did to a field. In the answer to a form the values came back with the page.
  const isGeraakt = (v, verstuurd) => {
    if (!v.name || v.disabled || v.type === "hidden") return false;
    if (isKeuze(v)) return verstuurd ? v.checked || v.defaultChecked : v.checked !== v.defaultChecked;
    if (v.tagName === "SELECT") return v.selectedIndex !== (verstuurd ? 0 : eersteKeuze(v));
    if (v.type === "file") return v.files.length > 0;
    return isTekst(v) && v.value !== (verstuurd ? "" : v.defaultValue);
  };
  const geraakteVelden = (main) => [...main.querySelectorAll("form[method=post]")].flatMap((f) => [...f.elements])
    .filter((v) => isGeraakt(v, "verstuurd" in document.body.dataset));

  // The form that somebody fills in is asked for as they filled it in, not sent: the server makes it with what stands beside it now.
  const vraagOpnieuw = (form) => {
    const velden = new URLSearchParams([...new FormData(form)].filter(([naam, w]) => typeof w === "string" && naam !== "actie"));
    velden.set("actie", "terug");
    return fetch(form.getAttribute("action"), { method: "POST", body: velden, headers: { Accept: "text/html", "Rondetafel-Ververs": "ja" }, cache: "no-store" });
  };

  // What was typed and has no field any more, to take along.
  const meeTeNemen = (velden, zin) => {
    const deel = maak("section", "rt-kaart");
    const in_ = maak("div", "rt-kaart__inhoud");
    in_.append(maak("p", "utrecht-paragraph", zin));
    for (const v of velden) {
      const label = maak("label", "utrecht-form-label", v.labels?.[0]?.textContent.trim() || taal.getypt);
      const vak = Object.assign(maak("textarea", "utrecht-textarea utrecht-textarea--html-textarea"), { readOnly: true, value: v.value, rows: 4 });
      label.append(vak);
      in_.append(label);
    }
    deel.append(in_);
    return deel;
  };

  const melding = () => {
    const vak = maak("div", "utrecht-alert utrecht-alert--info");
    vak.dataset.intussen = "";
    const zin = maak("p", "utrecht-paragraph");
    zin.append(maak("strong", "", taal.kop), " " + taal.staat + " ",
      Object.assign(maak("a", "utrecht-link", taal.bekijk), { href: new URL(document.body.dataset.volgen, location).pathname.replace(/\/volgen$/, ""), target: "_blank", rel: "noopener" }));
    const binnen = maak("div", "utrecht-alert__content");
    binnen.append(zin);
    vak.append(binnen);
    return vak;
  };

  // Where somebody is on a page, to bring them back to after it was replaced.
  const waar = (main) => {
    const el = document.activeElement;
    const anker = [...main.querySelectorAll("[id]")].find((e) => e.getBoundingClientRect().bottom > 0);
    return {
      el: main.contains(el) ? el : null, van: el.selectionStart, tot: el.selectionEnd,
      anker: anker?.id, hoog: anker?.getBoundingClientRect().top, y: scrollY,
      open: [...main.querySelectorAll("details")].map((d) => [d.querySelector("summary")?.textContent, d.open]),
    };
  };
  const terug = (main, w) => {
    for (const d of main.querySelectorAll("details")) {
      const i = w.open.findIndex(([naam]) => naam === d.querySelector("summary")?.textContent);
      if (i >= 0) d.open = w.open.splice(i, 1)[0][1];
    }
    if (w.el) {
      const gelijk = (e) => e.tagName === w.el.tagName && ["href", "name", "value"].every((a) => e.getAttribute(a) === w.el.getAttribute(a)) &&
        (w.el.getAttribute("href") || w.el.getAttribute("name") || e.textContent === w.el.textContent);
      const doel = (w.el.isConnected && w.el) || (w.el.id && document.getElementById(w.el.id)) || [...main.querySelectorAll(w.el.tagName)].find(gelijk) || main;
      doel.focus({ preventScroll: true });
      if (doel.tagName === w.el.tagName && isTekst(doel) && w.van != null) doel.setSelectionRange(w.van, w.tot);
    }
    const anker = w.anker && document.getElementById(w.anker);
    scrollTo({ top: anker ? scrollY + anker.getBoundingClientRect().top - w.hoog : w.y, behavior: "instant" });
  };

  const bericht = maak("p", "rt-bijgewerkt");
  bericht.setAttribute("role", "status");
  if (document.body.dataset.volgen) (document.querySelector(".rt-voet__rij") || document.body).append(bericht);

  // Puts the page as it is now in the place of the one that was. anders: it is another page, that says that this one is not to be seen.
  const vervang = (blad, { anders, getypt, kwijt }) => {
    const oud = document.querySelector("main"), nieuw = document.adoptNode(blad.querySelector("main"));
    const plek = waar(oud);
    const { volgen, om, verstuurd } = blad.body.dataset;
    for (const [naam, w] of Object.entries({ volgen: anders ? undefined : volgen, verstuurd })) {
      if (w === undefined) delete document.body.dataset[naam]; else document.body.dataset[naam] = w;
    }
    for (const v of oud.querySelectorAll("input[type=file]")) { // a file cannot be put back but by its own field
      if (v.files.length && !anders) [...nieuw.querySelectorAll("input[type=file]")].find((n) => n.name === v.name)?.replaceWith(v);
    }
    const vak = plek.el && getypt && !anders && isTekst(plek.el) && plek.el.id && nieuw.querySelector("#" + CSS.escape(plek.el.id));
    if (vak) vak.replaceWith(plek.el); // what was typed since the server was asked stays too
    if (kwijt.length) nieuw.append(meeTeNemen(kwijt, anders ? taal.niet : taal.weg));
    if (getypt && volgen && !anders) (nieuw.querySelector(".rt-kruimels") || nieuw.firstChild).after(melding());
    oud.replaceWith(nieuw);
    document.title = blad.title;
    document.body.className = blad.body.className;
    begin(nieuw);
    window.htmx?.process(nieuw);
    if (anders) { scrollTo(0, 0); nieuw.focus(); bericht.textContent = blad.title; return; }
    terug(nieuw, plek);
    bericht.textContent = (getypt ? taal.kop + " " + taal.staat + " " : "") + taal.bij(om);
  };

  const haal = async () => {
    if (schrijftSamen) await new Promise((af) => { document.addEventListener("compositionend", () => setTimeout(af), { once: true }); });
    const velden = geraakteVelden(document.querySelector("main"));
    const form = velden.find((v) => v === document.activeElement)?.form || velden[0]?.form;
    let antwoord = form && await vraagOpnieuw(form), kwijt = velden.filter((v) => v.form !== form);
    if (!form || antwoord.status === 405) { // this form cannot be asked for: what was typed in it is to take along
      antwoord = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
      kwijt = velden;
    }
    if (antwoord.status >= 500 || antwoord.status === 429) throw new Error("later");
    gehaald = Date.now();
    const blad = new DOMParser().parseFromString(await antwoord.text(), "text/html");
    vervang(blad, { anders: !(antwoord.ok || antwoord.status === 400) || antwoord.redirected, getypt: velden.length > 0, kwijt: kwijt.filter(isTekst) });
  };
  let schrijftSamen = false; // letters of some languages are made of several keys: never between them
  document.addEventListener("compositionstart", () => { schrijftSamen = true; });
  document.addEventListener("compositionend", () => { schrijftSamen = false; });

  let stroom = null, keer = 0, straks = 0, bezig = false, nogEens = false, gehaald = Date.now();
  const teOud = 45_000; // a page that gets no stream, as there are too many, is no older than about a minute
  const later = (doe) => { // a server that is away is asked less and less, and not by all at once
    clearTimeout(straks);
    straks = setTimeout(doe, Math.min(60_000, 1000 * 2 ** keer++) * (0.75 + Math.random() / 2));
  };
  const stop = () => { stroom?.close(); stroom = null; };
  const ververs = async () => {
    if (Date.now() - weggestuurd < 10_000) { later(ververs); return; } // the answer to what was sent is on its way, and is newer
    nogEens = true;
    if (bezig) return;
    bezig = true;
    try {
      while (nogEens) { nogEens = false; await haal(); }
      if (document.body.dataset.volgen) volg(); else stop();
    } catch {
      later(ververs);
    } finally {
      bezig = false;
    }
  };
  const volg = () => {
    if (stroom || document.hidden || !document.body.dataset.volgen) return;
    const deze = stroom = new EventSource(document.body.dataset.volgen);
    deze.addEventListener("open", () => { keer = 0; });
    deze.addEventListener("gewijzigd", ververs);
    deze.addEventListener("error", () => {
      // no log-in any more, the casus is not theirs, or too many streams
      const geweigerd = deze.readyState === EventSource.CLOSED && (keer === 0 || Date.now() - gehaald > teOud);
      deze.close();
      if (stroom !== deze) return;
      stroom = null;
      later(volg);
      if (geweigerd) ververs();
    });
  };
  document.addEventListener("visibilitychange", () => { if (document.hidden) stop(); else volg(); });
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", volg);

  // A log-in ends when nobody uses it for a while. The page says so before, and what was typed stays. Every tab of the browser counts.
  const stil = Number(document.body.dataset.stil) * 1000;
  const waarschuwing = document.querySelector("[data-stil-melding]");
  if (stil && waarschuwing) {
    const plek = "rondetafel.gebruikt";
    let hier = Date.now();
    const gebruikt = () => { hier = Date.now(); try { localStorage.setItem(plek, String(hier)); } catch { /* this tab knows */ } };
    const laatst = () => { try { return Math.max(hier, Number(localStorage.getItem(plek)) || 0); } catch { return hier; } };
    const kijk = () => {
      const over = stil - (Date.now() - laatst());
      waarschuwing.hidden = over > 120000;
      waarschuwing.querySelector("[data-stil-bijna]").hidden = over <= 0;
      waarschuwing.querySelector("[data-stil-voorbij]").hidden = over > 0;
      waarschuwing.querySelector("[data-stil-blijf]").hidden = over <= 0;
    };
    gebruikt();
    document.addEventListener("htmx:afterRequest", (e) => { if (e.detail.successful) gebruikt(); });
    waarschuwing.querySelector("[data-stil-blijf]").addEventListener("click", async () => {
      try {
        const a = await fetch("/sessie/verder", { method: "POST" });
        if (a.status === 204) gebruikt(); else hier = 0;
      } catch { /* the next look says how it is */ }
      kijk();
    });
    document.addEventListener("visibilitychange", kijk);
    setInterval(kijk, 5000);
  }
})();

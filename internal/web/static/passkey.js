// SPDX-License-Identifier: EUPL-1.2

// Passkeys need script: a button asks the house for a question, lets the browser answer it, and sends the form with the answer. Where a browser has none
// the buttons stay hidden, and one uses a code.
(() => {
  "use strict";
  if (!window.PublicKeyCredential) return;
  const taal = { niet: "Het lukte niet met een passkey. Probeer het nog een keer, of gebruik een code.", weg: "Dit lukt nu niet. Probeer het straks nog een keer.",
    al: "Op dit apparaat staat al een passkey van jou voor dit huis. Kies een ander apparaat." };

  const bytes = (tekst) => Uint8Array.from(atob(tekst.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const tekst = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  // What comes as text goes to the browser as bytes.
  const lees = ({ publicKey: p }) => {
    const lijst = (al) => al?.map((k) => ({ ...k, id: bytes(k.id) }));
    const uit = { ...p, challenge: bytes(p.challenge), allowCredentials: lijst(p.allowCredentials), excludeCredentials: lijst(p.excludeCredentials) };
    if (p.user) uit.user = { ...p.user, id: bytes(p.user.id) };
    for (const naam of ["allowCredentials", "excludeCredentials"]) if (!uit[naam]) delete uit[naam];
    return { publicKey: uit };
  };

  // And what the browser answers goes as text.
  const schrijf = (k) => {
    const response = { clientDataJSON: tekst(k.response.clientDataJSON) };
    for (const naam of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (k.response[naam]) response[naam] = tekst(k.response[naam]);
    }
    if (k.response.getTransports) response.transports = k.response.getTransports();
    return JSON.stringify({ id: k.id, rawId: tekst(k.rawId), type: k.type, response, clientExtensionResults: k.getClientExtensionResults() });
  };

  // The question stands on the button, or is asked with the fields of the form that the button names.
  const vraag = async (knop) => {
    if (knop.dataset.passkeyVraag) return JSON.parse(knop.dataset.passkeyVraag);
    const velden = new URLSearchParams();
    for (const naam of (knop.dataset.passkeyVelden || "").split(" ").filter(Boolean)) velden.set(naam, knop.form.elements[naam].value);
    const antwoord = await fetch(knop.dataset.passkeyUrl, { method: "POST", body: velden, headers: { Accept: "application/json" }, cache: "no-store" });
    const soort = antwoord.headers.get("Content-Type") || "";
    const in_ = soort.startsWith("application/json") ? await antwoord.json() : {};
    if (!antwoord.ok) throw Object.assign(new Error("nee"), { melding: in_.melding || taal.weg });
    return in_;
  };

  document.addEventListener("click", async (e) => {
    const knop = e.target.closest?.("[data-passkey]");
    if (!knop || knop.dataset.bezig) return;
    const fout = document.getElementById(knop.getAttribute("aria-describedby"));
    knop.dataset.bezig = "ja";
    fout.textContent = "";
    try {
      const opties = lees(await vraag(knop));
      const antwoord = await navigator.credentials[knop.dataset.passkey](opties);
      knop.form.elements[knop.dataset.passkeyVeld].value = schrijf(antwoord);
      knop.form.requestSubmit();
    } catch (err) {
      fout.textContent = err.melding || (err.name === "InvalidStateError" ? taal.al : taal.niet);
    } finally {
      delete knop.dataset.bezig;
    }
  });
  for (const el of document.querySelectorAll("[data-passkey-nodig]")) el.hidden = false;
  for (const el of document.querySelectorAll("[data-zonder-passkey]")) el.hidden = true;
})();

# SPDX-License-Identifier: EUPL-1.2
# HTML on standard input becomes a tagged PDF on standard output. Nothing that the HTML names is fetched, from a disk no more than from the
# network: a document that asks for anything does not become a PDF at all.
import inspect
import io
import os
import sys
import tempfile

tempfile.tempdir = os.getcwd()  # without the trial write that finds one: nothing can be written here

from weasyprint import HTML

gevraagd = []


def haal(url, *_, **__):
    gevraagd.append(url)
    raise ValueError("nothing is fetched")


variant = "variant" if "variant" in inspect.signature(HTML.write_pdf).parameters else "pdf_variant"  # as of WeasyPrint 59
pdf = io.BytesIO()
HTML(file_obj=io.BytesIO(sys.stdin.buffer.read()), encoding="utf-8", base_url=None, url_fetcher=haal).write_pdf(pdf, **{variant: "pdf/ua-1"})
if gevraagd:
    sys.exit(3)
sys.stdout.buffer.write(pdf.getvalue())

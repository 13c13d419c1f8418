// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"rondetafel/internal/gate"
)

// A file of 200 MB may not raise the memory of the server by more than 32 MB, sent or opened (issue 4). With RONDETAFEL_LANG unset a file
// of a tenth is sent, under the same limit.
const (
	largeFile   = 200_000_000
	memoryLimit = 32 << 20
)

// The real program takes a large file, gives it back whole, and its memory stays near what it was: read from the kernel, ten times a
// second, through sending and opening.
func TestLang_Document(t *testing.T) {
	k, data, size := theKit(t), filepath.Join(folder(t), "house"), int64(count(largeFile, largeFile/10))
	copyHouse(t, k, data)
	s, err := start(k.program, data, "--document-mb", "250")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.kill(); err != nil {
			t.Error(err)
		}
	}()
	c := newClient("m-wouter-voorbeeld")
	c.to(s.base)
	if err := c.logIn(); err != nil {
		t.Fatal(err)
	}
	id, piece := pieceOf(t, c)
	for _, what := range []string{"the first", "a second"} {
		before := resident(t, s)
		top := watch(t, s)
		sent := send(t, c, id, size)
		raised := top() - before
		t.Logf("%s file of %d MB: memory %d MB, +%d MB while it was sent", what, size/1_000_000, before>>20, raised>>20)
		if raised > memoryLimit {
			t.Errorf("sending it took %d MB", raised>>20)
		}
		piece.give(t, c, sent.ID)
		before = resident(t, s)
		top = watch(t, s)
		if n := fetch(t, c, sent.ID); n != sent.Bytes {
			t.Errorf("%d bytes came back of %d", n, sent.Bytes)
		}
		raised = top() - before
		t.Logf("%s file: +%d MB while it was opened", what, raised>>20)
		if raised > memoryLimit {
			t.Errorf("opening it took %d MB", raised>>20)
		}
	}
}

// pieceFor is the piece that a file is given with.
type pieceFor struct {
	casus string
	over  string
}

func pieceOf(t *testing.T, c *client) (string, pieceFor) {
	t.Helper()
	var list gate.CasusPagina
	if err := c.get("/casussen?paginaGrootte=50", &list); err != nil {
		t.Fatal(err)
	}
	for _, r := range list.Casussen {
		var page gate.CasusBlad
		if r.Fase != "rto" || c.get("/casussen/"+r.ID, &page) != nil || len(page.Betrokkenen) == 0 {
			continue
		}
		return r.ID, pieceFor{r.ID, page.Betrokkenen[0].ID}
	}
	t.Fatal("no casus to give a document to")
	return "", pieceFor{}
}

func (p pieceFor) give(t *testing.T, c *client, document string) {
	t.Helper()
	in := map[string]any{"over": []string{p.over}, "soort": "gewoon", "rubriek": "begeleiding", "bron": "Dossier", "datum": "2026-01-05", "tekst": "Zie het document.",
		"grondslag": "Taak", "wie": "deelnemers", "documenten": []string{document}}
	if _, err := c.post("/casussen/"+p.casus+"/gegevens", "stuk-"+document, in, new(gate.Verwijzing)); err != nil {
		t.Fatal(err)
	}
}

// largePDF writes a PDF of about size bytes whose one stream nobody can pack smaller.
func largePDF(w io.Writer, size int64) error {
	head := "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n" +
		fmt.Sprintf("3 0 obj\n<< /Length %d >>\nstream\n", size)
	if _, err := io.WriteString(w, head); err != nil {
		return err
	}
	noise := rand.NewChaCha8([32]byte{1})
	if _, err := io.CopyN(w, noise, size); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\nendstream\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", int64(len(head))+size+18)
	return err
}

// send sends a file as it is made: nothing of it stands anywhere here either.
func send(t *testing.T, c *client, casus string, size int64) gate.DocumentBlad {
	t.Helper()
	read, write := io.Pipe()
	form := multipart.NewWriter(write)
	go func() {
		part, err := form.CreateFormFile("bestand", "groot.pdf")
		if err == nil {
			err = largePDF(part, size)
		}
		if err == nil {
			err = form.Close()
		}
		write.CloseWithError(err)
	}()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.base+"/api/v1/casussen/"+casus+"/documenten", read)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	var sent gate.DocumentBlad
	if err := json.Unmarshal(body(t, c, r), &sent); err != nil {
		t.Fatal(err)
	}
	return sent
}

func body(t *testing.T, c *client, r *http.Request) []byte {
	t.Helper()
	r.AddCookie(c.cookie)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	if err != nil || answer.StatusCode/100 != 2 {
		t.Fatalf("status %d, %v: %s", answer.StatusCode, err, b)
	}
	return b
}

func fetch(t *testing.T, c *client, document string) int64 {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, c.base+"/api/v1/documenten/"+document, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.AddCookie(c.cookie)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	n, err := io.Copy(io.Discard, answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("status %d, %v", answer.StatusCode, err)
	}
	return n
}

// resident is the memory that the server has now, in bytes.
func resident(t *testing.T, s *server) int64 {
	t.Helper()
	n := residentOr(s, 0)
	if n == 0 {
		t.Fatal("the kernel does not say how much memory the server has")
	}
	return n
}

// watch returns the most memory that the server had until top is called.
func watch(t *testing.T, s *server) (top func() int64) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	most := make(chan int64)
	go func() {
		var high int64
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			high = max(high, residentOr(s, high))
			select {
			case <-ctx.Done():
				most <- high
				return
			case <-tick.C:
			}
		}
	}()
	return func() int64 {
		stop()
		return <-most
	}
}

// residentOr is the memory of the server as the kernel counts it, otherwise when it does not say.
func residentOr(s *server, otherwise int64) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", s.cmd.Process.Pid))
	fields := bytes.Fields(status)
	if err != nil || len(fields) < 2 {
		return otherwise
	}
	pages, err := strconv.ParseInt(string(fields[1]), 10, 64)
	if err != nil {
		return otherwise
	}
	return pages * int64(os.Getpagesize())
}

// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/identiteit"
	"rondetafel/internal/toegang"
)

// Logging in, in a house of accountsHouse people who each have a password and an app: loginRate a second, while readers go on reading.
const (
	opLogin       = "login"
	opHidden      = "hidden" // what is not shown: not of the asker, or not there
	accountsHouse = 10_000
	loginRate     = 20
	loginReaders  = 4
	hiddenTries   = 300
)

// logins measures both: how long a log-in takes at that rate, and what is left of the speed of reading meanwhile.
func (b *bench) logins(ctx context.Context) error {
	if b.ops != "" && !strings.Contains(b.ops, opLogin) {
		return nil
	}
	h := house{bin: b.bin, folder: filepath.Join(b.folder, "inlog"), casussen: smallHouse, accounts: accountsHouse}
	p, err := h.serve(ctx)
	if err != nil {
		return err
	}
	defer p.kill()
	var everybody []identiteit.Gebruiker
	if err := fetch(ctx, p.url, "", ask{method: http.MethodGet, path: "/demo/gebruikers.json"}, &everybody); err != nil {
		return err
	}
	t, err := gather(ctx, p.url, 16)
	if err != nil {
		return err
	}
	return errors.Join(b.hidden(ctx, p, t), b.crowd(ctx, p, t, namesOf(everybody)), p.stop())
}

// crowd measures log-ins at loginRate a second with readers beside them, and those readers by themselves.
func (b *bench) crowd(ctx context.Context, p *process, t *targets, people []string) error {
	readers := load{p: p, requests: t.requests(opOpen, p), clients: loginReaders}
	d := 10 * b.slot
	alone, err := readers.run(ctx, d, 1)
	if err != nil {
		return err
	}
	queue := &loginQueue{url: p.url, people: people}
	var beside, in result
	var failed error
	var both sync.WaitGroup
	both.Go(func() { in = queue.run(ctx, d) })
	both.Go(func() { beside, failed = readers.run(ctx, d, 2) })
	both.Wait()
	l := in.line(line{Kind: "login", Op: opLogin, System: systemOurs, People: len(people)})
	l.RPSRatio, l.P99Ratio = ratio(beside.perSecond(), alone.perSecond()), ratio(beside.line(line{}).P99, alone.line(line{}).P99)
	b.report.add(l)
	return errors.Join(failed, queue.failed)
}

// namesOf are the names by which the generated people log in.
func namesOf(everybody []identiteit.Gebruiker) []string {
	var out []string
	for _, g := range everybody {
		if strings.HasPrefix(g.ID, "m-vul-") {
			out = append(out, g.ID)
		}
	}
	return out
}

// loginQueue logs people in, each once: a code counts once.
type loginQueue struct {
	url    string
	people []string
	next   atomic.Int64
	failed error // the first one, once run has returned
}

// run begins loginRate log-ins a second for d, whether or not those before have ended, and waits for the last one.
func (q *loginQueue) run(ctx context.Context, d time.Duration) result {
	var r result
	var mu sync.Mutex
	var all sync.WaitGroup
	start := time.Now()
	tick := time.NewTicker(time.Second / loginRate)
	defer tick.Stop()
	for time.Since(start) < d && ctx.Err() == nil {
		all.Go(func() {
			at := time.Now()
			err := q.one(ctx)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				r.errors++
				q.failed = cmp.Or(q.failed, err)
				return
			}
			r.took = append(r.took, time.Since(at))
		})
		<-tick.C
	}
	all.Wait()
	r.passed = time.Since(start)
	return r
}

// one logs the next person in over a connection of their own, as a browser does.
func (q *loginQueue) one(ctx context.Context) error {
	n := q.next.Add(1) - 1
	if int(n) >= len(q.people) {
		return errors.New("everybody has logged in")
	}
	code, err := toegang.Stapcode(gate.VulGeheim, time.Now())
	if err != nil {
		return err
	}
	form := url.Values{"naam": {q.people[n]}, "wachtwoord": {gate.VulWachtwoord}, "code": {code}}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, q.url+"/inloggen", strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Close = true
	c := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := c.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusSeeOther || len(resp.Cookies()) == 0 {
		return fmt.Errorf("log in as %s: %s", q.people[n], resp.Status)
	}
	return nil
}

// hidden measures by turns, over one connection, how long the door takes to say that a Casus is not there: one that is another's, and one
// that nobody has. The two do the same work; a difference that somebody can measure would tell which casussen exist.
func (b *bench) hidden(ctx context.Context, p *process, t *targets) error {
	c, err := dial(ctx, p.addr)
	if err != nil {
		return err
	}
	defer c.Close()
	who, others, err := t.hiddenFrom(c)
	if err != nil {
		return err
	}
	if len(others) == 0 {
		b.report.add(line{Kind: "skipped", Op: opHidden, Why: "everybody knows of every casus"})
		return nil
	}
	var took [2]result // another's, and nobody's
	for i := range hiddenTries {
		paths := [2]string{others[i%len(others)], nobodys(others[i%len(others)], i)}
		for j := range paths {
			j = (i + j) % 2
			at := time.Now()
			status, err := c.do(ask{method: http.MethodGet, path: paths[j]}.wire(p.addr, who.cookie, accept(opOpen)))
			if err != nil {
				return err
			}
			if status != http.StatusNotFound {
				return fmt.Errorf("%s: %d for who may not know of it", opHidden, status)
			}
			took[j].took = append(took[j].took, time.Since(at))
		}
	}
	l := took[0].line(line{Kind: "hidden", Op: opHidden, System: systemOurs})
	l.P50Ratio = ratio(l.P50, took[1].line(line{}).P50)
	b.report.add(l)
	return nil
}

// hiddenFrom finds somebody, and addresses of casussen that others read and of which they may not even know.
func (t *targets) hiddenFrom(c *conn) (*asker, []string, error) {
	for _, a := range t.askers {
		var others []string
		for _, other := range t.askers {
			for _, q := range other.asks[opOpen] {
				status, err := c.do(q.wire(c.addr, a.cookie, accept(opOpen)))
				if err != nil {
					return nil, nil, err
				}
				if status == http.StatusNotFound {
					others = append(others, q.path)
				}
			}
		}
		if len(others) > 0 {
			return a, others, nil
		}
	}
	return nil, nil, nil
}

// nobodys is an address of the same length as that of a casus, that none has: its last 12 digits are a number.
func nobodys(path string, n int) string {
	digits := "000000000000" + strconv.Itoa(n)
	return path[:len(path)-12] + digits[len(digits)-12:]
}

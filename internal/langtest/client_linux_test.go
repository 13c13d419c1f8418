// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// errSilent is a request to which no answer came: nobody knows whether it was done.
var errSilent = errors.New("no answer")

// client is one program that speaks to the API for one person.
type client struct {
	who    string // id of the person
	base   string // of the server that runs now
	cookie *http.Cookie
	http   *http.Client
}

func newClient(who string) *client {
	return &client{who: who, http: &http.Client{Transport: &http.Transport{}, Timeout: patient,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// to lets the client speak to another server, with the log-in that it has.
func (c *client) to(base string) {
	c.http.CloseIdleConnections()
	c.base = base
}

// logIn starts a log-in; that it was acknowledged makes it an act like any other.
func (c *client) logIn() error {
	form := strings.NewReader(url.Values{"gebruiker": {c.who}}.Encode())
	r, err := http.NewRequest(http.MethodPost, c.base+"/demo/inloggen", form)
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := c.http.Do(r)
	if err != nil {
		return fmt.Errorf("%w: %w", errSilent, err)
	}
	defer answer.Body.Close()
	if cookies := answer.Cookies(); answer.StatusCode == http.StatusNoContent && len(cookies) == 1 {
		c.cookie = cookies[0]
		return nil
	}
	return &refusal{path: "/demo/inloggen", status: answer.StatusCode}
}

// refusal is an answer that is not 2xx.
type refusal struct {
	path   string
	status int
	body   string
}

// Error shows the answer.
func (r *refusal) Error() string {
	return fmt.Sprintf("%s: answer %d %s", r.path, r.status, r.body)
}

// status returns which answer err is, 0 when it is none.
func status(err error) int {
	var r *refusal
	if errors.As(err, &r) {
		return r.status
	}
	return 0
}

// get reads path into out.
func (c *client) get(path string, out any) error {
	_, err := c.do(http.MethodGet, path, "", nil, out)
	return err
}

// post does an act. confirmed tells whether a 2xx was seen, which can be so without the rest of the answer.
func (c *client) post(path, key string, in, out any) (confirmed bool, err error) {
	return c.do(http.MethodPost, path, key, in, out)
}

func (c *client) do(method, path, key string, in, out any) (confirmed bool, err error) {
	r, err := c.request(method, path, key, in)
	if err != nil {
		return false, err
	}
	answer, err := c.http.Do(r)
	if err != nil {
		return false, fmt.Errorf("%w: %w", errSilent, err)
	}
	defer answer.Body.Close()
	confirmed = answer.StatusCode/100 == 2
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return confirmed, fmt.Errorf("%w: %w", errSilent, err)
	}
	if !confirmed {
		return false, &refusal{path: method + " " + path, status: answer.StatusCode, body: string(body)}
	}
	return true, json.Unmarshal(body, out)
}

func (c *client) request(method, path, key string, in any) (*http.Request, error) {
	var body io.Reader = http.NoBody
	if in != nil {
		text, err := json.Marshal(in)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(text)
	}
	r, err := http.NewRequest(method, c.base+"/api/v1"+path, body)
	if err != nil {
		return nil, err
	}
	if in != nil {
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Idempotency-Key", key)
	}
	if c.cookie != nil {
		r.AddCookie(c.cookie)
	}
	return r, nil
}

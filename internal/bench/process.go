// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// process is a server that was started for a measurement.
type process struct {
	system string
	addr   string
	url    string
	ready  time.Duration // from its start until /readyz said so
	cmd    *exec.Cmd
	ended  chan struct{}
	err    error // how it ended
}

// start runs a server and returns when it is ready. What it says goes to a file: a real one is also read from.
func start(ctx context.Context, system, log string, patience time.Duration, cmd func(addr string) *exec.Cmd) (*process, error) {
	addr, err := freeAddr(ctx)
	if err != nil {
		return nil, err
	}
	p := &process{system: system, addr: addr, url: "http://" + addr, cmd: cmd(addr), ended: make(chan struct{})}
	said, err := os.OpenFile(log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer said.Close()
	p.cmd.Stdout, p.cmd.Stderr = said, said
	begin := time.Now()
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		p.err = p.cmd.Wait()
		close(p.ended)
	}()
	if err := p.await(ctx, patience); err != nil {
		p.kill()
		return nil, fmt.Errorf("%s does not start: %w (what it said is in %s)", system, err, log)
	}
	p.ready = time.Since(begin)
	return p, nil
}

func freeAddr(ctx context.Context) (string, error) {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

func (p *process) await(ctx context.Context, patience time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url+"/readyz", nil)
		if err != nil {
			return err
		}
		resp, err := http.DefaultClient.Do(req)
		if err == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case <-p.ended:
			return errors.Join(errors.New("it ended"), p.err)
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Millisecond):
		}
	}
}

// stop asks it to end, as an operator does, and waits.
func (p *process) stop() error {
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	select {
	case <-p.ended:
		return p.err
	case <-time.After(30 * time.Second):
		p.kill()
		return fmt.Errorf("%s did not stop", p.system)
	}
}

// kill ends it at once, if it still runs.
func (p *process) kill() {
	_ = p.cmd.Process.Kill() // it ended already
	<-p.ended
}

// memory returns what it holds now and what it held at most, in bytes.
func (p *process) memory() (now, peak int64, err error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0, 0, err
	}
	return field(string(text), "VmRSS:"), field(string(text), "VmHWM:"), nil
}

// field reads a line such as "VmRSS:   123 kB", in bytes; 0 when it is not there.
func field(text, name string) int64 {
	for l := range strings.Lines(text) {
		if f := strings.Fields(l); len(f) == 3 && f[0] == name {
			n, _ := strconv.ParseInt(f[1], 10, 64) // the kernel writes figures
			return n << 10
		}
	}
	return 0
}

// tick is the unit in which the kernel tells the time of a process (USER_HZ).
const tick = 10 * time.Millisecond

// cpu returns the time of a processor that it used until now; 0 when it is gone.
func (p *process) cpu() time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	return usedCPU(string(text))
}

// usedCPU reads utime and stime, the 14th and 15th field of a stat line; the 2nd, a name in brackets, may hold blanks.
func usedCPU(stat string) time.Duration {
	f := strings.Fields(stat[strings.LastIndex(stat, ")")+1:])
	if len(f) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(f[11]) // the kernel writes figures
	system, _ := strconv.Atoi(f[12])
	return time.Duration(user+system) * tick
}

// house is a practice house on the disk.
type house struct {
	bin      string
	folder   string
	db       string // postgres://…, or "" for the file in the folder
	casussen int
	accounts int // people who can log in by what they type
}

// The names that the command gives to what is in a house.
const (
	dbFile  = "rondetafel.db"
	keysDir = "sleutels"
)

// fill makes a house of n casussen; one that is there already is used.
func (b *bench) fill(ctx context.Context, name string, n int, db string) (house, error) {
	h := house{bin: b.bin, folder: filepath.Join(b.folder, name), db: db, casussen: n}
	begin := time.Now()
	p, err := h.serve(ctx)
	if err != nil {
		return h, err
	}
	b.report.add(line{Kind: "fill", Casussen: n, MS: ms(time.Since(begin))})
	return h, p.stop()
}

// serve starts the real server.
func (h house) serve(ctx context.Context, env ...string) (*process, error) {
	args := []string{"demo", "--data", h.folder, "--casussen", strconv.Itoa(h.casussen)}
	if h.accounts > 0 {
		args = append(args, "--accounts", strconv.Itoa(h.accounts))
	}
	system := systemOurs
	if h.db != "" {
		args, system = append(args, "--db", h.db), systemPostgres
	}
	return start(ctx, system, h.folder+".log", 10*time.Minute, func(addr string) *exec.Cmd {
		cmd := exec.Command(h.bin, append(args, "--listen", addr)...)
		cmd.Env = append(os.Environ(), env...)
		cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM}
		return cmd
	})
}

// copy makes a copy of a house that is not served.
func (h house) copy(to string) (house, error) {
	if err := os.RemoveAll(to); err != nil {
		return h, err
	}
	if out, err := exec.Command("cp", "-a", "--reflink=auto", h.folder, to).CombinedOutput(); err != nil {
		return h, fmt.Errorf("copy the house: %w\n%s", err, out)
	}
	h.folder = to
	return h, nil
}

// size returns how large the database is, in bytes, with what is still beside it.
func (h house) size() (int64, error) {
	var total int64
	for _, name := range []string{dbFile, dbFile + "-wal"} {
		info, err := os.Stat(filepath.Join(h.folder, name))
		if errors.Is(err, fs.ErrNotExist) && name != dbFile {
			continue // it goes at a clean stop
		}
		if err != nil {
			return 0, err
		}
		total += info.Size()
	}
	return total, nil
}

// flush measures what one durable write costs on this disk: 4 KiB and fdatasync.
func (b *bench) flush() error {
	f, err := os.CreateTemp(b.folder, "flush-")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	var r result
	block := make([]byte, 4096)
	begin := time.Now()
	for range 200 {
		at := time.Now()
		if _, err := f.Write(block); err != nil {
			return err
		}
		if err := syscall.Fdatasync(int(f.Fd())); err != nil {
			return err
		}
		r.took = append(r.took, time.Since(at))
	}
	r.passed = time.Since(begin)
	b.report.add(r.line(line{Kind: "flush"}))
	return f.Close()
}

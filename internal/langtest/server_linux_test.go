// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// server is one run of `rondetafel demo`, from its start until it is stopped or killed.
type server struct {
	cmd     *exec.Cmd
	base    string   // where it listens
	journal *os.File // its technical log, in the folder of this process: never on the disk that is cut
	ended   chan struct{}
	outcome error  // how it ended; read after ended
	last    string // the end of the journal, when that is gone
}

// launch starts the program on the house in data and does not wait for anything. It dies with this process. What it prints is for
// the caller to read and close.
func launch(program, data string, flags ...string) (*server, *os.File, error) {
	journal, err := os.CreateTemp(workDir(), "journal-")
	if err != nil {
		return nil, nil, err
	}
	s := &server{journal: journal, ended: make(chan struct{}),
		cmd: exec.Command(program, append([]string{"demo", "--data", data, "--listen", "127.0.0.1:0"}, flags...)...)}
	s.cmd.Env = []string{"HOME=" + workDir(), "PATH=" + os.Getenv("PATH")} // a flag in our environment is none of the server's
	s.cmd.Stderr = journal
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	read, write, err := os.Pipe()
	if err != nil {
		return nil, nil, errors.Join(err, s.forget())
	}
	s.cmd.Stdout = write
	err = errors.Join(s.cmd.Start(), write.Close())
	if err != nil {
		return nil, nil, errors.Join(err, read.Close(), s.forget())
	}
	go func() {
		s.outcome = s.cmd.Wait()
		close(s.ended)
	}()
	return s, read, nil
}

// start launches the program and waits until it prints its address.
func start(program, data string, flags ...string) (*server, error) {
	s, printed, err := launch(program, data, flags...)
	if err != nil {
		return nil, err
	}
	found := make(chan string, 1)
	go func() {
		defer close(found)
		defer printed.Close()
		lines := bufio.NewScanner(printed)
		for lines.Scan() {
			if port, ok := strings.CutPrefix(strings.TrimSpace(lines.Text()), "http://localhost:"); ok {
				found <- "http://127.0.0.1:" + port
			}
		}
	}()
	select {
	case base, ok := <-found:
		if ok {
			s.base = base
			return s, nil
		}
	case <-time.After(patient):
	}
	return nil, errors.Join(fmt.Errorf("the server did not start: %s", s.tail()), s.kill())
}

// kill ends the server with SIGKILL, stopped or not, and waits until it is gone.
func (s *server) kill() error {
	err := s.cmd.Process.Kill()
	if errors.Is(err, os.ErrProcessDone) {
		err = nil
	}
	<-s.ended
	return errors.Join(err, s.forget())
}

// stop ends the server as an operator does, and says when it did not end well.
func (s *server) stop() error {
	err := s.cmd.Process.Signal(syscall.SIGTERM)
	<-s.ended
	if s.outcome != nil {
		err = fmt.Errorf("the server did not stop well: %w: %s", s.outcome, s.tail())
	}
	return errors.Join(err, s.forget())
}

// forget removes the journal but for its end.
func (s *server) forget() error {
	s.last = s.tail()
	return errors.Join(s.journal.Close(), os.Remove(s.journal.Name()))
}

// running tells whether the server is still there.
func (s *server) running() bool {
	select {
	case <-s.ended:
		return false
	default:
		return true
	}
}

// freeze stops the server where it is, and returns when each of its threads stands still.
func (s *server) freeze() error {
	if err := s.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		return err
	}
	for deadline := time.Now().Add(patient); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if s.still() {
			return nil
		}
	}
	return errors.New("the server cannot be stopped")
}

// still tells whether all threads are stopped. A thread that waits for the disk is not, until the disk answered.
func (s *server) still() bool {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", s.cmd.Process.Pid))
	for _, path := range threads {
		stat, gone := os.ReadFile(path)
		if _, state, ok := bytes.Cut(stat, []byte(") ")); gone == nil && (!ok || state[0] != 'T') {
			return false
		}
	}
	return err == nil && len(threads) > 0
}

// tail returns the end of the technical log.
func (s *server) tail() string {
	text, err := os.ReadFile(s.journal.Name())
	if err != nil {
		return s.last
	}
	return string(text[max(0, len(text)-3000):])
}

// verify runs `rondetafel verify` on a house that stands still; kept are files with checkpoints that were kept elsewhere.
func verify(program, data string, kept ...string) error {
	args := []string{"verify", "--data", data}
	for _, file := range kept {
		args = append(args, "--controlepunten", file)
	}
	_, err := command(program, args...)
	return err
}

// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// cluster is a PostgreSQL of this run, on a unix socket in a folder of its own, as durable as it comes (fsync and
// synchronous_commit are on).
type cluster struct {
	dir  string
	url  string
	cmd  *exec.Cmd
	over chan struct{}
}

// startCluster makes and starts one; PostgreSQL does not run as root, so root lends it the user postgres.
func startCluster(ctx context.Context) (c *cluster, err error) {
	bins, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil || len(bins) == 0 {
		return nil, errors.New("no PostgreSQL in /usr/lib/postgresql")
	}
	bin := slices.Max(bins)
	c = &cluster{over: make(chan struct{})}
	if c.dir, err = os.MkdirTemp("", "rondetafel-bench-pg-"); err != nil {
		return nil, err
	}
	as, err := lend(c.dir)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(c.dir))
	}
	initdb := exec.CommandContext(ctx, filepath.Join(bin, "initdb"), "--pgdata="+filepath.Join(c.dir, "data"), "--username=postgres",
		"--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions")
	initdb.Dir, initdb.SysProcAttr = c.dir, &syscall.SysProcAttr{Credential: as}
	if out, err := initdb.CombinedOutput(); err != nil {
		return nil, errors.Join(fmt.Errorf("initdb: %w\n%s", err, out), os.RemoveAll(c.dir))
	}
	c.cmd = exec.Command(filepath.Join(bin, "postgres"), "-D", filepath.Join(c.dir, "data"), "-c", "listen_addresses=",
		"-c", "unix_socket_directories="+c.dir, "-c", "shared_buffers=256MB", "-c", "max_wal_size=1GB")
	c.cmd.Dir, c.cmd.SysProcAttr = c.dir, &syscall.SysProcAttr{Credential: as}
	if err := c.cmd.Start(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(c.dir))
	}
	go func() {
		_ = c.cmd.Wait() // it is stopped by a signal
		close(c.over)
	}()
	u := url.URL{Scheme: "postgres", User: url.User("postgres"), Path: "/postgres",
		RawQuery: url.Values{"host": {c.dir}, "sslmode": {"disable"}}.Encode()}
	c.url = u.String()
	if err := c.await(ctx); err != nil {
		c.stop()
		return nil, err
	}
	return c, nil
}

// lend gives dir to the user postgres, when we are root.
func lend(dir string) (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, err
	}
	uid, err := strconv.Atoi(u.Uid)
	gid, err2 := strconv.Atoi(u.Gid)
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, os.Chown(dir, uid, gid)
}

func (c *cluster) await(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, c.url)
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-c.over:
			return fmt.Errorf("postgres ended: %w", err)
		case <-ctx.Done():
			return fmt.Errorf("postgres does not answer: %w", err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// stop ends the server and removes its folder.
func (c *cluster) stop() {
	_ = c.cmd.Process.Signal(syscall.SIGINT) // it ended already
	select {
	case <-c.over:
	case <-time.After(20 * time.Second):
		_ = c.cmd.Process.Kill()
		<-c.over
	}
	_ = os.RemoveAll(c.dir) // in the folder for temporary files: what stays is cleared with it
}

// SPDX-License-Identifier: EUPL-1.2

package pgtest

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	superuser = "postgres"
	dirPrefix = "rondetafel-pg-"
	sockName  = ".s.PGSQL.5432"
	sockMax   = 107 // what fits in a unix socket address
	pollEvery = 20 * time.Millisecond
	whereBins = "/usr/lib/postgresql/*/bin"
	memory    = "/dev/shm" // a file system in memory, on Linux
	roomy     = 2 << 30    // bytes free there that are enough for a cluster
)

// cluster is a PostgreSQL server of this process. Its directory:
//
//	lock  held (flock) as long as this process lives
//	data  the cluster
//	log   what the server says
//	.s.…  the socket
type cluster struct {
	dir    string
	lock   *os.File
	cred   *syscall.Credential // nil: the server runs as we do
	pid    int
	exited chan struct{} // closed when the server has ended
}

// startCluster makes a cluster with a PostgreSQL of one of the folders bins, and
// starts it; the error says what to do when none is installed.
func startCluster(bins string) (*cluster, error) {
	bin, err := findBin(bins)
	if err != nil {
		return nil, err
	}
	sweep(tempDir())
	c := &cluster{exited: make(chan struct{})}
	if c.cred, err = serverUser(); err != nil {
		return nil, err
	}
	if err := c.makeDir(); err != nil {
		return nil, errors.Join(err, c.remove())
	}
	if err := c.initdb(bin); err != nil {
		return nil, errors.Join(err, c.remove())
	}
	if err := c.run(bin); err != nil {
		return nil, errors.Join(err, c.stop())
	}
	return c, nil
}

// findBin gives the folder with initdb and postgres of the highest version installed.
func findBin(pattern string) (string, error) {
	dirs, err := filepath.Glob(pattern)
	if err != nil {
		return "", err
	}
	slices.SortFunc(dirs, func(a, b string) int { return version(b) - version(a) })
	for _, dir := range dirs {
		_, noInit := os.Stat(filepath.Join(dir, "initdb"))
		_, noServer := os.Stat(filepath.Join(dir, "postgres"))
		if noInit == nil && noServer == nil {
			return dir, nil
		}
	}
	return "", fmt.Errorf("no PostgreSQL in %s: install it (Debian: apt-get install postgresql) "+
		"or set %s to the URL of a running server", pattern, EnvURL)
}

// version reads the major version out of …/<version>/bin; 0 when it is none.
func version(bin string) int {
	n, err := strconv.Atoi(filepath.Base(filepath.Dir(bin)))
	if err != nil {
		return 0
	}
	return n
}

// serverUser gives who the server runs as: nil for ourselves; PostgreSQL refuses to
// run as root, so root becomes postgres, or nobody.
func serverUser() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{superuser, "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		if err != nil {
			return nil, err
		}
		gid, err := strconv.ParseUint(u.Gid, 10, 32)
		if err != nil {
			return nil, err
		}
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
	}
	return nil, errors.New("PostgreSQL does not run as root, and there is no user postgres or nobody")
}

// tempDir is where a cluster goes: TMPDIR when it is set, else in memory when there is room. Each database is some hundreds of files that
// come and go within seconds, which is what a disk's file system does worst.
func tempDir() string {
	var fs syscall.Statfs_t
	if os.Getenv("TMPDIR") == "" && syscall.Statfs(memory, &fs) == nil && fs.Bavail*uint64(fs.Bsize) >= roomy {
		return memory
	}
	return os.TempDir()
}

func (c *cluster) makeDir() error {
	dir, err := os.MkdirTemp(tempDir(), dirPrefix) // mode 0700
	if err != nil {
		return err
	}
	c.dir = dir
	if path := filepath.Join(dir, sockName); len(path) > sockMax {
		return fmt.Errorf("TMPDIR is too long for a unix socket: %d bytes, at most %d", len(path), sockMax)
	}
	if c.lock, err = holdLock(dir); err != nil {
		return err
	}
	if c.cred == nil {
		return nil
	}
	return os.Chown(dir, int(c.cred.Uid), int(c.cred.Gid))
}

func (c *cluster) initdb(bin string) error {
	cmd := exec.Command(filepath.Join(bin, "initdb"),
		"--pgdata="+filepath.Join(c.dir, "data"), "--username="+superuser, "--auth=trust",
		"--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
	cmd.Dir = c.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.cred}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	return nil
}

// run starts the server and returns when it answers. It does not wait for the disk: a test's database outlives no power cut, and all
// else is as on a server that does.
func (c *cluster) run(bin string) error {
	log, err := os.Create(filepath.Join(c.dir, "log"))
	if err != nil {
		return err
	}
	cmd := exec.Command(filepath.Join(bin, "postgres"), "-D", filepath.Join(c.dir, "data"),
		"-c", "listen_addresses=", "-c", "unix_socket_directories="+c.dir,
		"-c", "unix_socket_permissions=0700", "-c", "max_connections=200",
		"-c", "shared_buffers=16MB", "-c", "max_wal_size=128MB", "-c", "fsync=off",
		"-c", "max_wal_senders=0", "-c", "wal_level=minimal", "-c", "timezone=UTC")
	cmd.Dir, cmd.Stdout, cmd.Stderr = c.dir, log, log
	// SIGINT is PostgreSQL's fast shutdown. SIGTERM would wait for every client, so
	// that one process that a test left behind could keep the server alive.
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.cred, Pdeathsig: syscall.SIGINT}
	started := make(chan error, 1)
	go func() {
		// The kernel signals the child when the thread that started it ends, so that
		// thread is kept for as long as the child lives.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			cmd.Wait()
		}
		log.Close()
		close(c.exited)
	}()
	if err := <-started; err != nil {
		return fmt.Errorf("start postgres: %w", err)
	}
	c.pid = cmd.Process.Pid
	return c.await()
}

// await returns when the server answers, or an error with its log when it does not.
func (c *cluster) await() error {
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		err := query(c.url(), "SELECT 1")
		if err == nil {
			return nil
		}
		select {
		case <-tick.C:
			continue
		case <-c.exited:
			err = errors.New("the server ended")
		case <-deadline.C:
		}
		said, _ := os.ReadFile(filepath.Join(c.dir, "log")) // best effort: it explains err
		return fmt.Errorf("postgres does not answer: %w\n%s", err, said)
	}
}

func (c *cluster) url() string {
	q := url.Values{"host": {c.dir}, "sslmode": {"disable"}}
	u := url.URL{Scheme: "postgres", User: url.User(superuser), Path: "/" + adminDB, RawQuery: q.Encode()}
	return u.String()
}

// stop ends the server, at first politely, and removes its directory.
func (c *cluster) stop() error {
	if c.pid == 0 {
		return c.remove()
	}
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT} {
		if isClosed(c.exited) {
			return c.remove()
		}
		if err := syscall.Kill(c.pid, sig); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("stop postgres: %w", err)
		}
		select {
		case <-c.exited:
			return c.remove()
		case <-time.After(patience / 4):
		}
	}
	return fmt.Errorf("postgres (process %d) does not stop", c.pid)
}

func isClosed(done <-chan struct{}) bool {
	select {
	case <-done:
		return true
	default:
		return false
	}
}

func (c *cluster) remove() error {
	if c.dir == "" {
		return nil
	}
	err := os.RemoveAll(c.dir)
	if c.lock != nil {
		err = errors.Join(err, c.lock.Close())
	}
	return err
}

// holdLock makes the lock file of dir. It is locked before it gets its name, so that
// a lock file that can be taken always means that its process is gone.
func holdLock(dir string) (*os.File, error) {
	lock, err := os.CreateTemp(dir, "lock-*")
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return lock, os.Rename(lock.Name(), filepath.Join(dir, "lock"))
}

// sweep removes the directories in temp of processes that ended without Main. What it
// may not or cannot remove, it leaves.
func sweep(temp string) {
	dirs, _ := filepath.Glob(filepath.Join(temp, dirPrefix+"*")) // only a bad pattern fails
	for _, dir := range dirs {
		lock, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR, 0)
		if err != nil {
			continue // being made, or of somebody else
		}
		free := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
		if free && !serverAlive(dir) {
			os.RemoveAll(dir)
		}
		lock.Close()
	}
}

// serverAlive reports whether the server in dir is still shutting down.
func serverAlive(dir string) bool {
	text, err := os.ReadFile(filepath.Join(dir, "data", "postmaster.pid"))
	if err != nil {
		return false
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	return err == nil && pid > 0 && !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH)
}

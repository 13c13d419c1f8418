// SPDX-License-Identifier: EUPL-1.2

package edge

import (
	"crypto/tls"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"
)

// reload is how long a certificate is used before its files are looked at again.
const reload = time.Minute

// Certificate is a certificate with its key in two files, which are read again when they change: a renewal needs no restart.
type Certificate struct {
	cert, key string
	now       func() time.Time

	mu      sync.Mutex
	loaded  *tls.Certificate
	changed [2]time.Time // of both files
	looked  time.Time
}

// ErrKeyMode: everybody on the machine can read the key of the certificate.
var ErrKeyMode = errors.New("edge: the key of the certificate can be read by everybody")

// OpenCertificate reads a certificate and its key (PEM). ErrKeyMode when everybody can read the key.
func OpenCertificate(cert, key string, now func() time.Time) (*Certificate, error) {
	c := &Certificate{cert: cert, key: key, now: now}
	return c, c.read()
}

func (c *Certificate) read() error {
	var changed [2]time.Time
	for i, path := range []string{c.cert, c.key} {
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		if i == 1 && info.Mode().Perm()&0o007 != 0 {
			return fmt.Errorf("%w: %s", ErrKeyMode, path)
		}
		changed[i] = info.ModTime()
	}
	c.looked = c.now()
	if c.loaded != nil && changed == c.changed {
		return nil
	}
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return err
	}
	c.loaded, c.changed = &pair, changed
	return nil
}

// get returns the certificate of now. Files that are wrong for a moment, or for good, leave the one that was read last.
func (c *Certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.now().Sub(c.looked) >= reload {
		c.looked = c.now()
		_ = c.read() // the one of before may hold for weeks
	}
	return c.loaded, nil
}

// TLS are the settings with which a server ends TLS itself: 1.2 and later, ciphers with authenticated encryption and forward secrecy only.
func (c *Certificate) TLS() *tls.Config {
	return &tls.Config{
		MinVersion:     tls.VersionTLS12,
		GetCertificate: c.get,
		NextProtos:     []string{"h2", "http/1.1"},
		CipherSuites: []uint16{ // of 1.2; those of 1.3 are all good
			tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
			tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
			tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
		},
	}
}

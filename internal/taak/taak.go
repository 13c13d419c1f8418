// SPDX-License-Identifier: EUPL-1.2

// Package taak lets the house do by itself what is due: one ticker that asks the gate for its jobs, until the server stops. What
// a job is, who leases it and whether it may be done is the gate's; here is only the when.
package taak

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// Elke is how often a house looks for jobs that are due.
const Elke = time.Minute

// Opties say what is done, and how often.
type Opties struct {
	// Doe carries out what is due and returns how much that was. An error is told in the technical log and tried again later.
	Doe  func(context.Context) (int, error)
	Elke time.Duration // Elke when 0
	Log  *slog.Logger  // technical messages, never personal data; none when nil
}

// Loper does the jobs of a house. Safe for concurrent use.
type Loper struct {
	o     Opties
	mu    sync.Mutex // one round at a time
	stop  context.CancelFunc
	ctx   context.Context
	einde chan struct{} // closed when the ticker has ended
}

// Start begins: at once with what is due already, then every time again. Stop ends it.
func Start(o Opties) *Loper {
	if o.Elke == 0 {
		o.Elke = Elke
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	l := &Loper{o: o, einde: make(chan struct{})}
	l.ctx, l.stop = context.WithCancel(context.Background())
	go l.loop()
	return l
}

// Nu does what is due now and returns when it is done, with how much it was. After Stop it does nothing.
func (l *Loper) Nu() (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ctx.Err() != nil {
		return 0, nil
	}
	return l.o.Doe(l.ctx)
}

// Stop ends the ticker and waits for the job in hand. Stopping twice is the same as once.
func (l *Loper) Stop() {
	l.stop()
	<-l.einde
	l.mu.Lock() // a round that somebody asked for with Nu
	defer l.mu.Unlock()
}

func (l *Loper) loop() {
	defer close(l.einde)
	tik := time.NewTicker(l.o.Elke)
	defer tik.Stop()
	for {
		l.ronde()
		select {
		case <-l.ctx.Done():
			return
		case <-tik.C:
		}
	}
}

func (l *Loper) ronde() {
	n, err := l.Nu()
	if err != nil && l.ctx.Err() == nil {
		l.o.Log.Error("taken zijn niet gelukt", "fout", err.Error())
	}
	if n > 0 {
		l.o.Log.Info("taken gedaan", "aantal", n)
	}
}

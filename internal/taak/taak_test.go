// SPDX-License-Identifier: EUPL-1.2

package taak_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rondetafel/internal/taak"
)

const geduld = 10 * time.Second

// wacht asks that something comes within geduld.
func wacht(t *testing.T, wat string, c <-chan struct{}) {
	t.Helper()
	select {
	case <-c:
	case <-time.After(geduld):
		t.Fatalf("%s does not come", wat)
	}
}

// What is due is done at the start, again and again, and no longer after Stop.
func TestLoper(t *testing.T) {
	rondes := make(chan struct{}, 100)
	l := taak.Start(taak.Opties{Elke: time.Millisecond, Doe: func(context.Context) (int, error) {
		select {
		case rondes <- struct{}{}:
		default:
		}
		return 0, nil
	}})
	for range 3 {
		wacht(t, "a round", rondes)
	}
	l.Stop()
	for len(rondes) > 0 {
		<-rondes
	}
	if n, err := l.Nu(); n != 0 || err != nil || len(rondes) > 0 {
		t.Errorf("after Stop %d jobs were done, %v", n, err)
	}
	time.Sleep(5 * time.Millisecond)
	if len(rondes) > 0 {
		t.Error("the ticker goes on after Stop")
	}
	l.Stop()
}

// Two rounds are never busy at once, and Nu says what its own round did.
func TestNu(t *testing.T) {
	var bezig, meeste atomic.Int32
	l := taak.Start(taak.Opties{Elke: time.Hour, Doe: func(context.Context) (int, error) {
		meeste.Store(max(meeste.Load(), bezig.Add(1)))
		defer bezig.Add(-1)
		time.Sleep(time.Millisecond)
		return 2, errors.New("vol")
	}})
	defer l.Stop()
	var groep sync.WaitGroup
	for range 8 {
		groep.Go(func() {
			if n, err := l.Nu(); n != 2 || err == nil {
				t.Errorf("a round did %d, %v", n, err)
			}
		})
	}
	groep.Wait()
	if meeste.Load() != 1 {
		t.Errorf("%d rounds at once", meeste.Load())
	}
}

// Stop tells the job in hand that it is over, and waits until it ends.
func TestStopWacht(t *testing.T) {
	begonnen, klaar := make(chan struct{}), make(chan struct{})
	l := taak.Start(taak.Opties{Doe: func(ctx context.Context) (int, error) {
		close(begonnen)
		<-ctx.Done()
		time.Sleep(2 * time.Millisecond)
		close(klaar)
		return 0, ctx.Err()
	}})
	wacht(t, "the first round", begonnen)
	l.Stop()
	select {
	case <-klaar:
	default:
		t.Error("Stop did not wait for the job in hand")
	}
}

// What went wrong is told and tried again; what went well is told too. An error of a job that was cut off by Stop is none.
func TestLoperVertelt(t *testing.T) {
	var tekst bytes.Buffer
	keer, derde := 0, make(chan struct{})
	l := taak.Start(taak.Opties{Elke: time.Millisecond, Log: slog.New(slog.NewTextHandler(&tekst, nil)),
		Doe: func(ctx context.Context) (int, error) {
			keer++
			switch keer {
			case 1:
				return 0, errors.New("de schijf is vol")
			case 2:
				return 3, nil
			case 3:
				close(derde)
			}
			<-ctx.Done()
			return 0, ctx.Err()
		}})
	wacht(t, "the third round", derde)
	l.Stop()
	for _, wil := range []string{"de schijf is vol", "aantal=3"} {
		if !strings.Contains(tekst.String(), wil) {
			t.Errorf("%q is not told: %s", wil, tekst.String())
		}
	}
	if strings.Contains(tekst.String(), "context canceled") {
		t.Errorf("a stop is told as an error: %s", tekst.String())
	}
}

// SPDX-License-Identifier: EUPL-1.2

package edge

// Kept is how many are kept count of.
func (p *Pace) Kept() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.free)
}

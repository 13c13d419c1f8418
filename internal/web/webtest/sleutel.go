// SPDX-License-Identifier: EUPL-1.2

package webtest

import (
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
)

// Sleutel gives the browser a device that keeps passkeys, whose holder touches it and says who they are at once.
func (b *Browser) Sleutel() error {
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`true`)); err != nil { // starts the browser
		return err
	}
	if _, err := chromedp.Call(b.ctx, webauthn.Enable, webauthn.EnableParams{}); err != nil {
		return err
	}
	_, err := chromedp.Call(b.ctx, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
		Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal, HasResidentKey: true, HasUserVerification: true,
		IsUserVerified: true, AutomaticPresenceSimulation: true}})
	return err
}

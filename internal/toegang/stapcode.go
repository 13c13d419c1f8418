// SPDX-License-Identifier: EUPL-1.2

package toegang

import (
	"bytes"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"fmt"
	"image/png"
	"net/url"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
)

// An app makes a code of six digits of a secret and the time, a new one each half minute (TOTP, RFC 6238, SHA-1: what every app can).
const (
	stap         = 30 * time.Second
	geheimBytes  = 20
	stapTekens   = 6
	stappenEraan = 1 // a clock may be one code off, to either side
)

// NieuwGeheim draws the secret that an app and the house share, in the letters in which an app takes it.
func NieuwGeheim() string {
	b := make([]byte, geheimBytes)
	_, _ = rand.Read(b)
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b)
}

// Stapcode is the code of a secret at a moment.
func Stapcode(geheim string, nu time.Time) (string, error) {
	return hotp.GenerateCode(geheim, uint64(nu.Unix())/uint64(stap.Seconds()))
}

// StapKlopt tells of which step getypt is the code of geheim around nu, and false when it is of none after laatste: each code counts
// once, also for who looked over a shoulder. No code is of an empty geheim: that is nobody's, and everybody can count with it.
func StapKlopt(geheim, getypt string, nu time.Time, laatste int64) (welke int64, klopt bool) {
	if geheim == "" {
		return 0, false
	}
	getypt = strings.ReplaceAll(getypt, " ", "")
	midden := nu.Unix() / int64(stap.Seconds())
	for s := midden - stappenEraan; s <= midden+stappenEraan; s++ {
		wil, err := hotp.GenerateCode(geheim, uint64(s))
		if err != nil {
			return 0, false
		}
		if subtle.ConstantTimeCompare([]byte(wil), []byte(getypt)) == 1 && s > laatste {
			welke, klopt = s, true
		}
	}
	return welke, klopt
}

// IsStapcode tells whether getypt can be the code of an app: six digits.
func IsStapcode(getypt string) bool {
	getypt = strings.ReplaceAll(getypt, " ", "")
	return len(getypt) == stapTekens && strings.Trim(getypt, "0123456789") == ""
}

// AppAdres is the address by which an app takes a secret, of an account that it calls naam at huis.
func AppAdres(huis, naam, geheim string) string {
	u := url.URL{Scheme: "otpauth", Host: "totp", Path: "/" + huis + ":" + naam}
	// In the query an app wants %20 for a space, and the secret first.
	u.RawQuery = "secret=" + geheim + "&issuer=" + url.PathEscape(huis)
	return u.String()
}

// plaatjeMaat is the width of a picture for an app, in points.
const plaatjeMaat = 232

// AppPlaatje is a picture (png) of an address, for the camera of a telephone.
func AppPlaatje(adres string) ([]byte, error) {
	key, err := otp.NewKeyFromURL(adres)
	if err != nil {
		return nil, fmt.Errorf("toegang: %w", err)
	}
	beeld, err := key.Image(plaatjeMaat, plaatjeMaat)
	if err != nil {
		return nil, fmt.Errorf("toegang: %w", err)
	}
	var uit bytes.Buffer
	err = png.Encode(&uit, beeld)
	return uit.Bytes(), err
}

package io.ballast.loader.postgres;

import java.util.Locale;
import java.util.Optional;

/** How far a connection is encrypted and the server verified: libpq's {@code sslmode} (PostgreSQL manual, 32.19). */
public enum TlsMode {
    DISABLE,
    /** Plain first, encrypted when the server insists. */
    ALLOW,
    /** Encrypted first, plain when the server has no TLS. */
    PREFER,
    /** Encrypted; the server's identity is not checked. */
    REQUIRE,
    /** Encrypted, certificate signed by a trusted authority. */
    VERIFY_CA,
    /** As {@link #VERIFY_CA}, and the certificate names the host. */
    VERIFY_FULL;

    /** The name in libpq and in the driver: {@code verify-full}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the server's certificate is checked. */
    public boolean verifies() {
        return this == VERIFY_CA || this == VERIFY_FULL;
    }

    static Optional<TlsMode> parse(String label) {
        for (TlsMode mode : values()) {
            if (mode.label().equals(label)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}

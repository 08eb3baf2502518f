package dev.perennial.registry.store;

import java.io.IOException;

/** Stored bytes are not what they were. */
public final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedException(String expected, String actual) {
        super("Stored bytes are damaged: " + expected + " has the digest " + actual);
    }
}

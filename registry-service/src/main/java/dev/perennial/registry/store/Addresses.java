package dev.perennial.registry.store;

import dev.perennial.contract.problem.ProblemException;
import java.util.regex.Pattern;

/** Addresses in the store. */
final class Addresses {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private Addresses() {}

    static void check(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw ProblemException.invalid(
                    "An address is a SHA-256 in 64 lower-case hexadecimal digits");
        }
    }

    static ProblemException unknown(String sha256) {
        return ProblemException.notFound("No bytes are kept at " + sha256);
    }
}

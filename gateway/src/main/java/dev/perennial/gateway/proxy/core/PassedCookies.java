package dev.perennial.gateway.proxy.core;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cookies that Camunda's pages set and need back; ours never go on. */
public final class PassedCookies {
    private static final Set<String> PASSED = Set.of("JSESSIONID", "XSRF-TOKEN");

    private PassedCookies() {}

    /** The header without anything else; null where nothing is left. */
    public static @Nullable String of(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String passed =
                Arrays.stream(header.split(";", -1))
                        .map(String::strip)
                        .filter(cookie -> PASSED.contains(cookie.split("=", 2)[0]))
                        .collect(Collectors.joining("; "));
        return passed.isEmpty() ? null : passed;
    }
}

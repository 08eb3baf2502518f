package dev.perennial.gateway.proxy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a browser signs in. */
final class SignIn {
    private SignIn() {}

    static String at(String wanted) {
        return "/login?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }
}
